package dev.sceneroute.generation.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ProviderAnswer;
import dev.sceneroute.generation.ProviderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of Kling's error table, for an order, a question and a list, and what the table leaves open. */
class KlingFailuresTest {
    private final KlingResponses responses = new KlingResponses(new ObjectMapper());

    @ParameterizedTest(name = "{0}/{1}: order {2}, question {3}, list {4}")
    @CsvSource({
        "401, 1000, AUTHENTICATION, AUTHENTICATION, AUTHENTICATION",
        "401, 1001, AUTHENTICATION, AUTHENTICATION, AUTHENTICATION",
        "401, 1002, AUTHENTICATION, AUTHENTICATION, AUTHENTICATION",
        "401, 1003, TOKEN_REJECTED, TOKEN_REJECTED, TOKEN_REJECTED",
        "401, 1004, TOKEN_REJECTED, TOKEN_REJECTED, TOKEN_REJECTED",
        "429, 1100, ACCOUNT, ACCOUNT, ACCOUNT",
        "429, 1101, ACCOUNT, ACCOUNT, ACCOUNT",
        "429, 1102, ACCOUNT, ACCOUNT, ACCOUNT",
        "403, 1103, PERMISSION, PERMISSION, PERMISSION",
        "400, 1200, INVALID_REQUEST, INVALID_REQUEST, INVALID_REQUEST",
        "400, 1201, INVALID_REQUEST, NOT_FOUND, INVALID_REQUEST",
        "404, 1202, INVALID_REQUEST, INVALID_REQUEST, INVALID_REQUEST",
        "404, 1203, INVALID_REQUEST, NOT_FOUND, INVALID_REQUEST",
        "400, 1300, CONTENT_REFUSED, CONTENT_REFUSED, CONTENT_REFUSED",
        "400, 1301, CONTENT_REFUSED, CONTENT_REFUSED, CONTENT_REFUSED",
        "429, 1302, RATE_LIMITED, RATE_LIMITED, RATE_LIMITED",
        "429, 1303, CONCURRENCY_LIMIT, CONCURRENCY_LIMIT, CONCURRENCY_LIMIT",
        "429, 1304, ACCOUNT, ACCOUNT, ACCOUNT",
        "500, 5000, AMBIGUOUS, TRANSIENT, TRANSIENT",
        "503, 5001, AMBIGUOUS, TRANSIENT, TRANSIENT",
        "504, 5002, AMBIGUOUS, TRANSIENT, TRANSIENT"
    })
    void each_row_of_the_table_has_its_meaning(
            int status, String code, FailureKind order, FailureKind question, FailureKind list) {
        String body = "{\"code\":" + code + ",\"message\":\"as the table says\",\"request_id\":\"CjOkA3\"}";

        assertThat(order(status, body).kind()).isEqualTo(order);
        assertThat(question(status, body).kind()).isEqualTo(question);
        assertThat(list(status, body).kind()).isEqualTo(list);
    }

    @ParameterizedTest(name = "HTTP {0} with code {1}: {2}")
    @CsvSource({
        "200, 1303, CONCURRENCY_LIMIT",
        "500, 1301, CONTENT_REFUSED",
        "429, 5000, AMBIGUOUS",
        "400, 5999, AMBIGUOUS",
        "200, 1999, AMBIGUOUS",
        "200, weird, AMBIGUOUS",
        "200, 99999999999, AMBIGUOUS",
        "400, 1999, INVALID_REQUEST",
        "429, 1999, RATE_LIMITED",
        "401, 1999, AUTHENTICATION"
    })
    void klings_code_outranks_the_http_status_and_an_unknown_code_does_not(int status, String code, FailureKind kind) {
        assertThat(order(status, "{\"code\":\"" + code + "\",\"message\":\"x\"}")
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest(name = "HTTP {0} without Kling's words: order {1}, question {2}")
    @CsvSource({
        "0, AMBIGUOUS, TRANSIENT",
        "302, INVALID_REQUEST, INVALID_REQUEST",
        "400, INVALID_REQUEST, INVALID_REQUEST",
        "401, AUTHENTICATION, AUTHENTICATION",
        "402, ACCOUNT, ACCOUNT",
        "403, PERMISSION, PERMISSION",
        "404, INVALID_REQUEST, TRANSIENT",
        "408, AMBIGUOUS, TRANSIENT",
        "409, AMBIGUOUS, TRANSIENT",
        "413, INVALID_REQUEST, INVALID_REQUEST",
        "425, RATE_LIMITED, RATE_LIMITED",
        "429, RATE_LIMITED, RATE_LIMITED",
        "499, AMBIGUOUS, TRANSIENT",
        "500, AMBIGUOUS, TRANSIENT",
        "502, AMBIGUOUS, TRANSIENT",
        "503, AMBIGUOUS, TRANSIENT",
        "504, AMBIGUOUS, TRANSIENT",
        "520, AMBIGUOUS, TRANSIENT",
        "999, AMBIGUOUS, TRANSIENT"
    })
    void a_gateways_page_is_judged_by_its_status(int status, FailureKind order, FailureKind question) {
        String page = "<html><head><title>Bad Gateway</title></head><body>nginx</body></html>";

        assertThat(order(status, page).kind()).isEqualTo(order);
        assertThat(question(status, page).kind()).isEqualTo(question);
        assertThat(order(status, page)).hasMessageContainingAll("HTTP " + status, "not Kling's");
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "{}", "{\"message\":\"not found\"}"})
    void a_404_that_is_no_page_says_that_there_is_no_such_task(String body) {
        assertThat(question(404, body).kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(list(404, body).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(order(404, body).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "External_task_id prj7-scene3-a1 already exists",
                "external_task_id already exist",
                "The external task id exists",
                "duplicate external_task_id",
                "External Task ID must be unique",
                "external_task_id has been used",
                "external_task_id 已存在"
            })
    void a_second_order_under_the_same_external_id_is_known_in_many_words(String message) {
        for (String code : new String[] {"1201", "1200", "1999"}) {
            assertThat(order(400, "{\"code\":" + code + ",\"message\":\"" + message + "\"}")
                            .kind())
                    .isEqualTo(FailureKind.DUPLICATE);
        }
        assertThat(order(409, "{\"message\":\"" + message + "\"}").kind()).isEqualTo(FailureKind.DUPLICATE);
        assertThat(question(400, "{\"code\":1201,\"message\":\"" + message + "\"}")
                        .kind())
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "External_task_id does not exist",
                "external_task_id doesn't exist",
                "external_task_id is too long",
                "This video not supported extend-video",
                "model already exists",
                "Image pixel is invalid",
                "From video not found by id",
                "mode value 'std' is invalid"
            })
    void other_words_of_1201_are_a_wrong_order(String message) {
        assertThat(order(400, "{\"code\":1201,\"message\":\"" + message + "\"}").kind())
                .isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @Test
    void a_failure_carries_what_a_person_and_support_need() {
        ProviderException failure = order(
                429,
                "{\"code\":1303,\"message\":\"parallel task over resource pack limit\",\"request_id\":\"CjOkA3\"}");

        assertThat(failure.providerCode()).isEqualTo("1303");
        assertThat(failure.requestId()).isEqualTo("CjOkA3");
        assertThat(failure)
                .hasMessage("Kling answered HTTP 429, code 1303, \"parallel task over resource pack limit\""
                        + " (request CjOkA3): it waits for a running task to end; check KLING_CONCURRENCY");
    }

    @Test
    void what_kling_repeats_of_our_request_is_neither_endless_nor_secret() {
        String base64 = "iVBORw0KGgo".repeat(1000);
        ProviderException failure = order(
                400,
                "{\"code\":1201,\"message\":\"bad\\r\\nimage " + base64 + " Bearer eyJhbGciOi.eyJpc3Mi.c2ln "
                        + "word ".repeat(1000) + "\"}");

        assertThat(failure.getMessage())
                .hasSizeLessThan(800)
                .contains("bad image <base64 8250 bytes> Bearer ***")
                .doesNotContain("\n", "\r", "eyJ", "iVBOR");
    }

    @ParameterizedTest(name = "[{0}]: {1}")
    @CsvSource({
        "Failure to pass the risk control system, CONTENT_REFUSED",
        "The image contains sensitive content, CONTENT_REFUSED",
        "content-safety policy triggered, CONTENT_REFUSED",
        "Prompt violates our Policies, CONTENT_REFUSED",
        "内容审核不通过, CONTENT_REFUSED",
        "Image pixel is invalid, INVALID_REQUEST",
        "image resolution too small, INVALID_REQUEST",
        "Unsupported picture format, INVALID_REQUEST",
        "The end frame could not be decoded, INVALID_REQUEST",
        "图片无效, INVALID_REQUEST",
        "internal error, GENERATION_FAILED",
        "Service busy, GENERATION_FAILED",
        "image generation timed out, GENERATION_FAILED",
        "no information on this image, GENERATION_FAILED",
        "content could not be generated, GENERATION_FAILED",
        "'', GENERATION_FAILED",
        "' ', GENERATION_FAILED"
    })
    void a_task_that_failed_late_is_judged_by_its_words(String message, FailureKind kind) {
        assertThat(KlingFailures.late(message)).isEqualTo(kind);
    }

    private ProviderException order(int status, String body) {
        return catchThrowableOfType(ProviderException.class, () -> responses.created(new ProviderAnswer(status, body)));
    }

    private ProviderException question(int status, String body) {
        return catchThrowableOfType(ProviderException.class, () -> responses.queried(new ProviderAnswer(status, body)));
    }

    private ProviderException list(int status, String body) {
        return catchThrowableOfType(ProviderException.class, () -> responses.listed(new ProviderAnswer(status, body)));
    }
}
