package dev.sceneroute.media;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A child process that cannot hang or flood us: its standard input is closed, both outputs are read all the time and
 * only their ends are kept, and it is killed when its time is over or its waiter is interrupted.
 */
final class BoundedProcess {

    private final Process process;
    private final OutputTail output;
    private final OutputTail messages;
    private volatile boolean stopped;

    private BoundedProcess(Process process, int keptBytes) {
        this.process = process;
        this.output = OutputTail.of(process.getInputStream(), keptBytes, "ffmpeg-output");
        this.messages = OutputTail.of(process.getErrorStream(), keptBytes, "ffmpeg-messages");
    }

    /**
     * Starts it.
     *
     * @param keptBytes how much of the end of each output is kept
     * @throws IOException if it cannot be started
     */
    static BoundedProcess start(ProcessBuilder command, int keptBytes) throws IOException {
        Process process = command.start();
        process.getOutputStream().close();
        return new BoundedProcess(process, keptBytes);
    }

    /**
     * Waits for its end.
     *
     * @throws FfmpegException if it was killed: its time was over, it was stopped, or the waiting thread interrupted
     */
    Result await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw new FfmpegException("FFmpeg took longer than " + limit + " and was killed. " + messages.text());
            }
            if (stopped) {
                throw new FfmpegStoppedException("FFmpeg was stopped");
            }
            return new Result(process.exitValue(), output.text(), messages.text());
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
            throw new FfmpegStoppedException("FFmpeg was stopped because its caller was interrupted", interrupted);
        }
    }

    /** Kills it; whoever waits for it gets an exception. */
    void stop() {
        stopped = true;
        kill();
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** How it ended and the ends of what it printed. */
    record Result(int exitValue, String output, String messages) {}
}
