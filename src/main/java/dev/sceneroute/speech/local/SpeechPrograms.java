package dev.sceneroute.speech.local;

import dev.sceneroute.media.OutputTail;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What camel-exec runs the programs with that speak: from a list of arguments without a shell, the text as their input,
 * no more at once than there are processors, and killed with all their children when their time is over, their caller is
 * interrupted or this program ends.
 */
@Component("speechPrograms")
public class SpeechPrograms implements ExecCommandExecutor, DisposableBean {

    private static final int KEPT_BYTES = 16 * 1024;
    private static final int LAST_WORDS = 500;

    private final Map<String, SpeechProgram> programs;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Runs these and no others. */
    public SpeechPrograms(List<SpeechProgram> programs) {
        this.programs = programs.stream().collect(Collectors.toMap(SpeechProgram::name, Function.identity()));
    }

    /**
     * Runs one; waiting for a place does not count towards its time.
     *
     * @throws SpeechException of the kind {@code TROUBLE} if it cannot be started, takes too long, or ends with another
     *     code than 0
     */
    @Override
    public ExecResult execute(ExecCommand command) {
        SpeechProgram program = programs.get(command.getExecutable());
        if (program == null) {
            throw new IllegalArgumentException("This executor runs engines that speak, not " + command.getExecutable());
        }
        boolean placed = false;
        try {
            permits.acquire();
            placed = true;
            return run(program, command);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw trouble(program, "was stopped because its caller was interrupted", interrupted);
        } catch (IOException failed) {
            throw trouble(program, "cannot be started: " + failed.getMessage(), failed);
        } finally {
            if (placed) {
                permits.release();
            }
        }
    }

    private ExecResult run(SpeechProgram program, ExecCommand command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(program.executable().toString()));
        line.addAll(command.getArgs());
        File folder = new File(command.getWorkingDir());
        Process process = new ProcessBuilder(line)
                .directory(folder)
                .redirectInput(new File(folder, SpeechProgram.TEXT))
                .start();
        running.add(process);
        try {
            OutputTail output = OutputTail.of(process.getInputStream(), KEPT_BYTES, "speech-output");
            OutputTail messages = OutputTail.of(process.getErrorStream(), KEPT_BYTES, "speech-messages");
            if (!process.waitFor(command.getTimeout(), TimeUnit.MILLISECONDS)) {
                throw trouble(program, "took longer than " + command.getTimeout() + " ms and was killed", null);
            }
            if (process.exitValue() != 0) {
                String said = "ended with code " + process.exitValue() + ": " + lastWords(messages.text());
                throw trouble(program, said, null);
            }
            return new ExecResult(command, stream(output.text()), stream(messages.text()), 0);
        } finally {
            kill(process);
            running.remove(process);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static SpeechException trouble(SpeechProgram program, String what, @Nullable Exception cause) {
        return new SpeechException(Kind.TROUBLE, program.name() + " " + what, cause);
    }

    private static String lastWords(String messages) {
        String said = messages.strip();
        return said.length() <= LAST_WORDS ? said : "…" + said.substring(said.length() - LAST_WORDS);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Kills those that are left. */
    @Override
    public void destroy() {
        running.forEach(SpeechPrograms::kill);
    }
}
