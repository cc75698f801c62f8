package dev.sceneroute.sandbox.kling;

import static dev.sceneroute.sandbox.kling.SandboxClient.omni;
import static dev.sceneroute.sandbox.kling.TheSandbox.CLIENT;
import static dev.sceneroute.sandbox.kling.TheSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class SandboxLoadTest {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxLoadTest.class);

    @BeforeEach
    void beginAnew() {
        SANDBOX.reset();
    }

    @Test
    void a_thousand_orders_are_taken_called_back_in_order_and_never_twice() throws IOException {
        SANDBOX.concurrency(1000);
        SANDBOX.latency(Duration.ofMillis(50));
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try (CallbackReceiver callbacks = new CallbackReceiver()) {
            long before = System.nanoTime();
            List<String> ids = IntStream.range(0, 1000)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> CLIENT.create(omni("load-" + number).put("callback_url", callbacks.url()))
                                    .taskId(),
                            clients))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            LOG.info(
                    "1000 creates in {} ms",
                    Duration.ofNanos(System.nanoTime() - before).toMillis());
            await().atMost(Duration.ofSeconds(60)).until(() -> callbacks.count() == 3000);
            LOG.info(
                    "3000 callbacks after {} ms",
                    Duration.ofNanos(System.nanoTime() - before).toMillis());

            assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9]{18}"));
            assertThat(ids)
                    .allMatch(id -> callbacks.statuses(id).equals(List.of("submitted", "processing", "succeed")));
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void the_limit_holds_when_everybody_comes_at_once() {
        SANDBOX.concurrency(7);
        SANDBOX.latency(Duration.ofMinutes(1));

        List<Integer> codes =
                at(40, number -> CLIENT.create(omni("rush-" + number)).code());

        assertThat(codes.stream().filter(code -> code == 0)).hasSize(7);
        assertThat(codes.stream().filter(code -> code == 1303)).hasSize(33);
    }

    @Test
    void one_external_id_makes_one_task_when_everybody_sends_it_at_once() {
        List<Integer> codes = at(20, number -> CLIENT.create(omni("same")).code());

        assertThat(codes.stream().filter(code -> code == 0)).hasSize(1);
        assertThat(codes.stream().filter(code -> code == 1201)).hasSize(19);
    }

    @Test
    void tasks_end_when_they_are_due() {
        List<Long> lateness = IntStream.range(0, 20)
                .mapToObj(number -> CLIENT.create(omni("due-" + number)).data())
                .map(task -> TheSandbox.ended(task.path("task_id").asText()))
                .map(SandboxLoadTest::latenessMillis)
                .sorted()
                .toList();
        LOG.info("tasks end so many ms after they are due: {}", lateness);

        assertThat(lateness.get(0)).isNotNegative();
        assertThat(lateness.get(lateness.size() / 2)).isLessThanOrEqualTo(10);
    }

    private static long latenessMillis(JsonNode end) {
        return end.path("updated_at").asLong() - end.path("created_at").asLong() - 100;
    }

    private static List<Integer> at(int clients, IntFunction<Integer> create) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            return IntStream.range(0, clients)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> create.apply(number), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
