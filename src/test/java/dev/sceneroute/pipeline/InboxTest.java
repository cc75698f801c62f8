package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.ProjectStore;
import dev.sceneroute.runtime.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Files dropped into a folder: what comes of them stands beside them. */
class InboxTest extends IntegrationTest {
    private static final Path INBOX = DATA.resolve("inbox").toAbsolutePath().normalize();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration FILM_TIME = Duration.ofSeconds(90);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private JobStore jobs;

    @Autowired
    private ProjectStore projects;

    @Test
    void a_dropped_script_becomes_a_film_and_the_result_says_where_it_is() throws IOException {
        drop("film.yaml", yaml());

        JsonNode video = finished("film.yaml").get(0);

        assertThat(INBOX.resolve("film.yaml")).doesNotExist();
        assertThat(INBOX.resolve("done/film.yaml")).isRegularFile();
        assertThat(video.path("status").asText()).isEqualTo("succeeded");
        assertThat(video.path("progress").asInt()).isEqualTo(100);
        assertThat(Mp4Header.read(Path.of(video.path("film").asText())).frames())
                .isEqualTo(3 * 24);
    }

    @Test
    void every_format_is_taken_and_a_table_makes_several_videos() throws IOException {
        drop(
                "a.json",
                "{\"title\": \"%s\", \"scenes\": [{\"visual_prompt\": \"A red ball\", \"target_duration\": 3}]}"
                        .formatted(title()));
        drop("b.csv", """
                video,title,visual_prompt,target_duration
                one,%s,A green ball,3
                two,%s,A blue ball,3
                """.formatted(title(), title()));
        drop("c.md", "# %s\n\nA white ball.\n\n> visual: a white ball rolls\n".formatted(title()));

        assertThat(finished("a.json")).extracting(InboxTest::status).containsExactly("succeeded");
        assertThat(finished("b.csv")).extracting(InboxTest::status).containsExactly("succeeded", "succeeded");
        assertThat(finished("b.csv"))
                .extracting(video -> video.path("video").asText())
                .containsExactly("one", "two");
        assertThat(finished("c.md")).extracting(InboxTest::status).containsExactly("succeeded");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(4);
    }

    @Test
    void a_half_written_file_is_left_alone_until_it_is_whole() throws IOException {
        String whole = yaml();
        Path file = INBOX.resolve("slow.yaml");
        int half = whole.indexOf("scenes:");
        Files.writeString(file, whole.substring(0, half));
        AtomicInteger further = new AtomicInteger();
        // Somebody writes on and on: a comment every tenth of a second, for longer than the inbox looks.
        await("a slow writer").pollInterval(Duration.ofMillis(100)).atMost(SOON).until(() -> {
            append(file, "# line " + further.incrementAndGet() + "\n");
            return further.get() == 20;
        });
        assertThat(file).exists();
        append(file, whole.substring(half));

        await("the file to be taken").atMost(SOON).until(() -> Files.exists(INBOX.resolve("done/slow.yaml")));

        assertThat(INBOX.resolve("failed/slow.yaml")).doesNotExist();
        assertThat(finished("slow.yaml")).extracting(InboxTest::status).containsExactly("succeeded");
    }

    @Test
    void the_same_file_dropped_twice_makes_one_job_and_both_results_end() throws IOException {
        String script = yaml();
        drop("twice.yaml", script);
        await("the first to be taken").atMost(SOON).until(() -> Files.exists(INBOX.resolve("done/twice.yaml")));
        drop("twice.yaml", script);
        await("the second to be taken").atMost(SOON).until(() -> Files.exists(INBOX.resolve("done/twice-2.yaml")));

        JsonNode second = finished("twice-2.yaml").get(0);
        JsonNode first = finished("twice.yaml").get(0);

        assertThat(second.path("job_id")).isEqualTo(first.path("job_id"));
        assertThat(second.path("status").asText()).isEqualTo("succeeded");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void two_different_files_of_one_name_both_become_films() throws IOException {
        drop("same.yaml", yaml());
        await("the first to be taken").atMost(SOON).until(() -> Files.exists(INBOX.resolve("done/same.yaml")));
        drop("same.yaml", yaml());

        assertThat(finished("same-2.yaml").get(0).path("job_id"))
                .isNotEqualTo(finished("same.yaml").get(0).path("job_id"));
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_broken_script_fails_beside_a_note_that_names_line_and_reason() throws IOException {
        drop("broken.yaml", "title: Broken\nscenes:\n  - visual_prompt: A ball\n    target_duration: zero\n");

        await("the file to be refused")
                .atMost(SOON)
                .until(() -> Files.exists(INBOX.resolve("failed/broken.yaml"))
                        && Files.exists(INBOX.resolve("failed/broken.yaml.error.txt")));

        assertThat(INBOX.resolve("failed/broken.yaml.error.txt"))
                .content()
                .contains("target_duration", "line 4", "drop it again");
        assertThat(INBOX.resolve("broken.yaml")).doesNotExist();
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void a_script_that_no_provider_would_take_is_refused_before_anything_is_paid() throws IOException {
        drop("long.yaml", "title: Too long\nscenes:\n  - visual_prompt: A ball\n    target_duration: 40\n");

        await("the note").atMost(SOON).until(() -> Files.exists(INBOX.resolve("failed/long.yaml.error.txt")));

        assertThat(INBOX.resolve("failed/long.yaml.error.txt")).content().contains("40");
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void a_folder_in_the_inbox_is_a_project() throws IOException {
        Files.createDirectories(INBOX.resolve("spring campaign"));
        drop("spring campaign/ball.yaml", yaml());

        JsonNode video = finished("spring campaign/ball.yaml").get(0);
        Job job = jobs.get(video.path("job_id").asText());

        assertThat(job.projectId())
                .isEqualTo(projects.ofFolder(Owner.LOCAL, "spring campaign").id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a film with spaces.yaml", "가을 이야기.yaml", "🎬🍂.yaml", "it's \"100%\" & $HOME.yaml", "A.B.YAML"})
    void a_file_may_be_called_what_people_call_it(String name) throws IOException {
        drop(name, yaml());

        assertThat(finished(name)).extracting(InboxTest::status).containsExactly("succeeded");
        assertThat(INBOX.resolve("done").resolve(name)).isRegularFile();
    }

    @Test
    void what_is_no_script_is_left_alone() throws IOException {
        drop("notes.pdf", "not for us");
        drop("after.yaml", yaml());

        finished("after.yaml");

        assertThat(INBOX.resolve("notes.pdf")).isRegularFile();
    }

    /** One scene of three seconds, like no other. */
    private static String yaml() {
        return "title: %s\nscenes:\n  - visual_prompt: A ball rolls\n    target_duration: 3\n".formatted(title());
    }

    private static String title() {
        return "Ball " + NUMBER.incrementAndGet();
    }

    // As a careful program drops files: written elsewhere, moved in at once.
    private static void drop(String name, String text) throws IOException {
        Path file = INBOX.resolve(name);
        Path part = Files.writeString(DATA.resolve("part-" + NUMBER.incrementAndGet()), text);
        Files.move(part, file);
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The videos of a dropped file once all have ended. */
    private static List<JsonNode> finished(String name) {
        return await("the result of " + name)
                .atMost(FILM_TIME)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> result(name),
                        videos -> !videos.isEmpty()
                                && videos.stream().noneMatch(video -> List.of("queued", "running")
                                        .contains(status(video))));
    }

    private static List<JsonNode> result(String name) throws IOException {
        Path file = INBOX.resolve("done").resolve(name + ".result.json");
        if (!Files.exists(file)) {
            return List.of();
        }
        JsonNode videos = new ObjectMapper().readTree(file.toFile()).path("videos");
        return Stream.iterate(0, index -> index < videos.size(), index -> index + 1)
                .map(videos::get)
                .toList();
    }

    private static String status(JsonNode video) {
        return video.path("status").asText();
    }
}
