package dev.sceneroute.generation.kling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ProviderCall;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.production.AspectRatio;
import dev.sceneroute.production.ReferenceAsset.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KlingRequestsTest {
    private static final String CALLBACK = "https://studio.example/hooks/kling/tok123";
    private static final String TAIL =
            "\"watermark_info\":{\"enabled\":false},\"external_task_id\":\"prj7-scene3-a1\"}";

    private final ObjectMapper json = new ObjectMapper();
    private final KlingRequests requests = new KlingRequests(json, assetId -> assetId.getBytes(UTF_8));

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void an_order_has_exactly_the_fields_of_its_endpoint(String what, Orders order, String path, String body) {
        ProviderCall call = requests.create(order.build());

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo(path);
        assertThat(call.query()).isNull();
        assertThat(read(call.body())).isEqualTo(read(body + TAIL));
    }

    static Stream<Arguments> orders() {
        return Stream.of(omniOrders(), otherOrders()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> omniOrders() {
        String path = "/v1/videos/omni-video";
        return Stream.of(
                arguments("omni, text", Orders.omni().prompt("A boat").negative("not sent"), path, """
                        {"model_name":"kling-v3-omni","prompt":"A boat","mode":"std","duration":"5",
                        "aspect_ratio":"16:9","sound":"off","""),
                arguments(
                        "omni, frames and a reference",
                        Orders.omni()
                                .prompt("A boat")
                                .image(Role.FIRST_FRAME, "first")
                                .image(Role.END_FRAME, "end")
                                .image(Role.REFERENCE, "ref")
                                .mode("pro")
                                .ratio(AspectRatio.PORTRAIT)
                                .sound(),
                        path,
                        """
                        {"model_name":"kling-v3-omni","prompt":"A boat","image_list":[
                        {"image_url":"Zmlyc3Q=","type":"first_frame"},{"image_url":"ZW5k","type":"end_frame"},
                        {"image_url":"cmVm"}],
                        "mode":"pro","duration":"5","aspect_ratio":"9:16","sound":"on","""),
                arguments("omni, shots", Orders.omni().shots(4, 3, 3).ratio(AspectRatio.SQUARE), path, """
                        {"model_name":"kling-v3-omni","multi_shot":true,"shot_type":"customize","prompt":"",
                        "multi_prompt":[{"index":1,"prompt":"Shot number 1","duration":"4"},
                        {"index":2,"prompt":"Shot number 2","duration":"3"},
                        {"index":3,"prompt":"Shot number 3","duration":"3"}],
                        "mode":"std","duration":"10","aspect_ratio":"1:1","sound":"off","""));
    }

    private static Stream<Arguments> otherOrders() {
        return Stream.of(
                arguments(
                        "text2video",
                        Orders.textToVideo().prompt("Rain").negative("people"),
                        "/v1/videos/text2video",
                        """
                        {"model_name":"kling-v3","prompt":"Rain","negative_prompt":"people","mode":"std",
                        "duration":"5","aspect_ratio":"16:9","sound":"off","""),
                arguments(
                        "text2video of a model that knows no sound",
                        Orders.textToVideo().prompt("Rain").model("kling-v1-6").seconds(10),
                        "/v1/videos/text2video",
                        """
                        {"model_name":"kling-v1-6","prompt":"Rain","mode":"std","duration":"10",
                        "aspect_ratio":"16:9","""),
                arguments(
                        "image2video",
                        Orders.imageToVideo()
                                .image(Role.END_FRAME, "end")
                                .prompt("She turns")
                                .mode("pro")
                                .sound(),
                        "/v1/videos/image2video",
                        """
                        {"model_name":"kling-v3","image":"Zmlyc3Q=","image_tail":"ZW5k","prompt":"She turns",
                        "mode":"pro","duration":"5","sound":"on","""),
                arguments(
                        "image2video without words",
                        Orders.imageToVideo().prompt("").negative(" "),
                        "/v1/videos/image2video",
                        """
                        {"model_name":"kling-v3","image":"Zmlyc3Q=","mode":"std","duration":"5","sound":"off","""),
                arguments("extend", Orders.extend().prompt("It goes on"), "/v1/videos/video-extend", """
                        {"video_id":"831299999999999999","prompt":"It goes on","""),
                arguments("extend without words", Orders.extend().prompt(""), "/v1/videos/video-extend", """
                        {"video_id":"831299999999999999","""));
    }

    @Test
    void a_callback_address_is_sent_only_when_there_is_one() {
        assertThat(read(requests.create(Orders.omni().callback(CALLBACK).build())
                                .body())
                        .path("callback_url")
                        .asText())
                .isEqualTo(CALLBACK);
        assertThat(requests.create(Orders.omni().callback(" ").build()).body()).doesNotContain("callback_url");
    }

    @Test
    void people_may_write_what_they_like_in_a_prompt() {
        String prompt = "\u0000\"}],\"mode\":\"pro\" \uD83C\uDF0A \u05E9\u05DC\u05D5\u05DD \\u0041 <b>한국어</b>\n";

        JsonNode body =
                read(requests.create(Orders.omni().prompt(prompt).build()).body());

        assertThat(body.path("prompt").asText()).isEqualTo(prompt);
        assertThat(body.path("mode").asText()).isEqualTo("std");
    }

    @Test
    void the_same_order_gives_the_same_request_again() {
        VideoOrder order = Orders.omni()
                .image(Role.FIRST_FRAME, "first")
                .callback(CALLBACK)
                .build();

        assertThat(requests.create(order)).isEqualTo(requests.create(order));
    }

    @Test
    void an_image_of_ten_megabytes_is_sent_as_raw_base64() {
        byte[] bytes = new byte[10 * 1024 * 1024];
        KlingRequests large = new KlingRequests(json, assetId -> bytes);
        VideoOrder order = Orders.omni()
                .image(Role.FIRST_FRAME, "large", Orders.sha256(bytes).toUpperCase(Locale.ROOT))
                .build();

        String sent = read(large.create(order).body())
                .path("image_list")
                .path(0)
                .path("image_url")
                .asText();

        assertThat(Base64.getDecoder().decode(sent)).isEqualTo(bytes);
    }

    @Test
    void an_image_that_changed_since_it_was_ordered_with_is_not_sent() {
        KlingRequests changed = new KlingRequests(json, assetId -> "other".getBytes(UTF_8));

        assertThatThrownBy(() -> changed.create(Orders.imageToVideo().build()))
                .isInstanceOfSatisfying(ProviderException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(FailureKind.INVALID_REQUEST))
                .hasMessageContainingAll("image first", "changed", "order the scene anew");
    }

    @Test
    void an_image_that_cannot_be_read_stops_the_order() {
        KlingRequests failing = new KlingRequests(json, assetId -> {
            throw new UncheckedIOException(new IOException("disk"));
        });

        assertThatThrownBy(() -> failing.create(Orders.imageToVideo().build()))
                .isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest(name = "{0} below {1}")
    @CsvSource({
        "OMNI, /v1/videos/omni-video",
        "TEXT2VIDEO, /v1/videos/text2video",
        "IMAGE2VIDEO, /v1/videos/image2video",
        "EXTEND, /v1/videos/video-extend"
    })
    void a_task_is_asked_for_below_the_path_that_made_it(EndpointType endpoint, String path) {
        assertThat(requests.query(endpoint, "prj7-scene3-a1"))
                .isEqualTo(ProviderCall.get(path + "/prj7-scene3-a1", null));
        assertThat(requests.list(endpoint, 2, 500)).isEqualTo(ProviderCall.get(path, "pageNum=2&pageSize=500"));
    }

    @ParameterizedTest(name = "{0} is asked for as {1}")
    @CsvSource({
        "831234567890123456, 831234567890123456",
        "../account/costs, ..%2Faccount%2Fcosts",
        "a?b=c#d, a%3Fb%3Dc%23d",
        "a b, a%20b",
        "ü, %C3%BC"
    })
    void an_id_stays_one_part_of_the_path(String id, String sent) {
        assertThat(requests.query(EndpointType.OMNI, id).path()).isEqualTo("/v1/videos/omni-video/" + sent);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", " ", ".", "..", "..."})
    void an_id_that_would_lead_elsewhere_is_not_asked_for(String id) {
        assertInvalid(() -> requests.query(EndpointType.OMNI, id));
    }

    @ParameterizedTest(name = "page {0} of {1}")
    @CsvSource({"0, 30", "1001, 30", "1, 0", "1, 501", "-1, -1"})
    void a_page_kling_does_not_have_is_not_asked_for(int page, int size) {
        assertInvalid(() -> requests.list(EndpointType.OMNI, page, size));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(EndpointType.class)
    void no_order_carries_a_data_prefix_or_a_key(EndpointType endpoint) {
        Orders order =
                switch (endpoint) {
                    case OMNI -> Orders.omni().images(Role.REFERENCE, 2);
                    case TEXT2VIDEO -> Orders.textToVideo();
                    case IMAGE2VIDEO -> Orders.imageToVideo();
                    case EXTEND -> Orders.extend();
                };

        assertThat(requests.create(order.build()).body()).doesNotContain("data:", "Bearer", "uthorization");
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProviderException.class, refused -> assertThat(refused.kind())
                .isEqualTo(FailureKind.INVALID_REQUEST));
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(text, notJson);
        }
    }
}
