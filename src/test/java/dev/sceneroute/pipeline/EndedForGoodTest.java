package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.SceneKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has ended stays as it ended, whoever comes late: every write names the state it expects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndedForGoodTest extends IntegrationTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    private Films films;

    @Autowired
    private GenerationTaskStore tasks;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JobStore jobs;

    @Autowired
    private JobSceneStore scenes;

    @Autowired
    private ProducerTemplate wakeUps;

    private Job job;
    private SceneKey scene;
    private GenerationTask task;

    @BeforeAll
    void a_job_has_ended() {
        job = films.make(films.script(1, 5), Deliver.LINKS);
        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        scene = new SceneKey(job.id(), 1);
        task = tasks.ofScene(scene).get(0);
    }

    @Test
    void a_paid_task_that_has_ended_never_changes() {
        TaskReport late = new TaskReport(
                "999",
                task.order().externalId(),
                TaskReport.Status.PROCESSING,
                null,
                List.of(),
                BigDecimal.TEN,
                "late");

        assertThat(task.state()).isEqualTo(TaskState.SUCCEED);
        assertThat(tasks.end(task.id(), TaskState.FAILED, late, FailureKind.OVERDUE, "late", "late"))
                .isFalse();
        assertThat(tasks.accepted(task.id(), late, "late", "late", MINUTE)).isEmpty();
        assertThat(tasks.heard(task.id(), late)).isEmpty();
        assertThat(tasks.forget(task.id())).isFalse();
        assertThat(tasks.claimCheck(task.id(), MINUTE, "somebody")).isEmpty();
        tasks.checkLater(task.id(), Duration.ZERO);
        assertThat(tasks.find(task.id())).contains(task);
    }

    @Test
    void an_answer_that_comes_after_the_end_adds_what_is_missing_and_no_more() {
        TaskReport late = new TaskReport(
                "999", task.order().externalId(), TaskReport.Status.SUBMITTED, null, List.of(), null, "req-late");
        String providerTask = task.providerTaskId();
        database.sql("update generation_task set request_id = null, raw_request = null where id = :id")
                .param("id", task.id())
                .update();

        tasks.complete(task.id(), late, "sent", "answered");

        assertThat(tasks.find(task.id())).contains(task);
        assertThat(database.sql("select * from generation_task where id = :id")
                        .param("id", task.id())
                        .query()
                        .singleRow())
                .containsEntry("request_id", "req-late")
                .containsEntry("raw_request", "sent")
                .containsEntry("provider_task_id", providerTask)
                .doesNotContainEntry("raw_answer", "answered");
    }

    @Test
    void a_scene_is_moved_only_from_the_state_and_by_the_task_that_was_expected() {
        var before = scenes.find(scene).orElseThrow();

        assertThat(scenes.putBack(scene, task.id(), 2, Instant.now())).isFalse();
        assertThat(scenes.clipMade(scene, task.id(), JobSceneState.READY, "other", "http://other"))
                .isFalse();
        assertThat(scenes.clipRemembered(scene, task.id(), "other", "http://other"))
                .isFalse();
        assertThat(scenes.clipMoved(scene, task.id(), "http://other")).isFalse();
        assertThat(scenes.claim(scene, JobSceneState.ORDERED, MINUTE, "somebody"))
                .isEmpty();
        assertThat(scenes.fail(scene, JobSceneState.ORDERED, task.id(), ErrorCode.CANCELED, "late"))
                .isFalse();
        assertThat(scenes.fail(scene, JobSceneState.READY, "task_of_somebody", ErrorCode.CANCELED, "late"))
                .isFalse();
        scenes.cancelUnfinished(job.id(), "late");
        assertThat(scenes.find(scene)).contains(before);
    }

    @Test
    void a_job_is_moved_only_from_where_it_is_and_only_where_it_may_go() {
        assertThat(jobs.move(
                        job.id(), JobStatus.RUNNING, JobStatus.FAILED, JobStep.FINALIZE, 0, ErrorCode.CANCELED, "late"))
                .isFalse();
        assertThatThrownBy(() ->
                        jobs.move(job.id(), JobStatus.SUCCEEDED, JobStatus.QUEUED, JobStep.FINALIZE, 0, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("SUCCEEDED", "QUEUED", job.id());
        assertThat(jobs.claim(job.id(), JobStep.COMPOSE_VIDEO, MINUTE, "somebody"))
                .isFalse();
        assertThat(films.now(job)).isEqualTo(job);
    }

    @Test
    void wake_ups_that_come_late_do_nothing() {
        wakeUps.sendBody("handoff:job-split", job.id());
        wakeUps.sendBody("handoff:task-check", task.id());
        wakeUps.sendBody("handoff:task-report", task.id());
        wakeUps.sendBody("handoff:scene-collect", scene);
        wakeUps.sendBody("handoff:scene-conform", scene);
        wakeUps.sendBody("handoff:job-gather", job.id());
        wakeUps.sendBody("handoff:job-assemble", job.id());
        // A job that ends after all of these were taken shows that they have had their time.
        Job later = films.make(films.script(1, 5), Deliver.LINKS);

        assertThat(later.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.now(job)).isEqualTo(job);
        assertThat(tasks.find(task.id())).contains(task);
    }
}
