package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever follows a job hears everything once, however often the line breaks. */
class JobEventsTest extends ApiTest {
    @Autowired
    private JobEventStreams streams;

    @Test
    void a_job_is_told_from_its_first_event_to_its_end() {
        String id = start(3, "clips");

        List<String> lines = read(id).toList();

        List<Integer> numbers = numbers(lines);
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(types(lines))
                .startsWith("job.queued")
                .endsWith("job.succeeded")
                .contains("scene.ready");
        assertThat(lines.get(0)).isEqualTo("id: 1");
        assertThat(lines.get(2)).startsWith("data: {\"job_id\":\"" + id + "\",\"number\":1,\"type\":\"job.queued\"");
        assertThat(lines.get(2)).contains("\"at\":\"");
        assertThat(lines.get(lines.size() - 2)).contains("\"progress\":100");
    }

    @Test
    void a_broken_line_is_taken_up_without_loss_or_doubles() {
        sandbox.latency(Duration.ofMillis(300));
        String id = start(6, "links");
        List<Integer> heard = new ArrayList<>();

        // Cut after every second event, and gone on from the last that was heard.
        while (!"ended".equals(hear(id, heard, 2))) {
            assertThat(heard).hasSizeLessThan(1000);
        }

        assertThat(heard)
                .isEqualTo(IntStream.rangeClosed(1, heard.size()).boxed().toList());
        assertThat(heard).hasSize(numbers(read(id).toList()).size());
    }

    @Test
    void after_the_end_the_rest_can_be_had_from_any_place() {
        String id = start(1, "links");
        end(id);
        int last = numbers(read(id).toList()).size();

        for (int position = 0; position < last; position++) {
            assertThat(numbers(
                            read(id, "Last-Event-ID", String.valueOf(position)).toList()))
                    .isEqualTo(IntStream.rangeClosed(position + 1, last).boxed().toList());
        }
        assertThat(numbers(
                        lines("/api/v1/jobs/" + id + "/events?after=2").body().toList()))
                .startsWith(3);
    }

    @Test
    void who_has_heard_the_end_is_told_not_to_come_again() {
        String id = start(1, "links");
        end(id);
        int last = numbers(read(id).toList()).size();

        HttpResponse<Stream<String>> response =
                lines("/api/v1/jobs/" + id + "/events", "Last-Event-ID", String.valueOf(last));

        assertThat(response.statusCode()).isEqualTo(204);
    }

    @Test
    void a_job_that_is_tried_again_goes_on_being_told() {
        String id = start(1, "links");
        end(id);
        int last = numbers(read(id).toList()).size();

        api.post("/api/v1/jobs/" + id + "/scenes/1/retry");

        List<String> types =
                types(read(id, "Last-Event-ID", String.valueOf(last)).toList());
        assertThat(types).startsWith("job.retried").endsWith("job.succeeded");
    }

    @Test
    void forty_at_once_hear_the_same() {
        sandbox.latency(Duration.ofMillis(300));
        String id = start(2, "links");

        List<CompletableFuture<HttpResponse<String>>> watchers = IntStream.range(0, 40)
                .mapToObj(number -> api.client()
                        .sendAsync(
                                api.request("GET", "/api/v1/jobs/" + id + "/events", BodyPublishers.noBody()),
                                BodyHandlers.ofString()))
                .toList();

        List<List<Integer>> heard = watchers.stream()
                .map(CompletableFuture::join)
                .map(response -> numbers(response.body().lines().toList()))
                .distinct()
                .toList();
        assertThat(heard).hasSize(1);
    }

    @Test
    void somebody_who_does_not_read_holds_nobody_up() throws IOException {
        sandbox.latency(Duration.ofMillis(300));
        String id = start(2, "links");

        try (Socket silent = watch(id)) {
            assertThat(types(read(id).toList())).endsWith("job.succeeded");
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void a_quiet_job_still_gives_signs_of_life_and_who_leaves_is_forgotten() throws IOException {
        sandbox.latency(Duration.ofSeconds(20));
        String id = start(1, "links");
        try (Socket leaving = watch(id)) {
            StringBuilder heard = new StringBuilder();
            await("a sign of life").atMost(Duration.ofSeconds(10)).until(() -> {
                byte[] some = new byte[4096];
                int count = leaving.getInputStream().read(some);
                return heard.append(new String(some, 0, count, StandardCharsets.UTF_8))
                                .indexOf(": still here")
                        > 0;
            });
            assertThat(streams.size()).isPositive();
        }

        await("the stream to be forgotten").atMost(Duration.ofSeconds(10)).until(() -> streams.size() == 0);
        api.post("/api/v1/jobs/" + id + "/cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999", ""})
    void a_place_that_is_no_number_is_refused(String place) {
        String id = start(1, "links");

        Reply refused = api.get("/api/v1/jobs/" + id + "/events?after=" + place);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.wrong()).containsExactly("after: number");
        end(id);
    }

    private String start(int scenes, String deliver) {
        return api.post("/api/v1/jobs", Api.job(scenes, deliver)).field("job_id");
    }

    /** Hears at most so many events more, then hangs up; says whether the stream ended by itself. */
    private String hear(String id, List<Integer> heard, int most) {
        int had = heard.size();
        try (Stream<String> lines = read(id, "Last-Event-ID", String.valueOf(had))) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id: ")) {
                    heard.add(Integer.valueOf(line.substring(4)));
                }
                if (line.isEmpty() && heard.size() == had + most) {
                    return "cut";
                }
            }
        } catch (UncheckedIOException brokenByItself) {
            // Whoever broke the line: what was heard counts, and the rest is asked for.
            return "cut";
        }
        return "ended";
    }

    private Socket watch(String id) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.getOutputStream()
                .write(("GET /api/v1/jobs/" + id + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Stream<String> read(String id, String... headers) {
        return lines("/api/v1/jobs/" + id + "/events", headers).body();
    }

    private HttpResponse<Stream<String>> lines(String path, String... headers) {
        try {
            return api.client()
                    .send(api.request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> numbers(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> Integer.valueOf(line.substring(4)))
                .toList();
    }

    private static List<String> types(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring(7))
                .toList();
    }
}
