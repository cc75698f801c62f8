package dev.sceneroute.sandbox.kling;

import static dev.sceneroute.sandbox.kling.SandboxClient.omni;
import static dev.sceneroute.sandbox.kling.TheSandbox.CLIENT;
import static dev.sceneroute.sandbox.kling.TheSandbox.SANDBOX;
import static dev.sceneroute.sandbox.kling.TheSandbox.WEBHOOK_SECRET;
import static dev.sceneroute.sandbox.kling.TheSandbox.ended;
import static dev.sceneroute.sandbox.kling.TheSandbox.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.sandbox.kling.SandboxClient.Answer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KlingSandboxTest {
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

    @Test
    void an_order_is_answered_with_a_submitted_task_in_kling_s_envelope() {
        Answer answer = CLIENT.create(omni("prj7-scene3-a1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isZero();
        assertThat(answer.message()).isEqualTo("SUCCEED");
        assertThat(answer.json().path("request_id").asText()).isNotBlank();
        assertThat(answer.taskId()).matches("[0-9]{18}");
        assertThat(new BigInteger(answer.taskId())).isGreaterThan(BigInteger.TWO.pow(53));
        assertThat(answer.data().path("task_info").path("external_task_id").asText())
                .isEqualTo("prj7-scene3-a1");
        assertThat(answer.data().path("task_status").asText()).isEqualTo("submitted");
        assertThat(answer.data().path("created_at").asLong())
                .isCloseTo(System.currentTimeMillis(), Offset.offset(5_000L));
        assertThat(answer.raw().headers().firstValue("X-Sceneroute-Sandbox")).contains("kling");
    }

    @Test
    void a_task_is_found_by_its_id_and_by_the_caller_s_own_until_it_succeeds() {
        String id = CLIENT.create(omni("ext-1")).taskId();

        JsonNode end = ended(id);
        assertThat(end).isEqualTo(CLIENT.find("ext-1").data());
        JsonNode video = end.path("task_result").path("videos").path(0);
        assertThat(video.path("id").asText()).matches("[0-9]{18}").isNotEqualTo(id);
        assertThat(video.path("duration").textValue()).isEqualTo("5.0");
        assertThat(video.path("url").asText()).startsWith("http://127.0.0.1:").endsWith(".mp4");
        assertThat(video.has("watermark_url")).isFalse();
        assertThat(end.path("final_unit_deduction").textValue()).isEqualTo("3.0");
        assertThat(end.path("task_status_msg").textValue()).isEmpty();
    }

    @Test
    void every_change_is_called_back_in_order_as_the_bare_task_and_signed() {
        String id = CLIENT.create(omni("ext-2").put("callback_url", callbacks.url()))
                .taskId();

        await().until(() -> callbacks.of(id).size() == 3);
        assertThat(callbacks.statuses(id)).containsExactly("submitted", "processing", "succeed");
        CallbackReceiver.Received end = callbacks.of(id).get(2);
        assertThat(end.json().has("data")).isFalse();
        assertThat(end.json().path("task_info").path("parent_video").isNull()).isTrue();
        assertThat(end.json().path("task_result").path("images").isEmpty()).isTrue();
        assertThat(end.json()
                        .path("task_result")
                        .path("videos")
                        .path(0)
                        .path("url")
                        .asText())
                .endsWith(".mp4");
        assertThat(end.headers().get("webhook-signature"))
                .isEqualTo(new WebhookSignature(WEBHOOK_SECRET)
                        .of(
                                end.headers().get("webhook-id"),
                                Long.parseLong(end.headers().get("webhook-timestamp")),
                                end.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void without_latency_a_task_ends_at_once_and_still_in_order() {
        SANDBOX.latency(Duration.ZERO);

        Answer answer = CLIENT.create(omni("at-once").put("callback_url", callbacks.url()));

        assertThat(answer.data().path("task_status").asText()).isEqualTo("submitted");
        await().until(() -> callbacks.of(answer.taskId()).size() == 3);
        assertThat(callbacks.statuses(answer.taskId())).containsExactly("submitted", "processing", "succeed");
    }

    @Test
    void the_list_shows_pages_with_the_newest_first() {
        String first = CLIENT.create(omni("a")).taskId();
        String second = CLIENT.create(omni("b")).taskId();
        String third = CLIENT.create(omni("c")).taskId();

        assertThat(ids(CLIENT.get("/v1/videos/omni-video?pageNum=1&pageSize=2").data()))
                .containsExactly(third, second);
        assertThat(ids(CLIENT.get("/v1/videos/omni-video?pageNum=2&pageSize=2").data()))
                .containsExactly(first);
        assertThat(ids(CLIENT.get("/v1/videos/text2video").data())).isEmpty();
    }

    @Test
    void an_external_id_is_taken_once() {
        String id = CLIENT.create(omni("twice")).taskId();

        Answer second = CLIENT.create(omni("twice"));

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.code()).isEqualTo(1201);
        assertThat(second.message()).contains("already exists");
        assertThat(second.json().has("data")).isFalse();
        assertThat(ids(CLIENT.get("/v1/videos/omni-video").data())).containsExactly(id);
        assertThat(SANDBOX.counts().duplicateExternalIds()).isEqualTo(1);
    }

    @Test
    void tasks_above_the_concurrency_of_their_model_are_refused_until_one_ends() {
        SANDBOX.concurrency(2);
        String first = CLIENT.create(omni("one")).taskId();
        CLIENT.create(omni("two"));

        Answer third = CLIENT.create(omni("three"));
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.code()).isEqualTo(1303);
        assertThat(CLIENT.create(omni("other").put("model_name", "kling-video-o1"))
                        .code())
                .isZero();

        ended(first);
        assertThat(CLIENT.create(omni("three")).code()).isZero();
    }

    @Test
    void creates_above_the_rate_are_refused_as_too_fast() {
        SANDBOX.qps(1);
        long refused = Stream.of("1", "2", "3", "4")
                .map(SandboxClient::omni)
                .map(CLIENT::create)
                .filter(answer -> answer.status() == 429 && answer.code() == 1302)
                .count();

        assertThat(refused).isGreaterThanOrEqualTo(2);
    }

    @Test
    void the_costs_show_what_succeeded_tasks_used_up() {
        ended(CLIENT.create(omni("paid")).taskId());

        JsonNode data =
                CLIENT.get("/account/costs?start_time=0&end_time=1790000000000").data();

        assertThat(data.path("msg").asText()).isEqualTo("SUCCEED");
        JsonNode pack = data.path("resource_pack_subscribe_infos").path(0);
        assertThat(pack.path("total_quantity").asDouble()
                        - pack.path("remaining_quantity").asDouble())
                .isEqualTo(3.0);
    }

    @Test
    void unknown_tasks_endpoints_and_methods_are_refused_in_the_envelope() {
        assertThat(CLIENT.find("123").code()).isEqualTo(1201);
        assertThat(CLIENT.get("/v1/videos/lip-sync").code()).isEqualTo(1202);
        assertThat(CLIENT.get("/v1/images/whatever").code()).isEqualTo(1202);
        assertThat(CLIENT.get("/v1/images/whatever").raw().headers().firstValue("X-Sceneroute-Sandbox"))
                .contains("kling");
    }
}
