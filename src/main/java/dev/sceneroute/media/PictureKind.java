package dev.sceneroute.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The kinds of picture files that are taken, known by their first bytes and never by their names. */
enum PictureKind {
    /** Portable Network Graphics (ISO/IEC 15948). */
    PNG("png_pipe", "picture.png"),
    /** JPEG (ISO/IEC 10918). */
    JPEG("jpeg_pipe", "picture.jpg"),
    /** WebP (RFC 9649). */
    WEBP("webp_pipe", "picture.webp");

    /** How many bytes tell. */
    static final int TELLING = 12;

    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

    private final String demuxer;
    private final String fileName;

    PictureKind(String demuxer, String fileName) {
        this.demuxer = demuxer;
        this.fileName = fileName;
    }

    /** What FFmpeg is told to read it as, so that it does not guess. */
    String demuxer() {
        return demuxer;
    }

    /** What it is called where FFmpeg works. */
    String fileName() {
        return fileName;
    }

    /**
     * The kind of a file.
     *
     * @param head its first bytes
     * @throws PictureException if it is of none of these kinds
     */
    static PictureKind of(ByteBuffer head) {
        if (head.getLong(0) == PNG_SIGNATURE) {
            return PNG;
        }
        if ((head.getInt(0) & 0xFFFFFF00) == 0xFFD8FF00) {
            return JPEG;
        }
        if (fourCharacters(head, 0).equals("RIFF") && fourCharacters(head, 8).equals("WEBP")) {
            return WEBP;
        }
        throw new PictureException("The picture is neither PNG nor JPEG nor WebP: save it as one of these (renaming the"
                + " file is not enough)");
    }

    /** Four characters that name a chunk. */
    static String fourCharacters(ByteBuffer bytes, int place) {
        byte[] name = new byte[4];
        bytes.get(place, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
