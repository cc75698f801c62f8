package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said before is what is taken after: for every kind of order, on both sides of the wire. */
class EstimateTest extends ApiTest {
    private static final String JOBS = "/api/v1/jobs";

    @ParameterizedTest(name = "{1} {0} {2} sound {3} {4} s {5}: {6} units")
    @CsvSource({
        "omni, kling-v3-omni, std, false, 5, text, 3",
        "omni, kling-v3-omni, pro, false, 7, text, 5.6",
        "omni, kling-v3-omni, std, true, 15, text, 12",
        "omni, kling-v3-omni, pro, true, 3, text, 3",
        "omni, kling-v3-omni, std, false, 4, image, 2.4",
        "omni, kling-video-o1, std, false, 10, text, 6",
        "omni, kling-video-o1, pro, false, 5, text, 4",
        "text2video, kling-v3, std, false, 5, text, 3",
        "text2video, kling-v3, pro, true, 5, text, 6",
        "text2video, kling-v3, std, true, 3, text, 2.7",
        "text2video, kling-v2-6, pro, false, 5, text, 2.5",
        "text2video, kling-v2-6, pro, true, 10, text, 10",
        "text2video, kling-v2-5-turbo, std, false, 10, text, 3",
        "text2video, kling-v2-5-turbo, pro, false, 5, text, 2.5",
        "text2video, kling-v1-6, std, false, 5, text, 2",
        "text2video, kling-v1-6, pro, false, 10, text, 7",
        "image2video, kling-v3, std, false, 5, image, 3",
        "image2video, kling-v2-6, pro, true, 5, image, 5",
        "text2video, kling-v1-6, std, false, 5, extended, 4",
        "text2video, kling-v1-6, pro, false, 10, extended, 10.5"
    })
    void an_estimate_is_what_the_provider_deducts(
            String endpoint, String model, String mode, boolean sound, int seconds, String kind, String units)
            throws IOException {
        String script = "{\"title\": \"Priced\", \"generation\": {\"endpoint\": \"" + endpoint + "\", \"model\": \""
                + model + "\", \"mode\": \"" + mode + "\", \"sound\": " + sound + "}, \"scenes\": ["
                + scenes(seconds, kind) + "]}";
        String body = "{\"deliver\": \"links\", \"script\": " + script + "}";

        Reply quote = api.post(JOBS + "?dry_run=true", body);
        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        assertThat(sandbox.counts().createsAccepted()).isZero();
        Reply job = end(api.post(JOBS, body).field("job_id"));

        assertThat(job.field("status")).as(job.text()).isEqualTo("succeeded");
        JsonNode spend = job.json().path("spend");
        assertThat(quote.json().path("units").decimalValue()).isEqualByComparingTo(units);
        assertThat(spend.at("/estimated/units").decimalValue()).isEqualByComparingTo(units);
        assertThat(spend.at("/spent/units").decimalValue()).isEqualByComparingTo(units);
        assertThat(spend.at("/reserved/units").decimalValue()).isEqualByComparingTo("0");
        assertThat(sandbox.counts().paidUnits()).isEqualByComparingTo(units);
    }

    private static String scenes(int seconds, String kind) throws IOException {
        String clip = "\"visual_prompt\": \"A boat\", \"target_duration\": " + seconds;
        return switch (kind) {
            case "image" ->
                "{" + clip + ", \"reference_assets\": [{\"role\": \"first_frame\", \"data\": \"" + image() + "\"}]}";
            case "extended" ->
                "{" + clip + "}, {\"scene_type\": \"extend\", \"extends_scene\": 1,"
                        + " \"visual_prompt\": \"It sails on\", \"target_duration\": 5}";
            default -> "{" + clip + "}";
        };
    }

    private static String image() throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of("docs/examples/images/lighthouse.png")));
    }
}
