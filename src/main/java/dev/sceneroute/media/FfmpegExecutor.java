package dev.sceneroute.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;
import org.springframework.stereotype.Component;

/**
 * What camel-exec runs FFmpeg with. Its own executor joins nothing into a command line, keeps whole outputs in memory
 * and knows no limit on how many run at once; this one starts the process from the list of arguments, puts the options
 * every run gets in front, keeps the ends of the outputs, and lets only so many run as the machine can carry.
 */
@Component("ffmpegExecutor")
public class FfmpegExecutor implements ExecCommandExecutor {

    private static final String NAME = "ffmpeg";
    private static final List<String> ALWAYS = List.of("-nostdin", "-hide_banner", "-v", "error", "-y");
    private static final int KEPT_BYTES = 64 * 1024;
    private static final int LAST_WORDS = 2_000;

    private final FfmpegSupply supply;
    private final FfmpegRuns runs;
    private final Semaphore permits;

    /** Runs what was found, as often at once as the settings say. */
    public FfmpegExecutor(FfmpegSupply supply, FfmpegSettings settings, FfmpegRuns runs) {
        this.supply = supply;
        this.runs = runs;
        this.permits = new Semaphore(settings.permits(), true);
    }

    /**
     * Runs FFmpeg once; waiting for a place does not count towards the time limit.
     *
     * @throws FfmpegException if it was killed or ended with another code than 0
     * @throws IOException if it cannot be started
     */
    @Override
    public ExecResult execute(ExecCommand command) throws IOException {
        if (!NAME.equals(command.getExecutable())) {
            throw new FfmpegException("This executor runs ffmpeg only, not " + command.getExecutable());
        }
        try {
            permits.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FfmpegException("Interrupted while waiting to run FFmpeg", interrupted);
        }
        try {
            return run(command);
        } finally {
            permits.release();
        }
    }

    private ExecResult run(ExecCommand command) throws IOException {
        Path directory = Path.of(command.getWorkingDir()).toAbsolutePath().normalize();
        ProcessBuilder builder = new ProcessBuilder(line(command)).directory(directory.toFile());
        BoundedProcess process = BoundedProcess.start(builder, KEPT_BYTES);
        try (FfmpegRuns.Entry entry = runs.enter(directory, process)) {
            BoundedProcess.Result result = entry.process().await(Duration.ofMillis(command.getTimeout()));
            if (result.exitValue() != 0) {
                throw failed(result);
            }
            return new ExecResult(command, stream(result.output()), stream(result.messages()), result.exitValue());
        }
    }

    /** Thrown here, because camel-exec itself logs every other code as an error, and a refused clip is none. */
    private static FfmpegException failed(BoundedProcess.Result result) {
        String said = result.messages().strip();
        String lastWords = said.length() <= LAST_WORDS ? said : "…" + said.substring(said.length() - LAST_WORDS);
        return new FfmpegExitException(result.exitValue(), lastWords);
    }

    private List<String> line(ExecCommand command) {
        List<String> line = new ArrayList<>();
        line.add(supply.executable().toString());
        line.addAll(ALWAYS);
        line.addAll(command.getArgs());
        return line;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
