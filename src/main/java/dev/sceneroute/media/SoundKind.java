package dev.sceneroute.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A container of sound, told by its first bytes, so that it cannot be something FFmpeg follows elsewhere. */
public enum SoundKind {
    WAV("wav", ".wav", "audio/wav"),
    OGG("ogg", ".ogg", "audio/ogg"),
    FLAC("flac", ".flac", "audio/flac"),
    MP4("mov", ".m4a", "audio/mp4"),
    MP3("mp3", ".mp3", "audio/mpeg"),
    AAC("aac", ".aac", "audio/aac");

    private static final int HEAD = 12;

    private final String format;
    private final String ending;
    private final String mediaType;

    SoundKind(String format, String ending, String mediaType) {
        this.format = format;
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** FFmpeg's name of it. */
    String format() {
        return format;
    }

    /** How its files' names end. */
    public String ending() {
        return ending;
    }

    /** Its media type. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * Looks what a file is.
     *
     * @throws ClipRejectedException if it is none of these
     * @throws UncheckedIOException if it cannot be read
     */
    public static SoundKind of(Path source) {
        byte[] head = head(source);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) {
            return WAV;
        } else if (text.startsWith("OggS")) {
            return OGG;
        } else if (text.startsWith("fLaC")) {
            return FLAC;
        } else if (text.startsWith("ftyp", 4)) {
            return MP4;
        } else if (text.startsWith("ID3")) {
            return MP3;
        }
        boolean sync = head.length > 1 && head[0] == (byte) 0xFF && (head[1] & 0xE0) == 0xE0;
        if (!sync) {
            throw new ClipRejectedException(
                    ClipFault.NOT_MP4,
                    "The sound " + source.getFileName() + " is neither WAV nor MP3, AAC, Ogg, FLAC or MP4");
        }
        return (head[1] & 6) == 0 ? AAC : MP3;
    }

    private static byte[] head(Path source) {
        try (InputStream in = Files.newInputStream(source)) {
            return in.readNBytes(HEAD);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The sound " + source + " cannot be read", unreadable);
        }
    }
}
