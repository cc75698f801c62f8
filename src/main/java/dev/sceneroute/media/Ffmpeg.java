package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs FFmpeg. Arguments are a list, never a command line; user text never appears in one (put it in a file with a
 * fixed name in the working directory instead).
 */
public interface Ffmpeg {

    /**
     * Runs FFmpeg once and waits for it.
     *
     * @param workingDirectory where it runs; relative names in the arguments are below it
     * @param arguments everything after the executable and the options every run gets ({@code -nostdin -hide_banner})
     * @param limit when it is killed
     * @return what it printed
     * @throws FfmpegException if it could not be started, ended with another code than 0, or took too long
     */
    FfmpegRun run(Path workingDirectory, List<String> arguments, Duration limit);
}
