package dev.sceneroute.generation.kling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.production.ReferenceAsset.Role;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KlingLogTest {
    private final ObjectMapper json = new ObjectMapper();
    private final KlingLog log = new KlingLog(json);

    @Test
    void an_order_keeps_everything_but_its_images_and_the_callbacks_address() throws Exception {
        KlingRequests requests = new KlingRequests(json, assetId -> assetId.getBytes(UTF_8));
        String body = requests.create(Orders.omni()
                        .prompt("A boat")
                        .image(Role.FIRST_FRAME, "four bytes and more")
                        .callback("https://studio.example/hooks/kling/tok123")
                        .build())
                .body();

        assertThat(json.readTree(log.loggable(body))).isEqualTo(json.readTree("""
                                {"model_name":"kling-v3-omni","prompt":"A boat",
                                "image_list":[{"image_url":"<base64 19 bytes>","type":"first_frame"}],
                                "mode":"std","duration":"5","aspect_ratio":"16:9","sound":"off",
                                "watermark_info":{"enabled":false},"callback_url":"***",
                                "external_task_id":"prj7-scene3-a1"}"""));
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 2, 3, 68, 1000, 1_000_001})
    void an_images_size_is_told_exactly(int size) {
        String base64 = Base64.getEncoder().encodeToString(new byte[size]);

        assertThat(log.loggable(
                        "{\"image\":\"" + base64 + "\",\"image_tail\":\"data:image/png;base64," + base64 + "\"}"))
                .isEqualTo(
                        "{\"image\":\"<base64 " + size + " bytes>\",\"image_tail\":\"<base64 " + size + " bytes>\"}");
    }

    @Test
    void an_images_web_address_is_kept() {
        String body = "{\"image_list\":[{\"image_url\":\"https://cdn.example/a.png\"}]}";

        assertThat(log.loggable(body)).isEqualTo(body);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"Authorization\":\"Bearer hidden\"}",
                "{\"a\":[{\"api_key\":\"hidden\"}]}",
                "{\"message\":\"sent Bearer hidden-0123456789abcdef to us\"}",
                "{\"message\":\"token eyJhidden.eyJhidden.hidden\"}",
                "{\"note\":\"whsec_hidden\"}",
                "Authorization: Bearer hidden-0123456789abcdef",
                "{\"callback_url\": \"https://studio.example/hooks/hidden",
                "{\"callback_url\":\"https://studio.example/hooks/hidden\", broken"
            })
    void no_secret_is_left_in_json_or_in_garbage(String text) {
        assertThat(log.loggable(text)).doesNotContain("hidden").contains("***");
    }

    @Test
    void a_bearer_in_a_prompt_is_left_alone() {
        String body = "{\"prompt\":\"The bearer of a letter crosses the bridge\"}";

        assertThat(log.loggable(body)).isEqualTo(body);
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource({"''", "null", "7", "not json at all", "{", "[1", "<html>502</html>", "{\"a\":1} x"})
    void what_is_not_a_request_is_kept_as_it_is(String text) {
        assertThat(log.loggable(text)).isEqualTo(text);
    }

    @Test
    void an_image_in_a_request_that_was_cut_off_is_cut_as_well() {
        String cut = "{\"image\":\"" + Base64.getEncoder().encodeToString(new byte[3000]);

        assertThat(log.loggable(cut)).isEqualTo("{\"image\":\"<base64 3000 bytes>");
    }

    @Test
    void nesting_ten_thousand_deep_is_no_harm() {
        String deep = "[".repeat(10_000);

        assertThat(log.loggable(deep)).isEqualTo(deep);
    }
}
