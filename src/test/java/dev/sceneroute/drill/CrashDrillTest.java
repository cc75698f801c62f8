package dev.sceneroute.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.Sceneroute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/** The proof, in small: the whole drill with real processes and real kills. */
class CrashDrillTest {
    private static final Path DATA = Path.of("target", "crash-drill").toAbsolutePath();

    @Test
    void nothing_is_lost_and_nothing_paid_twice_whichever_point_the_program_dies_at() throws IOException {
        Path report = DATA.resolve("every-point.md");

        int exitCode = drill("--report=" + report, "--limit=12m");

        assertThat(exitCode).as(text(report)).isZero();
        assertThat(text(report)).contains("lost: 0, paid twice: 0, orphans: 0");
    }

    @Test
    void a_program_that_orders_anew_instead_of_looking_up_is_found_out() throws IOException {
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
            assertThat(drill(option)).as(option).isEqualTo(2);
        }
    }

    private static int drill(String... options) {
        String[] arguments = Stream.concat(Stream.of("drill", "--sceneroute.data-dir=" + DATA), Stream.of(options))
                .toArray(String[]::new);
        return CrashDrill.run(new SpringApplication(Sceneroute.class), arguments);
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "no report";
    }
}
