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
 * What kind of file came under the name of a clip, by its first bytes. What holds the same frames in another container is
 * put into an MP4 file without touching them: it was paid for, and the next one would come in the same container.
 */
enum ClipContainer {
    /** MP4 and QuickTime alike (ISO/IEC 14496-12:2022, 4.3). */
    MP4("an MP4 file", "mov", ".{4}ftyp"),
    /** WebM and Matroska (RFC 8794, 11.2.4): EBML. */
    MATROSKA("a WebM or Matroska file", "matroska", "\\x1a\\x45\\xdf\\xa3"),
    /**
     * Packets of 188 bytes that begin with 0x47 (ISO/IEC 13818-1, 2.4.3.2). Static builds of FFmpeg, the bundled one among
     * them, end with a memory fault on such files.
     */
    MPEG_TS("an MPEG transport stream", "", "G.{187}G.{187}G"),
    AVI("an AVI file", "", "RIFF.{4}AVI "),
    FLV("a Flash video", "", "FLV\\x01"),
    GIF("a GIF picture", "", "GIF8"),
    WEBP("a WebP picture", "", "RIFF.{4}WEBP"),
    PNG("a PNG picture", "", "\\x89PNG"),
    JPEG("a JPEG picture", "", "\\xff\\xd8\\xff"),
    PLAYLIST("a playlist", "", "#EXTM3U|ffconcat"),
    PAGE("a page of HTML or XML", "", "\\s*<"),
    JSON("a JSON text", "", "\\s*\\{"),
    NOTHING("an empty file", "", "\\z"),
    OTHER("a file of an unknown kind", "", "");

    private static final int HEAD = 512;

    private final String words;
    private final String demuxer;
    private final Pattern beginning;

    ClipContainer(String words, String demuxer, String beginning) {
        this.words = words;
        this.demuxer = demuxer;
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

    /** Whether what it holds can be put into an MP4 file. */
    boolean isTaken() {
        return !demuxer.isEmpty();
    }
}
