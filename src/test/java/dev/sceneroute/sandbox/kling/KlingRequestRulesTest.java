package dev.sceneroute.sandbox.kling;

import static dev.sceneroute.sandbox.kling.SandboxClient.JSON;
import static dev.sceneroute.sandbox.kling.SandboxClient.omni;
import static dev.sceneroute.sandbox.kling.TheSandbox.CLIENT;
import static dev.sceneroute.sandbox.kling.TheSandbox.SANDBOX;
import static dev.sceneroute.sandbox.kling.TheSandbox.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlingRequestRulesTest {

    @BeforeEach
    void beginAnew() {
        SANDBOX.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "model_name | \"kling-v3\"",
                "model_name | 7",
                "prompt | \"\"",
                "prompt | {}",
                "mode | \"fast\"",
                "duration | 5",
                "duration | \"2\"",
                "duration | \"16\"",
                "duration | \"5.0\"",
                "aspect_ratio | \"4:3\"",
                "aspect_ratio | null",
                "sound | \"yes\"",
                "multi_shot | \"true\"",
                "callback_url | \"not a url\"",
                "callback_url | \"https://example.org/hook\"",
                "callback_url | \"http://127.0.0.1.example.org/hook\"",
                "watermark_info | [{\"enabled\":true}]",
                "image_list | {}",
                "image_list | [{\"image\":\"aGVsbG8=\"}]",
                "image_list | [{\"image_url\":\"data:image/png;base64,aGVsbG8=\",\"type\":\"first_frame\"}]",
                "image_list | [{\"image_url\":\"aGVsbG8=\",\"type\":\"first_frame\"}]",
                "image_list | [{\"image_url\":\"!!!\"}]",
                "image_list | [{\"image_url\":\"https://e.example/a.png\",\"type\":\"start\"}]",
                "image_list | [{\"image_url\":\"https://e.example/a.png\",\"type\":\"end_frame\"}]",
                "video_list | [{\"refer_type\":\"base\"}]",
                "external_task_id | 12",
            })
    void a_wrong_field_of_an_omni_order_is_refused_by_its_name(String field, String value) throws IOException {
        ObjectNode request = omni("wrong");
        request.set(field, JSON.readTree(value));

        SandboxClient.Answer answer = CLIENT.create(request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(1201);
        assertThat(answer.message()).contains(field);
        assertThat(SANDBOX.counts().createsAccepted()).isZero();
    }

    @Test
    void a_prompt_has_at_most_2500_characters_whatever_their_alphabet() {
        assertThat(CLIENT.create(omni("a").put("prompt", "\uD83D\uDE00".repeat(2500)))
                        .code())
                .isZero();
        assertThat(CLIENT.create(omni("b").put("prompt", "가".repeat(2501))).message())
                .contains("prompt", "2500", "2501");
    }

    @Test
    void a_model_nobody_knows_does_not_exist() {
        SandboxClient.Answer answer = CLIENT.create(omni("m").put("model_name", "kling-v99"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(1203);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,4 2,3 3,3 | ok",
                "1,1 2,2 3,7 | ok",
                "1,10 | ok",
                "1,4 2,3 3,4 | multi_prompt",
                "1,4 2,3 4,3 | multi_prompt[2].index",
                "0,4 1,3 2,3 | multi_prompt[0].index",
                "-,4 2,6 | multi_prompt[0].index",
                "1,x 2,6 | multi_prompt[0].duration",
                "1,1 2,1 3,1 4,1 5,1 6,1 7,4 | multi_prompt",
            })
    void shots_are_numbered_from_one_and_add_up_exactly(String shots, String complaint) {
        ObjectNode request = omni("shots")
                .put("multi_shot", true)
                .put("shot_type", "customize")
                .put("prompt", "")
                .put("duration", "10");
        for (String shot : shots.split(" ", -1)) {
            ObjectNode item = request.withArray("multi_prompt").addObject().put("prompt", "A shot");
            String index = shot.split(",", -1)[0];
            if (!index.equals("-")) {
                item.put("index", Integer.parseInt(index));
            }
            item.put("duration", shot.split(",", -1)[1]);
        }

        SandboxClient.Answer answer = CLIENT.create(request);

        assertThat(answer.code()).isEqualTo(complaint.equals("ok") ? 0 : 1201);
        assertThat(answer.message()).contains(complaint.equals("ok") ? "SUCCEED" : complaint);
    }

    @Test
    void multi_shot_needs_its_type_and_an_intelligent_one_a_prompt() {
        assertThat(CLIENT.create(omni("a").put("multi_shot", true)).message()).contains("shot_type");
        assertThat(CLIENT.create(omni("b")
                                .put("multi_shot", true)
                                .put("shot_type", "intelligence")
                                .put("prompt", ""))
                        .message())
                .contains("prompt");
        assertThat(CLIENT.create(omni("c").put("multi_shot", true).put("shot_type", "intelligence"))
                        .code())
                .isZero();
    }

    @Test
    void a_raw_base64_image_is_taken_as_first_frame_and_then_needs_no_ratio() {
        ObjectNode request = omni("image");
        request.remove("aspect_ratio");
        request.putArray("image_list")
                .addObject()
                .put("image_url", Images.png(640, 360))
                .put("type", "first_frame");

        assertThat(CLIENT.create(request).code()).isZero();
    }

    @Test
    void an_image_below_300_pixels_is_taken_and_fails_late() {
        ObjectNode request = omni("small");
        request.putArray("image_list")
                .addObject()
                .put("image_url", Images.png(256, 256))
                .put("type", "first_frame");

        JsonNode end = ended(CLIENT.create(request).taskId());

        assertThat(end.path("task_status").asText()).isEqualTo("failed");
        assertThat(end.path("task_status_msg").asText()).isEqualTo("Image pixel is invalid");
        assertThat(end.path("final_unit_deduction").textValue()).isEqualTo("0");
        assertThat(end.has("task_result")).isFalse();
        assertThat(SANDBOX.counts().paidUnits()).isZero();
    }

    @Test
    void an_image_above_ten_megabytes_is_refused_by_its_name() {
        ObjectNode request = omni("large");
        request.putArray("image_list").addObject().put("image_url", Images.base64(new byte[10 * 1024 * 1024 + 1]));

        assertThat(CLIENT.create(request).message()).contains("image_list[0].image_url", "10 MB");
    }

    @Test
    void sound_is_refused_together_with_a_video() {
        ObjectNode request = omni("video").put("sound", "on");
        request.putArray("video_list").addObject().put("video_url", "https://e.example/a.mp4");

        assertThat(CLIENT.create(request).message()).contains("sound");
    }

    @Test
    void the_old_endpoints_take_their_own_models_fields_and_lengths() {
        ObjectNode text = JSON.createObjectNode().put("prompt", "Rain over neon roofs");
        assertThat(CLIENT.create("text2video", text).code()).isZero();
        assertThat(CLIENT.create(
                                "text2video",
                                text.deepCopy().put("model_name", "kling-v3").put("duration", "7"))
                        .code())
                .isZero();
        assertThat(CLIENT.create("text2video", text.deepCopy().put("duration", "7"))
                        .message())
                .contains("duration");
        assertThat(CLIENT.create("text2video", text.deepCopy().put("model_name", "kling-v2-6"))
                        .message())
                .contains("mode value 'std' is invalid");
        assertThat(CLIENT.create("image2video", text).message()).contains("image");
        assertThat(CLIENT.create("image2video", text.deepCopy().put("image", Images.jpeg(512, 512)))
                        .code())
                .isZero();
        assertThat(CLIENT.create("image2video", JSON.createObjectNode().put("image_tail", Images.png(512, 512)))
                        .code())
                .isZero();
    }

    @Test
    void only_videos_of_the_first_family_are_extended_and_by_their_video_id() {
        ObjectNode old = JSON.createObjectNode().put("prompt", "Rain").put("model_name", "kling-v1-6");
        JsonNode parent = CLIENT.get("/v1/videos/text2video/" + endedText(old)).data();
        String videoId =
                parent.path("task_result").path("videos").path(0).path("id").asText();

        assertThat(extend(parent.path("task_id").asText()).message()).contains("From video not found by id");
        assertThat(extend(videoOf(omni("newer"))).message()).isEqualTo("This video not supported extend-video");
        SandboxClient.Answer extended = extend(videoId);
        assertThat(extended.code()).isZero();
        JsonNode info = CLIENT.get("/v1/videos/video-extend/" + extended.taskId())
                .data()
                .path("task_info");
        assertThat(info.path("parent_video").path("id").asText()).isEqualTo(videoId);
    }

    @Test
    void what_is_no_json_object_is_refused() {
        assertThat(CLIENT.post("/v1/videos/omni-video", "{\"prompt\":").code()).isEqualTo(1200);
        assertThat(CLIENT.post("/v1/videos/omni-video", "[]").code()).isEqualTo(1200);
        assertThat(CLIENT.post("/v1/videos/omni-video", "").code()).isEqualTo(1200);
    }

    private static String videoOf(ObjectNode request) {
        return ended(CLIENT.create(request).taskId())
                .path("task_result")
                .path("videos")
                .path(0)
                .path("id")
                .asText();
    }

    private static String endedText(ObjectNode request) {
        String id = CLIENT.create("text2video", request).taskId();
        await().until(() -> CLIENT.get("/v1/videos/text2video/" + id)
                .data()
                .path("task_status")
                .asText()
                .equals("succeed"));
        return id;
    }

    private static SandboxClient.Answer extend(String videoId) {
        return CLIENT.create("video-extend", JSON.createObjectNode().put("video_id", videoId));
    }
}
