package dev.sceneroute.generation.kling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ProviderAnswer;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.ResultVideo;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.TaskReport.Status;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KlingResponsesTest {
    private static final String SUBMITTED = """
            {"code":0,"message":"SUCCEED","request_id":"req-1",
             "data":{"task_id":"831234567890123456","task_info":{"external_task_id":"prj7-scene3-a1"},
             "task_status":"submitted","created_at":1790000000000,"updated_at":1790000000000}}""";
    private static final String LEGACY_TASK = """
            {"task_id":"831234567890123456","task_status":"succeed","task_status_msg":"",
             "task_info":{"external_task_id":"prj7-scene3-a1","parent_video":null},
             "task_result":{"images":[],"videos":[{"id":"831299999999999999","url":"https://v.example/kling/o.mp4",
               "watermark_url":"https://v.example/kling/w.mp4","duration":"5.041"}]},
             "watermark_info":{"enabled":false},"final_unit_deduction":"4.0",
             "final_balance_deduction":{"quota":"0","list_price":"0"},
             "created_at":1790000000000,"updated_at":1790000150000}""";
    private static final String NEW_TASK = """
            {"id":"871234567890123456","status":"succeeded","message":"","external_id":"prj7-s1-a1",
             "create_time":1790000000000,"update_time":1790000100000,
             "outputs":[{"type":"image","id":"1","url":"https://v.example/o.png"},
              {"type":"video","id":"88","url":"https://v.example/o.mp4","watermark_url":"","duration":"5.0"}],
             "billing":[{"charge_type":"unit","amount":"4.0","package_type":"video"},
              {"charge_type":"balance","amount":"9"},{"charge_type":"unit","amount":1.5}]}""";
    private static final TaskReport LEGACY_REPORT = new TaskReport(
            "831234567890123456",
            "prj7-scene3-a1",
            Status.SUCCEED,
            null,
            List.of(new ResultVideo("831299999999999999", "https://v.example/kling/o.mp4", 5.041)),
            new BigDecimal("4.0"),
            null);
    private static final TaskReport NEW_REPORT = new TaskReport(
            "871234567890123456",
            "prj7-s1-a1",
            Status.SUCCEED,
            null,
            List.of(new ResultVideo("88", "https://v.example/o.mp4", 5.0)),
            new BigDecimal("5.5"),
            null);

    private final KlingResponses responses = new KlingResponses(new ObjectMapper());

    @Test
    void an_order_is_answered_with_a_task() {
        assertThat(responses.created(answer(SUBMITTED)))
                .isEqualTo(new TaskReport(
                        "831234567890123456", "prj7-scene3-a1", Status.SUBMITTED, null, List.of(), null, "req-1"));
    }

    @Test
    void a_finished_task_of_either_generation_is_read() {
        assertThat(responses.queried(answer(wrapped(LEGACY_TASK)))).isEqualTo(withRequestId(LEGACY_REPORT));
        assertThat(responses.queried(answer(wrapped(NEW_TASK)))).isEqualTo(withRequestId(NEW_REPORT));
        assertThat(responses.queried(answer(wrapped("[" + NEW_TASK + "]")))).isEqualTo(withRequestId(NEW_REPORT));
    }

    @Test
    void a_callback_is_read_bare_or_wrapped_of_either_generation() {
        assertThat(responses.calledBack(LEGACY_TASK.getBytes(UTF_8))).isEqualTo(LEGACY_REPORT);
        assertThat(responses.calledBack(NEW_TASK.getBytes(UTF_8))).isEqualTo(NEW_REPORT);
        assertThat(responses.calledBack(wrapped(LEGACY_TASK).getBytes(UTF_8))).isEqualTo(withRequestId(LEGACY_REPORT));
        assertThat(responses.calledBack(wrapped(NEW_TASK).getBytes(UTF_8))).isEqualTo(withRequestId(NEW_REPORT));
    }

    @ParameterizedTest(name = "[{0}] is {1}")
    @CsvSource({
        "submitted, SUBMITTED",
        "processing, PROCESSING",
        "succeed, SUCCEED",
        "succeeded, SUCCEED",
        "SUCCEED, SUCCEED",
        "failed, FAILED",
        "success, PROCESSING",
        "queued_by_a_later_version, PROCESSING",
        "'', PROCESSING"
    })
    void an_unknown_word_counts_as_still_running(String word, Status status) {
        assertThat(queried("{\"task_id\":\"1\",\"task_status\":\"" + word + "\"}")
                        .status())
                .isEqualTo(status);
        assertThat(queried("{\"id\":\"1\",\"status\":\"" + word + "\"}").status())
                .isEqualTo(status);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                ",\"task_result\":null",
                ",\"task_result\":{}",
                ",\"task_result\":{\"videos\":null}",
                ",\"task_result\":{\"videos\":[]}",
                ",\"task_result\":{\"videos\":[null,1,\"x\",{}]}",
                ",\"task_result\":{\"videos\":\"none\"}",
                ",\"task_result\":[]",
                ",\"task_info\":null,\"final_unit_deduction\":null,\"task_status_msg\":null"
            })
    void a_running_task_may_lack_anything(String rest) {
        TaskReport report = queried("{\"task_id\":\"1\",\"task_status\":\"processing\"" + rest + "}");

        assertThat(report).isEqualTo(new TaskReport("1", null, Status.PROCESSING, null, List.of(), null, "req-2"));
    }

    @Test
    void a_late_failure_keeps_klings_words() {
        TaskReport report = queried(
                "{\"task_id\":\"1\",\"task_status\":\"failed\",\"task_status_msg\":\"Image pixel is invalid\"}");

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.message()).isEqualTo("Image pixel is invalid");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "831234567890123456, 831234567890123456",
        "98765432109876543210987, 98765432109876543210987",
        "\"Cjil-4q_Z\", Cjil-4q_Z",
        "\"007\", 007"
    })
    void an_id_is_text_however_it_comes(String written, String id) {
        assertThat(queried("{\"task_id\":" + written.replace("'", "\"") + ",\"task_status\":\"submitted\"}")
                        .taskId())
                .isEqualTo(id);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            nullValues = "-",
            quoteCharacter = '|',
            value = {
                "\"4.0\", 4.0",
                "4, 4",
                "0.6, 0.6",
                "\" 2.50 \", 2.50",
                "\"\", -",
                "\"many\", -",
                "-1, -",
                "\"NaN\", -",
                "\"1e999999999\", -",
                "1e999999999, -",
                "1e5, 100000.0",
                "[], -",
                "true, -"
            })
    void a_number_may_be_text_and_anything_else_is_not_said(String written, BigDecimal units) {
        TaskReport report = queried("{\"task_id\":\"1\",\"task_status\":\"succeed\",\"final_unit_deduction\":" + written
                + ",\"task_result\":{\"videos\":[{\"id\":\"2\",\"url\":\"http://h/v\",\"duration\":" + written
                + "}]}}");

        assertThat(report.units()).isEqualTo(units);
        assertThat(report.videos()).singleElement().satisfies(video -> assertThat(video.durationSeconds())
                .isEqualTo(units == null ? null : units.doubleValue()));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {"file:///etc/passwd", "//v.example/o.mp4", "ftp://v.example/o.mp4", "https:///x", "", "o.mp4"})
    void a_video_that_is_not_on_the_web_is_no_video(String url) {
        String task =
                "{\"task_id\":\"1\",\"task_status\":\"succeed\",\"task_result\":{\"videos\":[{\"id\":\"2\",\"url\":\""
                        + url + "\"}]}}";

        assertThat(responses.calledBack(task.getBytes(UTF_8)).videos()).isEmpty();
    }

    @Test
    void a_list_is_read_in_order_and_may_be_empty() {
        assertThat(responses.listed(answer(wrapped("[" + LEGACY_TASK + "," + NEW_TASK + "]"))))
                .extracting(TaskReport::taskId)
                .containsExactly("831234567890123456", "871234567890123456");
        assertThat(responses.listed(answer(wrapped("[]")))).isEmpty();
        assertThat(responses.listed(answer(wrapped("null")))).isEmpty();
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"{}", "\"x\"", "[null]", "[{}]", "[{\"task_id\":\"1\"},{\"task_id\":\"\"}]"})
    void a_list_with_a_line_that_cannot_be_read_is_asked_for_again(String data) {
        ProviderAnswer answer = answer(wrapped(data));

        assertThat(kindOf(() -> responses.listed(answer))).isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void an_empty_list_instead_of_a_task_says_that_there_is_none() {
        ProviderAnswer answer = answer(wrapped("[]"));

        assertThat(kindOf(() -> responses.queried(answer))).isEqualTo(FailureKind.NOT_FOUND);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "0",
                "\"SUCCEED\"",
                "[]",
                "{}",
                "{\"code\":0}",
                "{\"code\":0,\"data\":null}",
                "{\"code\":0,\"data\":{}}",
                "{\"code\":0,\"data\":{\"task_id\":\"\"}}",
                "{\"code\":0,\"data\":{\"task_id\":null}}",
                "{\"code\":0,\"data\":{\"task_id\":{\"a\":1}}}",
                "{\"code\":0,\"data\":{\"task_id\":1.5}}",
                "{\"code\":0,\"data\":\"831234567890123456\"}",
                "{\"code\":0,\"data\":[{},{}]}",
                "{\"code\":0,\"data\":{\"task_id\":\"83123",
                "<html>ok</html>",
                "{\"code\":0,\"data\":{\"task_id\":\"1\"}} and more"
            })
    void an_order_answered_well_but_unreadably_may_exist(String body) {
        ProviderAnswer answer = answer(body);

        assertThat(kindOf(() -> responses.created(answer))).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(kindOf(() -> responses.queried(answer))).isEqualTo(FailureKind.TRANSIENT);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{}",
                "{\"data\":null}",
                "{\"data\":[{\"task_id\":\"1\"}]}",
                "{\"task_id\":\"\"}",
                "{\"id\":\"1\"}",
                "<xml/>",
                "{\"task_id\":\"1\"",
                "task_id=1&task_status=succeed"
            })
    void a_callback_that_names_no_task_is_not_believed(String body) {
        assertThat(kindOf(() -> responses.calledBack(body.getBytes(UTF_8)))).isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @Test
    void a_callback_nested_ten_thousand_deep_is_not_believed() {
        byte[] body = ("{\"task_id\":\"1\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}").getBytes(UTF_8);

        assertThat(kindOf(() -> responses.calledBack(body))).isEqualTo(FailureKind.INVALID_REQUEST);
    }

    @Test
    void garbage_is_always_a_provider_failure_and_nothing_else() {
        Random random = new Random(11);
        byte[] good = wrapped(LEGACY_TASK).getBytes(UTF_8);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            String text = new String(bytes, UTF_8);
            tolerated(() -> responses.calledBack(bytes));
            tolerated(() -> responses.created(answer(text)));
            tolerated(() -> responses.queried(answer(text)));
            tolerated(() -> responses.listed(answer(text)));
        }
    }

    @Test
    void ten_thousand_tasks_are_read() {
        String lines = ("," + LEGACY_TASK).repeat(10_000).substring(1);

        assertThat(responses.listed(answer(wrapped("[" + lines + "]")))).hasSize(10_000);
    }

    @Test
    void a_refused_answer_is_never_taken_for_a_task() {
        ProviderAnswer answer = new ProviderAnswer(500, SUBMITTED);

        assertThatThrownBy(() -> responses.created(answer)).isInstanceOf(ProviderException.class);
    }

    private TaskReport queried(String task) {
        return responses.queried(answer(wrapped(task)));
    }

    private static FailureKind kindOf(Runnable call) {
        ProviderException failure = catchThrowableOfType(ProviderException.class, call::run);
        assertThat(failure).isNotNull();
        return failure.kind();
    }

    private static void tolerated(Runnable call) {
        try {
            call.run();
        } catch (ProviderException failure) {
            assertThat(failure).hasMessageMatching("(?s)(Kling answered|callback of).*");
        }
    }

    private static TaskReport withRequestId(TaskReport report) {
        return new TaskReport(
                report.taskId(),
                report.externalId(),
                report.status(),
                report.message(),
                report.videos(),
                report.units(),
                "req-2");
    }

    private static String wrapped(String data) {
        return "{\"code\":0,\"message\":\"SUCCEED\",\"request_id\":\"req-2\",\"data\":" + data + "}";
    }

    private static ProviderAnswer answer(String body) {
        return new ProviderAnswer(200, body);
    }
}
