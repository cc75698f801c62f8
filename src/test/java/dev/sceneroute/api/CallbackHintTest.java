package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.generation.CallbackVerdict;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A callback is a hint: whatever it says and whenever it comes, only the provider's own answer settles a task. */
class CallbackHintTest extends CallbackTest {
    @Test
    void a_success_that_is_not_true_only_makes_us_ask() {
        Task task = running(Duration.ofSeconds(4));
        long asked = sandbox.counts().queries();

        assertThat(call(task, report(task, "succeed")).status()).isEqualTo(200);

        await("the question")
                .atMost(Duration.ofSeconds(5))
                .until(() -> sandbox.counts().queries() > asked);
        assertThat(task(task.jobId()).state()).isNotIn("succeed", "failed");
        Reply job = end(task.jobId());
        assertThat(job.field("status")).isEqualTo("succeeded");
        assertThat(api.get("/api/v1/jobs/" + task.jobId() + "/result").text()).doesNotContain("forged.example");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        counted(CallbackVerdict.ACCEPTED, 1);
    }

    @Test
    void a_failure_that_is_not_true_loses_no_clip() {
        Task task = running(Duration.ofSeconds(3));

        call(task, report(task, "failed"));

        assertThat(end(task.jobId()).field("status")).isEqualTo("succeeded");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void the_end_told_gives_the_slot_back_once_before_it_is_believed() {
        Task task = running(Duration.ofSeconds(15));
        assertThat(holdsSlot(task)).isTrue();

        call(task, report(task, "succeed"));
        call(task, report(task, "succeed"));

        assertThat(holdsSlot(task)).isFalse();
        assertThat(verdicts(task)).containsExactly("accepted", "repeated");
        counted(CallbackVerdict.REPEATED, 1);
    }

    @Test
    void what_comes_after_the_end_changes_nothing() {
        Task task = running(Duration.ofSeconds(1));
        end(task.jobId());
        Task ended = task(task.jobId());

        assertThat(call(task, report(task, "succeed")).status()).isEqualTo(200);
        assertThat(call(task, report(task, "failed")).status()).isEqualTo(200);
        assertThat(call(task, report(task, "processing")).status()).isEqualTo(200);

        assertThat(verdicts(task)).containsExactly("late", "late", "out_of_order");
        counted(CallbackVerdict.LATE, 2);
        counted(CallbackVerdict.OUT_OF_ORDER, 1);
        assertThat(task(task.jobId())).isEqualTo(ended).extracting(Task::state).isEqualTo("succeed");
    }

    @Test
    void a_late_processing_never_goes_back_behind_an_end_that_was_told() {
        Task task = running(Duration.ofSeconds(15));

        call(task, report(task, "succeed"));
        call(task, report(task, "processing"));

        assertThat(verdicts(task)).containsExactly("accepted", "out_of_order");
        assertThat(task(task.jobId()).state()).isEqualTo("submitted");
    }

    @Test
    void what_is_known_already_is_counted_and_no_more() {
        Task task = running(Duration.ofSeconds(15));

        call(task, report(task, "submitted"));
        call(task, report(task, "processing"));
        call(task, report(task, "processing"));

        assertThat(verdicts(task)).containsExactly("nothing_new", "accepted", "nothing_new");
        counted(CallbackVerdict.NOTHING_NEW, 2);
    }

    @Test
    void a_body_about_another_task_is_refused() {
        Task task = running(Duration.ofSeconds(15));
        Task other = new Task("", "", "", task.externalId(), "999", "");

        assertThat(call(task, report(other, "succeed")).status()).isEqualTo(400);

        assertThat(verdicts(task)).containsExactly("other_task");
        counted(CallbackVerdict.OTHER_TASK, 1);
        assertThat(holdsSlot(task)).isTrue();
    }

    @Test
    void both_generations_and_the_enveloped_form_are_read() {
        Task task = running(Duration.ofSeconds(15));
        String current = """
                {"id":"%s","status":"processing","message":"","create_time":1781080778802,"update_time":1781080794151,
                 "external_id":"%s","outputs":[],"billing":[]}
                """.formatted(task.providerTaskId(), task.externalId());

        call(task, "{\"code\":0,\"message\":\"\",\"data\":" + report(task, "submitted") + "}");
        call(task, current);
        call(task, report(task, "processing"));

        assertThat(verdicts(task)).containsExactly("nothing_new", "accepted", "nothing_new");
    }

    @Test
    void an_end_told_before_the_order_is_answered_is_remembered_and_nothing_of_the_answer_is_lost() {
        Task early = intended(Fault.CREATE_SLOW);

        assertThat(call(early, report(early, "succeed")).status()).isEqualTo(200);

        assertThat(verdicts(early)).containsExactly("early");
        assertThat(task(early.jobId()).state())
                .as("only the provider says that it was taken")
                .isEqualTo("intended");
        assertThat(end(early.jobId()).field("status")).isEqualTo("succeeded");
        assertThat(papers(early)).doesNotContainValue(null);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        counted(CallbackVerdict.EARLY, 1);
    }

    @Test
    void a_lie_told_before_the_order_is_answered_cannot_lose_the_clip() {
        Task early = intended(Fault.CREATE_SLOW);
        Task lie = new Task("", "", "", early.externalId(), "666", "");

        assertThat(call(early, report(lie, "failed")).status()).isEqualTo(200);

        assertThat(end(early.jobId()).field("status")).isEqualTo("succeeded");
        assertThat(task(early.jobId()).providerTaskId()).isNotEqualTo("666");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void when_all_callbacks_come_before_the_answer_the_job_ends_without_waiting_for_the_watchdog() {
        sandbox.reset();
        sandbox.dial(Fault.CALLBACK_EARLY, FaultSetting.next(3));
        sandbox.latency(Duration.ofMillis(100));
        String job = api.post("/api/v1/jobs", Api.job(3, "links")).field("job_id");

        assertThat(end(job).field("status")).isEqualTo("succeeded");

        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
        assertThat(database.sql("""
                        select count(*) from generation_task
                        where job_id = :job and (request_id is null or raw_request is null or checks > 0)
                        """).param("job", job).query(Integer.class).single())
                .isZero();
        counted(CallbackVerdict.EARLY, 9);
        counted(CallbackVerdict.OUT_OF_ORDER, 0);
    }

    @Test
    void an_operator_sees_what_happened_to_a_paid_order_and_no_secret() {
        Task task = running(Duration.ofSeconds(1));
        call(task, report(task, "processing"));
        post(task.token(), new byte[0]);
        end(task.jobId());

        Reply reply = api.get("/api/v1/jobs/" + task.jobId() + "/scenes/1/tasks");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode shown = reply.json().at("/tasks/0");
        assertThat(reply.json().path("tasks")).hasSize(1);
        assertThat(shown.path("task_id").asText()).isEqualTo(task.id());
        assertThat(shown.path("state").asText()).isEqualTo("succeed");
        assertThat(shown.path("external_id").asText()).isEqualTo(task.externalId());
        assertThat(shown.path("provider_task_id").asText()).isEqualTo(task.providerTaskId());
        assertThat(shown.path("request_id").asText()).isNotEmpty();
        assertThat(shown.path("units_settled").decimalValue()).isPositive();
        assertThat(shown.path("finished_at").asText()).isNotEmpty();
        assertThat(shown.at("/callbacks").findValuesAsText("verdict")).containsExactly("unsigned", "accepted");
        assertThat(shown.at("/callbacks/0/size_bytes").asInt()).isZero();
        assertThat(reply.text()).doesNotContain(task.token(), "whsec_", "callback_url");
    }

    @Test
    void orders_are_shown_newest_first_and_only_so_many_callbacks_of_each() {
        sandbox.dial(Fault.TASK_FAILED, FaultSetting.next(1));
        Task first = running(Duration.ofMillis(200));
        end(first.jobId());
        for (int call = 0; call < 25; call++) {
            call(first, report(first, "succeed"));
        }

        JsonNode tasks = api.get("/api/v1/jobs/" + first.jobId() + "/scenes/1/tasks")
                .json()
                .path("tasks");

        assertThat(tasks.findValuesAsText("attempt")).containsExactly("2", "1");
        assertThat(tasks.at("/1/failure/kind").asText()).isEqualTo("GENERATION_FAILED");
        assertThat(tasks.at("/1/callbacks")).hasSize(20);
    }

    @Test
    void what_happened_to_somebody_elses_order_is_nobodys_business() {
        Task task = running(Duration.ofSeconds(1));
        end(task.jobId());
        String path = "/api/v1/jobs/" + task.jobId() + "/scenes/";

        assertThat(List.of(path + "2/tasks", path + "0/tasks", "/api/v1/jobs/" + Api.NOBODYS_JOB + "/scenes/1/tasks"))
                .allMatch(other -> api.get(other).status() == 404);
        database.sql("update job set owner = 'somebody' where id = :job")
                .param("job", task.jobId())
                .update();
        assertThat(api.get(path + "1/tasks").status()).isEqualTo(404);
    }

    /** Starts a job whose order has been taken by the provider, while its answer is still on the way. */
    private Task intended(Fault fault) {
        sandbox.dial(fault, FaultSetting.next(1));
        sandbox.latency(Duration.ofMillis(200));
        String job = api.post("/api/v1/jobs", Api.job(1, "links")).field("job_id");
        await("the order to be taken")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sandbox.counts().createsAccepted() == 1);
        Task task = task(job);
        assertThat(task.state()).isEqualTo("intended");
        return task;
    }

    private Map<String, Object> papers(Task task) {
        return database.sql(
                        "select provider_task_id, request_id, raw_request, raw_answer from generation_task where id = :id")
                .param("id", task.id())
                .query()
                .singleRow();
    }
}
