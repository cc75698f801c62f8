package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.generation.Orders;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.pipeline.Variables;
import dev.sceneroute.runtime.Ids;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was spent, and what was paid for nothing. */
class SpendApiTest extends ApiTest {
    private static final String JOBS = "/api/v1/jobs";
    private static final String SPEND = "/api/v1/spend";
    private static final String ORPHANS = SPEND + "/orphans";

    @Autowired
    private JdbcClient database;

    @Autowired
    private ProducerTemplate routes;

    @Test
    void spending_is_summed_up_by_job_project_provider_and_day() {
        JsonNode before = line(api.get(SPEND + "?by=provider"), "kling");
        Reply job = made(2);
        String id = job.field("job_id");

        JsonNode ofJob = line(api.get(SPEND + "?by=job"), id);
        assertThat(ofJob.path("tasks").asInt()).isEqualTo(2);
        assertThat(ofJob.at("/settled/units").decimalValue()).isEqualByComparingTo("3.6");
        assertThat(ofJob.at("/settled/money").decimalValue()).isEqualByComparingTo("0.50");
        assertThat(ofJob.at("/reserved/units").decimalValue()).isEqualByComparingTo("0");
        assertThat(line(api.get(SPEND + "?by=project"), job.field("project_id"))
                        .path("tasks")
                        .asInt())
                .isEqualTo(2);
        assertThat(line(api.get(SPEND + "?by=provider"), "kling").path("tasks").asInt())
                .isEqualTo(before.path("tasks").asInt() + 2);
        assertThat(line(api.get(SPEND), LocalDate.now(ZoneOffset.UTC).toString())
                        .path("tasks")
                        .asInt())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void only_the_days_that_were_asked_for_count() {
        String id = made(1).field("job_id");
        database.sql("update generation_task set created_at = '2026-02-03T23:59:59Z' where job_id = :job")
                .param("job", id)
                .update();

        Reply that = api.get(SPEND + "?by=job&from=2026-02-03&to=2026-02-03");
        assertThat(keys(that)).containsExactly(id);
        assertThat(that.json().at("/total/tasks").asInt()).isEqualTo(1);
        assertThat(that.field("zone")).isEqualTo("UTC");
        assertThat(keys(api.get(SPEND + "?by=day&from=2026-02-03&to=2026-02-03")))
                .containsExactly("2026-02-03");
        assertThat(keys(api.get(SPEND + "?by=job&from=2026-02-04&to=2026-02-28")))
                .isEmpty();
        assertThat(keys(api.get(SPEND + "?by=job&to=2026-02-02"))).doesNotContain(id);
        assertThat(keys(api.get(SPEND + "?by=job&from=2026-02-04"))).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource({
        "by=week, by: enum",
        "by=, by: enum",
        "from=yesterday, from: date",
        "to=2026-02-30, to: date",
        "from=20260101, from: date",
        "from=2026-02-02&to=2026-02-01, to: range",
        "since=2026-01-01, since: unknown_parameter",
        "by=day&by=job, by: once"
    })
    void a_wrong_parameter_is_named(String query, String wrong) {
        Reply refused = api.get(SPEND + "?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-parameter");
        assertThat(refused.wrong()).containsExactly(wrong);
        assertThat(api.get(ORPHANS + "?page=1").wrong()).containsExactly("page: unknown_parameter");
    }

    @Test
    void somebody_elses_spending_is_not_shown_and_their_tasks_are_not_called_orphans() {
        Reply job = made(1);
        String id = job.field("job_id");
        for (String table : List.of("generation_task", "job_scene", "job")) {
            database.sql("update " + table + " set owner = 'somebody' where " + (table.equals("job") ? "id" : "job_id")
                            + " = :job")
                    .param("job", id)
                    .update();
        }
        made(1);

        assertThat(keys(api.get(SPEND + "?by=job"))).doesNotContain(id);
        Reply orphans = api.get(ORPHANS);
        assertThat(orphans.text()).doesNotContain(id.replace('_', '-'));
        assertThat(orphans.json().path("foreign").asInt()).isEqualTo(1);
    }

    @Test
    void a_clip_that_a_later_attempt_replaced_is_an_orphan() {
        String id = made(1).field("job_id");
        assertThat(orphan(id, 1, 1)).as("it is used").isEmpty();

        api.post(JOBS + "/" + id + "/scenes/1/retry");
        end(id);

        JsonNode orphan = orphan(id, 1, 1).get(0);
        assertThat(orphan.path("reason").asText()).isEqualTo("superseded");
        assertThat(orphan.path("status").asText()).isEqualTo("succeed");
        assertThat(orphan.path("units").decimalValue()).isEqualByComparingTo("1.8");
        assertThat(orphan.path("provider_task_id").asText()).isNotEmpty();
        assertThat(orphan.path("explanation").asText()).isNotEmpty();
        assertThat(orphan(id, 1, 2)).isEmpty();
    }

    @Test
    void a_paid_clip_of_a_scene_that_was_given_up_is_an_orphan_until_it_is_used() {
        sandbox.latency(Duration.ofSeconds(1));
        String id = api.post(JOBS, Api.job(1, "links")).field("job_id");
        await("the order to be out")
                .atMost(Duration.ofSeconds(5))
                .until(() -> sandbox.counts().createsAccepted() == 1);
        api.post(JOBS + "/" + id + "/cancel");
        await("the paid clip to be remembered")
                .atMost(Duration.ofSeconds(15))
                .until(() -> api.get(JOBS + "/" + id).json().at("/scenes/0").has("clip_url"));

        assertThat(orphan(id, 1, 1).get(0).path("reason").asText()).isEqualTo("scene_given_up");

        api.post(JOBS + "/" + id + "/retry");
        assertThat(end(id).field("status")).isEqualTo("succeeded");
        assertThat(orphan(id, 1, 1)).isEmpty();
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void a_task_that_was_given_up_here_and_made_there_is_an_orphan() {
        String id = made(1).field("job_id");
        database.sql("update generation_task set state = 'failed', failure_kind = 'OVERDUE' where job_id = :job")
                .param("job", id)
                .update();

        assertThat(orphan(id, 1, 1).get(0).path("reason").asText()).isEqualTo("ended_early");
    }

    @Test
    void an_order_of_ours_nobody_here_knows_is_an_orphan_and_one_of_others_is_only_counted() {
        made(1);
        String ours = "job-" + Ids.next("job").substring(4) + "-s7-a2";
        order(ours);
        order("somebody-elses-order");
        await("both to be made").atMost(Duration.ofSeconds(10)).until(() -> sandbox.counts().running().values().stream()
                .allMatch(count -> count == 0));

        Reply report = api.get(ORPHANS);

        assertThat(report.json().path("complete").asBoolean()).isTrue();
        assertThat(report.json().path("listed").asInt()).isEqualTo(3);
        assertThat(report.json().path("foreign").asInt()).isEqualTo(1);
        JsonNode orphan = orphans(report, ours).get(0);
        assertThat(orphan.path("reason").asText()).isEqualTo("unknown_order");
        assertThat(orphan.path("units").decimalValue()).isEqualByComparingTo("3");
        assertThat(orphan.has("job_id")).isFalse();
        assertThat(report.text()).doesNotContain("somebody-elses-order");
    }

    @Test
    void what_lies_beyond_the_first_page_is_found() {
        sandbox.concurrency(500);
        made(1);
        String first = "job-" + Ids.next("job").substring(4) + "-s1-a1";
        order(first);
        for (int other = 0; other < 210; other++) {
            order("others-" + other);
        }

        Reply report = api.get(ORPHANS);

        assertThat(report.json().path("listed").asInt()).isEqualTo(212);
        assertThat(report.json().path("foreign").asInt()).isEqualTo(210);
        assertThat(orphans(report, first)).hasSize(1);
    }

    @Test
    void a_provider_that_does_not_answer_is_named_and_our_own_books_are_shown() {
        String id = made(1).field("job_id");
        api.post(JOBS + "/" + id + "/scenes/1/retry");
        end(id);
        sandbox.dial(Fault.QUERY_ERROR, FaultSetting.next(100));

        Reply report = api.get(ORPHANS);

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.json().path("complete").asBoolean()).isFalse();
        assertThat(report.json().path("unread").toString()).contains("kling omni: it could not be read");
        assertThat(orphans(report, id.replace('_', '-') + "-s1-a1")).hasSize(1);
    }

    @Test
    void a_provider_that_the_program_does_not_know_any_more_is_named_at_once() {
        String id = made(1).field("job_id");
        database.sql("update generation_task set service = 'gone' where job_id = :job")
                .param("job", id)
                .update();

        Reply report = api.get(ORPHANS);

        database.sql("update generation_task set service = 'kling' where job_id = :job")
                .param("job", id)
                .update();
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.json().path("complete").asBoolean()).isFalse();
        assertThat(report.json().path("unread").toString()).contains("gone omni: the program does not know");
    }

    @Test
    void a_result_says_what_it_cost() {
        String id = made(2).field("job_id");

        JsonNode spend = api.get(JOBS + "/" + id + "/result").json().path("spend");
        assertThat(spend.at("/estimated/units").decimalValue()).isEqualByComparingTo("3.6");
        assertThat(spend.at("/spent/units").decimalValue()).isEqualByComparingTo("3.6");
        assertThat(api.get(JOBS).json().at("/jobs/0").has("spend")).isFalse();
    }

    /** A job of clips of 3 seconds, 1.8 units each, that has ended. */
    private Reply made(int scenes) {
        Reply job = end(api.post(JOBS, Api.job(scenes, "links")).field("job_id"));
        assertThat(job.field("status")).as(job.text()).isEqualTo("succeeded");
        return job;
    }

    /** What the provider's route needs of a task. */
    public record Ordered(VideoOrder order) {}

    /** Orders a clip behind the program's back, by its own route to the provider. */
    private void order(String externalId) {
        Ordered task = new Ordered(Orders.plain(externalId));
        Exchange answer = routes.send("direct:kling-create", exchange -> exchange.setVariable(Variables.TASK, task));
        assertThat(answer.getException()).isNull();
    }

    private List<JsonNode> orphan(String jobId, int scene, int attempt) {
        return orphans(api.get(ORPHANS), jobId.replace('_', '-') + "-s" + scene + "-a" + attempt);
    }

    private static List<JsonNode> orphans(Reply report, String externalId) {
        return StreamSupport.stream(report.json().path("orphans").spliterator(), false)
                .filter(orphan -> orphan.path("external_id").asText().equals(externalId))
                .toList();
    }

    private static JsonNode line(Reply report, String key) {
        return StreamSupport.stream(report.json().path("lines").spliterator(), false)
                .filter(line -> line.path("key").asText().equals(key))
                .findFirst()
                .orElseGet(() -> new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode());
    }

    private static List<String> keys(Reply report) {
        assertThat(report.status()).as(report.text()).isEqualTo(200);
        return StreamSupport.stream(report.json().path("lines").spliterator(), false)
                .map(line -> line.path("key").asText())
                .toList();
    }
}
