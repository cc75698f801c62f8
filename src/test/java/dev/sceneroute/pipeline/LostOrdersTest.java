package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderException;
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
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that are overdue, forgotten by the provider, or met again after a downtime: none is ordered anew by itself. */
class LostOrdersTest extends IntegrationTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String GONE = "gone";

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
    private OrderRefusal refusal;

    @Autowired
    private TaskLookUp lookUp;

    @Autowired
    private TaskBackfill backfill;

    @Autowired
    private ClaimStore claims;

    @Autowired
    private Node node;

    @AfterEach
    void the_second_provider_is_gone() throws Exception {
        database.sql("update generation_task set service = 'kling' where service in (:services)")
                .param("services", List.of(BlindProvider.SERVICE, GONE))
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
    void an_order_that_seems_overdue_is_asked_after_before_it_is_given_up() {
        sandbox.dial(Fault.CALLBACK_LOST, FaultSetting.next(1));
        Job job = films.start(films.script(1, 5), Deliver.LINKS);
        GenerationTask task = ordered(job);
        await("the clip").atMost(LIMIT).until(() -> sandbox.counts().running().values().stream()
                .allMatch(running -> running == 0));

        makeOverdue(task);

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void an_order_the_provider_has_under_our_id_though_our_books_do_not_is_taken_for_ours() {
        sandbox.latency(Duration.ofSeconds(3));
        Job job = films.start(films.script(1, 5), Deliver.LINKS);
        GenerationTask task = ordered(job);
        assertThat(task.order().externalId())
                .as("safe in a path, and never like the provider's own ids, which are numbers")
                .matches("[a-z][A-Za-z0-9-]{5,60}");

        // As if the books were a copy from before the order.
        database.sql("delete from generation_task where id = :id")
                .param("id", task.id())
                .update();
        database.sql("update job_scene set state = 'waiting', task_id = null, due_at = now() where job_id = :job")
                .param("job", job.id())
                .update();
        slots.free(task.id());
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsExactly(1);
        assertThat(sandbox.counts().createsRefused()).as("it exists already").isPositive();
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
    void a_forgotten_order_waits_for_a_person_still_when_its_job_is_canceled_and_tried_again() {
        Job job = forgotten();
        GenerationTask task = task(job);
        control.cancel(Owner.LOCAL, job.id());

        assertThatThrownBy(() -> control.retryScene(Owner.LOCAL, job.id(), 1, new SceneEdit("A calm lake", null)))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("may be paid twice");
        control.retry(Owner.LOCAL, job.id());
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.scenes(job))
                .singleElement()
                .extracting(JobScene::state, JobScene::errorCode, JobScene::attempt)
                .containsExactly(JobSceneState.ORDERED, ErrorCode.TASK_UNKNOWN, 1);
        assertThat(sandbox.counts().createsAccepted()).isZero();
        resolution.resolve(Owner.LOCAL, task.id(), Decision.RETRY, null);
        wakeUps.sendBody("direct:job-resume", job.id());
        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void the_place_of_an_order_is_free_again_though_its_job_was_canceled_before_it_was_refused() throws Exception {
        camel.addRoutes(BlindProvider.routesThatRefuse(jobId -> control.cancel(Owner.LOCAL, jobId)));

        Job job = films.make(films.scriptFrom(BlindProvider.SERVICE, 3), Deliver.LINKS);

        assertThat(job.status()).isEqualTo(JobStatus.CANCELED);
        await("the place to be free").atMost(LIMIT).until(() -> slots.use().stream()
                .allMatch(use -> use.used() == 0));
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void an_order_that_is_never_taken_says_so_until_it_is() {
        Job job = slow(Duration.ofSeconds(4));
        GenerationTask task = ordered(job);
        database.sql("update generation_task set state = 'intended', checks = 9, due_at = 'infinity' where id = :id")
                .param("id", task.id())
                .update();

        refusal.handle(now(task), new ProviderException(FailureKind.AMBIGUOUS, "Kling answered HTTP 500", null, null));

        assertThat(films.scenes(job).get(0).errorMessage()).contains("never taken", "HTTP 500");
        tasks.checkLater(task.id(), Duration.ZERO);
        await("the order to be found")
                .atMost(LIMIT)
                .until(() -> films.scenes(job).get(0).errorMessage() == null);
        assertThat(films.scenes(job).get(0).state())
                .as("not made yet, but taken")
                .isEqualTo(JobSceneState.ORDERED);
        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void an_order_at_a_provider_that_is_gone_is_left_as_it_is() {
        Job job = slow(Duration.ofSeconds(2));
        GenerationTask task = ordered(job);
        serve(task, GONE);

        assertThat(lookUp.claim(task.id(), new DefaultExchange(camel))).isNull();
        assertThat(backfill.begin())
                .extracting(reading -> reading.getExample().service())
                .doesNotContain(GONE);

        assertThat(now(task).state().isEnd()).isFalse();
        serve(task, "kling");
        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    private void serve(GenerationTask task, String service) {
        database.sql("update generation_task set service = :service, due_at = now() where id = :id")
                .param("service", service)
                .param("id", task.id())
                .update();
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

    /** A job of one scene whose clip takes so long, and of which no callback tells. */
    private Job slow(Duration making) {
        sandbox.dial(Fault.CALLBACK_LOST, FaultSetting.next(1));
        sandbox.latency(making);
        return films.start(films.script(1, 5), Deliver.LINKS);
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
