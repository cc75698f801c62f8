package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.pipeline.TaskResolution.Decision;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.ClaimStore;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that are overdue, forgotten by the provider, or met again after a downtime: none is ordered anew by itself. */
class LostOrdersTest extends IntegrationTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private TaskResolution resolution;

    @Autowired
    private GenerationTaskStore tasks;

    @Autowired
    private ProviderSlotStore slots;

    @Autowired
    private ProducerTemplate wakeUps;

    @Autowired
    private JdbcClient database;

    @Autowired
    private CamelContext camel;

    @Autowired
    private Providers providers;

    @Autowired
    private ClaimStore claims;

    @Autowired
    private Node node;

    @AfterEach
    void the_second_provider_is_gone() throws Exception {
        database.sql("update generation_task set service = 'kling' where service = :service")
                .param("service", BlindProvider.SERVICE)
                .update();
        for (Route route : List.copyOf(camel.getRoutes())) {
            if (route.getRouteId().startsWith(BlindProvider.SERVICE)) {
                camel.getRouteController().stopRoute(route.getRouteId());
                camel.removeRoute(route.getRouteId());
            }
        }
    }

    @AfterEach
    void every_slot_is_given_back() {
        await("all slots to be free").atMost(LIMIT).until(() -> slots.taken("kling/kling-v3-omni") == 0);
    }

    @Test
    void an_overdue_order_stays_open_and_its_late_clip_is_used_without_a_new_order() {
        sandbox.latency(Duration.ofSeconds(5));
        Job job = films.start(films.script(1, 5), Deliver.LINKS);
        GenerationTask task = ordered(job);
        makeOverdue(task);

        Job timedOut = films.end(job, LIMIT);

        assertThat(films.scenes(job)).extracting(JobScene::errorCode).containsExactly(ErrorCode.SCENE_TIMEOUT);
        assertThat(timedOut.errorMessage()).contains("not finished within", "stays open");
        assertThat(now(task).state().isEnd()).isFalse();
        await("the late clip to be remembered")
                .atMost(LIMIT)
                .until(() -> films.scenes(job).get(0).clipUrl() != null);

        control.retryScene(Owner.LOCAL, job.id(), 1, SceneEdit.NONE);
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void an_overdue_order_that_is_tried_again_gets_more_time_and_is_not_ordered_anew() {
        sandbox.dial(Fault.TASK_HANGS, FaultSetting.next(1));
        Job job = films.start(films.script(1, 5), Deliver.LINKS);
        GenerationTask task = ordered(job);
        makeOverdue(task);
        films.end(job, LIMIT);

        control.retryScene(Owner.LOCAL, job.id(), 1, SceneEdit.NONE);
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.scenes(job)).extracting(JobScene::state).containsExactly(JobSceneState.ORDERED);
        assertThat(tasks.overdue(task.id(), Duration.ofHours(2))).isFalse();
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsExactly(1);

        makeOverdue(task);
        films.end(job, LIMIT);
        resolution.resolve(Owner.LOCAL, task.id(), Decision.RETRY, null);
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsExactly(2);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void an_order_the_provider_forgot_waits_for_a_person_and_is_ordered_anew_only_on_request() {
        Job job = forgotten();
        GenerationTask task = task(job);

        assertThat(now(task).state()).isEqualTo(TaskState.UNKNOWN);
        assertThat(films.scenes(job)).extracting(JobScene::errorCode).containsExactly(ErrorCode.TASK_UNKNOWN);
        assertThat(films.now(job).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(sandbox.counts().createsAccepted()).isZero();

        resolution.resolve(Owner.LOCAL, task.id(), Decision.RETRY, null);
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(tasks.ofScene(new SceneKey(job.id(), 1)))
                .extracting(made -> made.order().externalId())
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> resolution.resolve(Owner.LOCAL, task.id(), Decision.RETRY, null))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("nothing to decide");
    }

    @Test
    void where_the_provider_keeps_no_id_of_ours_a_lost_answer_waits_for_a_person_and_is_never_sent_again()
            throws Exception {
        camel.addRoutes(BlindProvider.routes());
        sandbox.dial(Fault.REPLY_LOST, FaultSetting.next(1));
        Job job = films.start(films.scriptFrom(BlindProvider.SERVICE, 3), Deliver.LINKS);
        GenerationTask task = await("the order")
                .atMost(LIMIT)
                .until(() -> tasks.ofScene(new SceneKey(job.id(), 1)), made -> !made.isEmpty())
                .get(0);
        awaitUnknown(task);

        // As if the process had died before it could write that down.
        database.sql("update generation_task set state = 'intended', due_at = now(), claimed_by = null where id = :id")
                .param("id", task.id())
                .update();
        awaitUnknown(task);
        assertThat(films.scenes(job)).extracting(JobScene::errorCode).containsExactly(ErrorCode.TASK_UNKNOWN);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);

        resolution.resolve(
                Owner.LOCAL,
                task.id(),
                Decision.ADOPT,
                sandbox.purchases().get(0).taskId());
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void places_at_a_provider_that_is_gone_do_not_stop_the_start() {
        slots.resize("gone/model", 1);

        new Startup(slots, providers, claims, tasks, node).prepare();

        assertThat(slots.pools()).contains("gone/model");
        slots.resize("gone/model", 0);
    }

    private void awaitUnknown(GenerationTask task) {
        await("nobody to vouch for the order")
                .atMost(LIMIT)
                .until(() -> now(task).state() == TaskState.UNKNOWN);
    }

    @Test
    void a_forgotten_order_can_be_given_up_or_adopted_but_not_by_somebody_else() {
        Job job = forgotten();
        GenerationTask task = task(job);

        assertThat(resolution.resolve("somebody", task.id(), Decision.RETRY, null))
                .isEmpty();
        resolution.resolve(Owner.LOCAL, task.id(), Decision.ADOPT, null);
        assertThat(films.scenes(job).get(0).errorCode()).isNull();
        await("the provider to be asked again in vain")
                .atMost(LIMIT)
                .until(() -> now(task).state() == TaskState.UNKNOWN);

        resolution.resolve(Owner.LOCAL, task.id(), Decision.GIVE_UP, null);
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.FAILED);
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void after_a_downtime_one_page_of_the_list_settles_what_many_questions_would() {
        sandbox.dial(Fault.CALLBACK_LOST, FaultSetting.next(100));
        sandbox.latency(Duration.ofMillis(800));
        Job job = films.start(films.script(5, 5), Deliver.LINKS);
        await("five orders").atMost(LIMIT).until(() -> submitted(job) == 5);
        database.sql("update generation_task set due_at = now() + interval '1 hour' where job_id = :job")
                .param("job", job.id())
                .update();
        await("the clips").atMost(LIMIT).until(() -> sandbox.counts().running().values().stream()
                .allMatch(running -> running == 0));
        long asked = sandbox.counts().queries();

        wakeUps.sendBody("direct:tasks-backfill", null);

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().queries()).isEqualTo(asked);
        assertThat(sandbox.counts().lists()).isEqualTo(1);
    }

    /** A job whose only order the provider accepted and then forgot. */
    private Job forgotten() {
        sandbox.dial(Fault.CALLBACK_LOST, FaultSetting.next(1));
        sandbox.latency(Duration.ofMinutes(5));
        Job job = films.start(films.script(1, 5), Deliver.LINKS);
        GenerationTask task = ordered(job);
        sandbox.reset();
        sandbox.latency(Duration.ZERO);
        tasks.checkLater(task.id(), Duration.ZERO);
        await("the task to be unknown").atMost(LIMIT).until(() -> now(task).state() == TaskState.UNKNOWN);
        return job;
    }

    private GenerationTask ordered(Job job) {
        await("an accepted order").atMost(LIMIT).until(() -> submitted(job) == 1);
        return task(job);
    }

    private long submitted(Job job) {
        return films.scenes(job).stream()
                .map(scene -> tasks.ofScene(scene.key()))
                .flatMap(List::stream)
                .filter(task -> task.providerTaskId() != null && task.state() != TaskState.INTENDED)
                .count();
    }

    private GenerationTask task(Job job) {
        return tasks.ofScene(new SceneKey(job.id(), 1)).get(0);
    }

    private GenerationTask now(GenerationTask task) {
        return tasks.find(task.id()).orElseThrow();
    }

    private void makeOverdue(GenerationTask task) {
        database.sql("""
                        update generation_task
                        set created_at = now() - interval '3 hours', deadline = null, due_at = now() where id = :id
                        """).param("id", task.id()).update();
    }
}
