package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starting a program of which nobody knows who else is about to let go of it. */
class BoundedProcessTest {

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_program_that_somebody_still_writes_is_started_as_soon_as_it_is_written() throws IOException {
        Path program = Files.copy(Path.of("/bin/true"), folder.resolve("program"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        OutputStream writer = Files.newOutputStream(program, StandardOpenOption.APPEND);

        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> exitValue(program));
        await("it to be held up").during(Duration.ofMillis(300)).until(() -> !ended.isDone());
        writer.close();

        await("it to be started").until(ended::isDone);
        assertThat(ended).isCompletedWithValue(0);
    }

    private static int exitValue(Path program) {
        try {
            return BoundedProcess.start(new ProcessBuilder(program.toString()), 100)
                    .await(Duration.ofSeconds(10))
                    .exitValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
