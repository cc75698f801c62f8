package dev.sceneroute.media;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A child process that cannot hang or flood us: its standard input is closed, both outputs are read all the time and
 * only their ends are kept, and it is killed when its time is over or its waiter is interrupted.
 */
final class BoundedProcess {

    private static final String BUSY = "error=26,";
    private static final Duration BUSY_PAUSE = Duration.ofMillis(100);
    private static final int BUSY_TRIES = 100;

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
        Process process = begin(command);
        process.getOutputStream().close();
        return new BoundedProcess(process, keptBytes);
    }

    /**
     * A file that was written a moment ago is busy as long as another process of ours, which was just starting, still has
     * it open (execve(2), ETXTBSY); that passes by itself.
     */
    private static Process begin(ProcessBuilder command) throws IOException {
        for (int tries = 1; true; tries++) {
            try {
                return command.start();
            } catch (IOException failed) {
                if (tries == BUSY_TRIES || !String.valueOf(failed.getMessage()).contains(BUSY)) {
                    throw failed;
                }
                LockSupport.parkNanos(BUSY_PAUSE.toNanos());
            }
        }
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

    /** The end of what it has written to standard output up to now. */
    String soFar() {
        return output.soFar();
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
