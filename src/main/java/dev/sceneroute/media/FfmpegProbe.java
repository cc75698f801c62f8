package dev.sceneroute.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an executable what it is and what it can do. Runs before Camel does, so it starts the process itself. */
final class FfmpegProbe {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int OUTPUT_BYTES = 1 << 20;
    private static final Pattern VERSION = Pattern.compile("^ffmpeg version (\\S+)");
    /**
     * A listing line: flags (three for a filter, two since release 8, six for an encoder), name, description; the
     * legend's lines have {@code =} where the name is.
     */
    private static final Pattern LISTED = Pattern.compile("^ *[A-Z.|]{2,6} +([a-z0-9_-]+) ", Pattern.MULTILINE);

    private FfmpegProbe() {}

    /**
     * Asks it.
     *
     * @throws FfmpegException if it cannot be run or is not FFmpeg
     */
    static FfmpegCapabilities probe(Path executable) {
        Matcher version = VERSION.matcher(ask(executable, "-version"));
        if (!version.find()) {
            throw new FfmpegException(executable + " is not FFmpeg: it does not say its version");
        }
        return new FfmpegCapabilities(
                version.group(1), names(ask(executable, "-filters")), names(ask(executable, "-encoders")));
    }

    private static String ask(Path executable, String question) {
        ProcessBuilder command = new ProcessBuilder(executable.toString(), "-hide_banner", question);
        try {
            BoundedProcess.Result result =
                    BoundedProcess.start(command, OUTPUT_BYTES).await(LIMIT);
            if (result.exitValue() != 0) {
                throw new FfmpegException(executable + " " + question + " ended with code " + result.exitValue() + ": "
                        + result.messages().strip());
            }
            return result.output();
        } catch (IOException cannotRun) {
            throw new FfmpegException(executable + " cannot be run: " + cannotRun.getMessage(), cannotRun);
        }
    }

    static Set<String> names(String listing) {
        Set<String> names = new LinkedHashSet<>();
        Matcher line = LISTED.matcher(listing);
        while (line.find()) {
            names.add(line.group(1));
        }
        return names;
    }
}
