package dev.sceneroute.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What kind of file came under the name of a clip, by its first bytes: never by its name, and never by FFmpeg's own guess,
 * which follows lists of files elsewhere.
 */
enum ClipContainer {
    /** MP4 and QuickTime alike (ISO/IEC 14496-12:2022, 4.3). */
    MP4("an MP4 file", "mov", ".{4}ftyp"),
    /** WebM and Matroska (RFC 8794, 11.2.4): EBML. */
    MATROSKA("a WebM or Matroska file", "matroska", "\\x1a\\x45\\xdf\\xa3"),
    /** Packets of 188 bytes that begin with 0x47 (ISO/IEC 13818-1, 2.4.3.2). */
    MPEG_TS("an MPEG transport stream", "mpegts", "G.{187}G.{187}G"),
    FLV("a Flash video", "flv", "FLV\\x01"),
    /** Its frames have no times of their own. */
    AVI("an AVI file", "avi", "RIFF.{4}AVI "),
    GIF("a GIF picture", "gif", "GIF8[79]a"),
    OGG("an Ogg file", ClipFault.FOREIGN_FORM, "OggS"),
    WINDOWS("a Windows Media file", ClipFault.FOREIGN_FORM, "\\x30\\x26\\xb2\\x75\\x8e\\x66\\xcf\\x11"),
    MPEG_PS("an MPEG program stream", ClipFault.FOREIGN_FORM, "\\x00\\x00\\x01\\xba"),
    WEBP("a WebP picture", ClipFault.NOT_MP4, "RIFF.{4}WEBP"),
    PNG("a PNG picture", ClipFault.NOT_MP4, "\\x89PNG"),
    JPEG("a JPEG picture", ClipFault.NOT_MP4, "\\xff\\xd8\\xff"),
    PLAYLIST("a playlist", ClipFault.NOT_MP4, "#EXTM3U|ffconcat"),
    PAGE("a page of HTML or XML", ClipFault.NOT_MP4, "\\s*<"),
    JSON("a JSON text", ClipFault.NOT_MP4, "\\s*\\{"),
    NOTHING("an empty file", ClipFault.NOT_MP4, "\\z"),
    OTHER("a file of an unknown kind", ClipFault.NOT_MP4, "");

    private static final int HEAD = 512;

    private final String words;
    private final String demuxer;
    private final ClipFault fault;
    private final Pattern beginning;

    /** One that is taken. */
    ClipContainer(String words, String demuxer, String beginning) {
        this(words, demuxer, ClipFault.FOREIGN_FORM, beginning);
    }

    /** One that is refused. */
    ClipContainer(String words, ClipFault fault, String beginning) {
        this(words, "", fault, beginning);
    }

    ClipContainer(String words, String demuxer, ClipFault fault, String beginning) {
        this.words = words;
        this.demuxer = demuxer;
        this.fault = fault;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** Looks at a file's first bytes. */
    static ClipContainer of(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            String head = new String(stream.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return Stream.of(values())
                    .filter(kind -> kind.beginning.matcher(head).lookingAt())
                    .findFirst()
                    .orElse(OTHER);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The clip " + file + " cannot be read", unreadable);
        }
    }

    /** What it is called in a sentence, with its article. */
    String words() {
        return words;
    }

    /** FFmpeg's name of it. */
    String demuxer() {
        return demuxer;
    }

    /** Whether what it holds is looked at. */
    boolean isTaken() {
        return !demuxer.isEmpty();
    }

    /** What is wrong with such a file as a clip. */
    ClipFault fault() {
        return fault;
    }

    /** Whether its frames can be put into an MP4 file as they are: they say when each is shown. */
    boolean timesSurvive() {
        return this != AVI && this != GIF;
    }

    /**
     * What makes its picture one like others: whole frames, or the colours of a film in place of a screen's. In an AVI file a
     * frame has the time at which it is decoded; where frames come in another order than they are shown, all of them are
     * late by as much as the first.
     */
    String filters() {
        String whole = "bwdif=mode=send_frame:deint=interlaced";
        return switch (this) {
            case GIF -> "scale=out_color_matrix=bt709:out_range=tv,format=yuv444p";
            case AVI -> "setpts=PTS-STARTPTS," + whole;
            default -> whole;
        };
    }
}
