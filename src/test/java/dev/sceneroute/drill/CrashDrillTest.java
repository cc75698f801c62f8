package dev.sceneroute.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.Sceneroute;
import dev.sceneroute.process.ChildJava;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.SpringApplication;

/** The proof, in small: the whole drill as people start it, with real processes and real kills. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(ChildJava.LOCK)
class CrashDrillTest {
    private static final Path DATA = Path.of("target", "crash-drill").toAbsolutePath();

    @Test
    void nothing_is_lost_and_nothing_paid_twice_whichever_point_the_program_dies_at() throws Exception {
        Path report = DATA.resolve("every-point.md");

        int exitCode = drill("--report=" + report, "--limit=12m");

        assertThat(exitCode).as(text(report)).isZero();
        assertThat(text(report)).contains("lost: 0, paid twice: 0, orphans: 0");
    }

    @Test
    void a_program_that_orders_anew_instead_of_looking_up_is_found_out() throws Exception {
        Path report = DATA.resolve("reckless.md");

        int exitCode = drill(
                "--points=none",
                "--kills=2",
                "--replicas=1",
                "--profiles=reckless",
                "--sandbox.kling.faults.reply-lost.next=3",
                "--report=" + report);

        assertThat(exitCode).as(text(report)).isEqualTo(1);
        assertThat(text(report)).containsPattern("paid twice: [1-9]");
    }

    @Test
    void options_that_make_no_sense_are_refused_before_anything_is_started() {
        for (String option : List.of("--kills=many", "--kills=-1", "--replicas=3", "--dance", "kills=3")) {
            SpringApplication neverStarted = new SpringApplication(Sceneroute.class);
            assertThat(CrashDrill.run(neverStarted, "drill", option)).as(option).isEqualTo(2);
        }
    }

    /** Runs the command; its exit code. */
    private static int drill(String... options) throws Exception {
        List<String> command = new ArrayList<>(ChildJava.command());
        command.add("drill");
        command.add("--sceneroute.data-dir=" + DATA);
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output()))
                .start();
        try {
            assertThat(process.waitFor(15, TimeUnit.MINUTES))
                    .as("the end of the drill")
                    .isTrue();
            return process.exitValue();
        } finally {
            // It takes the processes it has started along.
            process.destroy();
        }
    }

    private static File output() throws IOException {
        return Files.createDirectories(DATA).resolve("output.log").toFile();
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "no report";
    }
}
