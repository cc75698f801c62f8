package dev.sceneroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.process.ChildJava;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program in a process of its own, killed as a power cut would. */
class RestartTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern FILM = Pattern.compile("^Film: (.+)$", Pattern.MULTILINE);

    private final List<Process> started = new ArrayList<>();
    private Path folder;
    private Path data;

    @BeforeEach
    void ownFolder() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "restart")), "run")
                .toAbsolutePath();
        data = folder.resolve("data");
    }

    @AfterEach
    void stopWhatWasStarted() throws IOException {
        for (Process process : started) {
            process.destroyForcibly();
        }
        postgres().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroy);
    }

    @Test
    void a_film_that_was_interrupted_by_a_kill_is_finished_and_nothing_is_paid_twice() throws Exception {
        Path script = script("""
                title: Interrupted
                scenes:
                  - {visual_prompt: A red ball, target_duration: 3}
                  - {visual_prompt: A blue ball, target_duration: 3}
                """);
        Run killed = start("killed", script);
        await("an order").atMost(LIMIT).until(() -> killed.printed().contains("scene ordered") || killed.ended());
        assertThat(killed.ended()).as(killed.printed()).isFalse();
        killed.process().destroyForcibly().waitFor();
        long server = postgres().orElseThrow();
        assertThat(ProcessHandle.of(server))
                .as("the database server left behind")
                .isPresent();

        Run again = start("again", script);

        assertThat(again.exitCode()).as(again.printed()).isZero();
        assertThat(Mp4Header.read(again.film()).frames()).isEqualTo(2 * 3 * 24);
        assertThat(orders()).hasSize(2).doesNotHaveDuplicates();
        await("the adopted server to be stopped with the program")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        ProcessHandle.of(server).filter(ProcessHandle::isAlive).isEmpty());

        Run third = start("third", script);

        assertThat(third.exitCode()).as(third.printed()).isZero();
        assertThat(third.film()).isEqualTo(again.film());
        assertThat(orders()).hasSize(2);
    }

    @Test
    void a_second_program_on_the_same_data_is_refused_and_a_bad_script_is_explained() throws Exception {
        Run server = start("server");
        await("the server").atMost(LIMIT).until(() -> postgres().isPresent() || server.ended());
        assertThat(server.ended()).as(server.printed()).isFalse();

        Run second = start("second", script("title: Second\nscenes:\n  - {visual_prompt: A ball}\n"));

        assertThat(second.exitCode()).isNotZero();
        assertThat(second.printed()).contains("Another Sceneroute is using the data directory", "SCENEROUTE_DATA_DIR");
        assertThat(second.printed()).as("no stack trace").doesNotContain("\tat ");
        server.process().destroy();
        assertThat(server.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        Run bad = start("bad", script("title: Bad\nscenes:\n  - {visual_prompt: A ball, target_duration: -3}\n"));

        assertThat(bad.exitCode()).as(bad.printed()).isEqualTo(1);
        assertThat(bad.printed()).contains("cannot be made into a film", "target_duration", "line 3");
    }

    private Path script(String yaml) throws IOException {
        return Files.writeString(folder.resolve("script.yaml"), yaml);
    }

    private Run start(String name, Path... arguments) throws IOException {
        Path output = folder.resolve(name + ".txt");
        List<String> command = ChildJava.command();
        Stream.of(arguments).map(Path::toString).forEach(command::add);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SCENEROUTE_DATA_DIR", data.toString());
        builder.environment().put("SCENEROUTE_INBOX", folder.resolve("inbox").toString());
        builder.environment().put("SERVER_PORT", "0");
        Process process = builder.start();
        started.add(process);
        return new Run(process, output);
    }

    /** The database server at work in the data directory. */
    private Optional<Long> postgres() throws IOException {
        Path file = data.resolve("postgres/postmaster.pid");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().findFirst().map(Long::parseLong)
                : Optional.empty();
    }

    /** The external ids of all tasks the sandbox has made, from its own books. */
    private List<String> orders() throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data.resolve("sandbox"))) {
            for (Path book : files.filter(file -> file.getFileName().toString().contains("journal"))
                    .toList()) {
                for (String line : Files.readAllLines(book)) {
                    JsonNode made = new ObjectMapper().readTree(line).path("made");
                    if (made.isObject()) {
                        ids.add(made.path("order").path("externalTaskId").asText());
                    }
                }
            }
        }
        return ids;
    }

    /** One run of the program. */
    private record Run(Process process, Path output) {
        boolean ended() {
            return !process.isAlive();
        }

        String printed() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int exitCode() throws InterruptedException {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as(printed())
                    .isTrue();
            return process.exitValue();
        }

        Path film() {
            Matcher line = FILM.matcher(printed());
            assertThat(line.find()).as(printed()).isTrue();
            return Path.of(line.group(1));
        }
    }
}
