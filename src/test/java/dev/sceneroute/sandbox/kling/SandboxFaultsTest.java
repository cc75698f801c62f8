package dev.sceneroute.sandbox.kling;

import static dev.sceneroute.sandbox.kling.SandboxClient.omni;
import static dev.sceneroute.sandbox.kling.TheSandbox.CLIENT;
import static dev.sceneroute.sandbox.kling.TheSandbox.SANDBOX;
import static dev.sceneroute.sandbox.kling.TheSandbox.WEBHOOK_SECRET;
import static dev.sceneroute.sandbox.kling.TheSandbox.ended;
import static dev.sceneroute.sandbox.kling.TheSandbox.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.CallbackReceiver.Received;
import dev.sceneroute.sandbox.kling.SandboxClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxFaultsTest {
    private static CallbackReceiver callbacks;

    @BeforeAll
    static void listen() throws IOException {
        callbacks = new CallbackReceiver();
    }

    @AfterAll
    static void stopListening() {
        callbacks.close();
    }

    @BeforeEach
    void beginAnew() {
        SANDBOX.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "create-too-fast, 429, 1302",
        "create-over-limit, 429, 1303",
        "create-pack-empty, 429, 1102",
        "create-moderated, 400, 1301",
        "create-error-before, 500, 5000",
        "create-maintenance, 503, 5001"
    })
    void the_next_creates_are_refused_and_make_no_task(String fault, int status, int code) {
        SANDBOX.dial(Fault.of(fault), FaultSetting.next(2));

        for (int time = 0; time < 2; time++) {
            Answer refused = CLIENT.create(omni("storm"));
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.code()).isEqualTo(code);
        }
        assertThat(CLIENT.create(omni("storm")).code()).isZero();
        assertThat(SANDBOX.counts().createsAccepted()).isEqualTo(1);
        assertThat(SANDBOX.counts().refusalsByCode()).containsEntry(code, 2L);
    }

    @Test
    void a_lost_reply_leaves_a_task_that_is_found_by_its_external_id() {
        SANDBOX.dial(Fault.REPLY_LOST, FaultSetting.next(1));

        assertThatThrownBy(() -> CLIENT.create(omni("lost"))).isInstanceOf(UncheckedIOException.class);

        assertThat(CLIENT.find("lost").code()).isZero();
        assertThat(CLIENT.create(omni("lost")).message()).contains("already exists");
        assertThat(ended(CLIENT.find("lost").taskId()).path("task_status").asText())
                .isEqualTo("succeed");
    }

    @ParameterizedTest
    @CsvSource({"create-error-after, 500, 5000", "create-timed-out, 504, 5002"})
    void an_error_after_the_task_was_made_leaves_the_task(String fault, int status, int code) {
        SANDBOX.dial(Fault.of(fault), FaultSetting.next(1));

        Answer answer = CLIENT.create(omni("late"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(ended(CLIENT.find("late").taskId()).path("task_status").asText())
                .isEqualTo("succeed");
    }

    @Test
    void a_slow_create_answers_late_and_is_good() {
        SANDBOX.dial(Fault.CREATE_SLOW, FaultSetting.next(1));
        long before = System.nanoTime();

        assertThat(CLIENT.create(omni("slow")).code()).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void lost_callbacks_are_never_sent_but_the_task_ends() {
        String id = called(Fault.CALLBACK_LOST);

        ended(id);

        await().until(() -> SANDBOX.counts().callbacksWithheld() == 3);
        assertThat(callbacks.of(id)).isEmpty();
    }

    @Test
    void a_late_callback_comes_after_the_end() {
        String id = called(Fault.CALLBACK_LATE);

        long end = ended(id).path("updated_at").asLong();

        await().until(() -> callbacks.of(id).size() == 3);
        assertThat(callbacks.of(id).get(2).atMillis() - end).isGreaterThan(650);
    }

    @Test
    void a_double_callback_comes_twice_with_the_same_webhook_id() {
        String id = called(Fault.CALLBACK_DOUBLE);

        await().until(() -> callbacks.of(id).size() == 4);

        List<Received> all = callbacks.of(id);
        assertThat(all.get(3).body()).isEqualTo(all.get(2).body());
        assertThat(all.get(3).headers().get("webhook-id"))
                .isEqualTo(all.get(2).headers().get("webhook-id"));
    }

    @Test
    void out_of_order_means_processing_after_the_end() {
        String id = called(Fault.CALLBACK_OUT_OF_ORDER);

        await().until(() -> callbacks.of(id).size() == 3);

        assertThat(callbacks.statuses(id)).containsExactly("submitted", "succeed", "processing");
    }

    @Test
    void early_callbacks_come_before_the_create_is_answered() {
        SANDBOX.dial(Fault.CALLBACK_EARLY, FaultSetting.next(1));
        int before = callbacks.count();

        Answer answer = CLIENT.create(omni("early").put("callback_url", callbacks.url()));

        assertThat(callbacks.count()).isEqualTo(before + 3);
        assertThat(answer.data().path("task_status").asText()).isEqualTo("submitted");
        assertThat(callbacks.statuses(answer.taskId())).containsExactly("submitted", "processing", "succeed");
    }

    @Test
    void a_forged_callback_claims_success_with_a_signature_that_does_not_hold() {
        SANDBOX.latency(Duration.ofMillis(400));
        String id = called(Fault.CALLBACK_FORGED);

        await().until(() -> callbacks.of(id).size() >= 3);

        Received forged = callbacks.of(id).get(2);
        assertThat(forged.status()).isEqualTo("succeed");
        assertThat(TheSandbox.status(CLIENT, id)).isEqualTo("processing");
        assertThat(forged.headers().get("webhook-signature"))
                .startsWith("v1,")
                .isNotEqualTo(new WebhookSignature(WEBHOOK_SECRET)
                        .of(
                                forged.headers().get("webhook-id"),
                                Long.parseLong(forged.headers().get("webhook-timestamp")),
                                forged.body().getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"task-moderated, risk control", "task-failed, failed"})
    void a_task_fails_late_frees_its_slot_and_costs_nothing(String fault, String message) {
        SANDBOX.concurrency(1);
        SANDBOX.dial(Fault.of(fault), FaultSetting.next(1));

        var end = ended(CLIENT.create(omni("bad")).taskId());

        assertThat(end.path("task_status").asText()).isEqualTo("failed");
        assertThat(end.path("task_status_msg").asText()).contains(message);
        assertThat(SANDBOX.counts().paidUnits()).isZero();
        assertThat(CLIENT.create(omni("next")).code()).isZero();
    }

    @Test
    void a_hanging_task_stays_in_processing_and_keeps_its_slot() {
        SANDBOX.concurrency(1);
        SANDBOX.dial(Fault.TASK_HANGS, FaultSetting.next(1));
        String id = CLIENT.create(omni("hangs")).taskId();

        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> List.of("submitted", "processing").contains(TheSandbox.status(CLIENT, id)));
        assertThat(CLIENT.create(omni("next")).code()).isEqualTo(1303);
    }

    @Test
    void an_external_id_that_the_query_does_not_know_is_still_in_the_list() {
        String id = CLIENT.create(omni("listed")).taskId();
        SANDBOX.dial(Fault.QUERY_EXTERNAL_ID_UNKNOWN, FaultSetting.next(1));

        assertThat(CLIENT.find("listed").code()).isEqualTo(1201);
        assertThat(CLIENT.find(id).code()).isZero();
        assertThat(ids(CLIENT.get("/v1/videos/omni-video").data())).contains(id);
        assertThat(CLIENT.find("listed").code()).isZero();
    }

    @Test
    void a_query_fails_once() {
        SANDBOX.dial(Fault.QUERY_ERROR, FaultSetting.next(1));

        assertThat(CLIENT.get("/v1/videos/omni-video").code()).isEqualTo(5000);
        assertThat(CLIENT.get("/v1/videos/omni-video").code()).isZero();
    }

    @Test
    void a_refused_order_does_not_use_up_the_next_task_s_fate() {
        SANDBOX.dial(Fault.TASK_FAILED, FaultSetting.next(1));
        CLIENT.create(omni("wrong").put("duration", "99"));

        assertThat(ended(CLIENT.create(omni("good")).taskId())
                        .path("task_status")
                        .asText())
                .isEqualTo("failed");
    }

    @Test
    void the_same_seed_brings_the_same_misfortune() {
        SANDBOX.dial(Fault.CREATE_ERROR_BEFORE, FaultSetting.probability(0.5));
        List<Integer> first = twenty("first");
        SANDBOX.reset();
        SANDBOX.dial(Fault.CREATE_ERROR_BEFORE, FaultSetting.probability(0.5));

        assertThat(first).contains(0, 5000);
        assertThat(twenty("second")).isEqualTo(first);
    }

    private static List<Integer> twenty(String name) {
        return IntStream.range(0, 20)
                .mapToObj(number -> CLIENT.create(omni(name + number)).code())
                .toList();
    }

    private static String called(Fault fault) {
        SANDBOX.dial(fault, FaultSetting.next(1));
        return CLIENT.create(omni("fault").put("callback_url", callbacks.url())).taskId();
    }
}
