package dev.sceneroute.subtitle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/**
 * Subtitles as a track of an MP4 file that players switch on and off, put in by FFmpeg while it copies the rest: the
 * alternative to a writer that takes the cues themselves.
 */
public final class SoftSubtitles {

    /** The name of the file in the folder FFmpeg runs in. */
    public static final String FILE = "subtitles.srt";

    private static final String UNKNOWN = "und";

    private SoftSubtitles() {}

    /**
     * Writes the cues where FFmpeg will run.
     *
     * @return arguments for one more input
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static List<String> input(List<Cue> cues, Path folder) {
        try {
            Files.writeString(folder.resolve(FILE), SubRip.write(cues), StandardCharsets.UTF_8);
            return List.of("-protocol_whitelist", "file", "-f", "srt", "-i", FILE);
        } catch (IOException failed) {
            throw new UncheckedIOException("Subtitles cannot be written to " + folder, failed);
        }
    }

    /**
     * Arguments for the output.
     *
     * @param input number of the input
     * @param language BCP 47 tag
     */
    public static List<String> output(int input, @Nullable String language) {
        return List.of(
                "-map",
                input + ":s:0",
                "-c:s",
                "mov_text",
                "-metadata:s:s:0",
                "language=" + iso639(language),
                "-disposition:s:0",
                "default");
    }

    /** A language as MP4 names it: three letters (ISO 639-2). */
    public static String iso639(@Nullable String language) {
        if (language == null) {
            return UNKNOWN;
        }
        try {
            String code = Locale.forLanguageTag(language).getISO3Language();
            return code.matches("[a-z]{3}") ? code : UNKNOWN;
        } catch (MissingResourceException unknown) {
            return UNKNOWN;
        }
    }
}
