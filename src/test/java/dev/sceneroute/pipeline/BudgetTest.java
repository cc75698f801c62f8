package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Orders;
import dev.sceneroute.generation.Price;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.generation.Units;
import dev.sceneroute.ledger.BudgetExceededException;
import dev.sceneroute.ledger.Caps;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.Ids;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A cap stops before the call, whatever happens at once; counted on the provider's side. A scene here costs 3 units. */
class BudgetTest extends IntegrationTest {
    private static final String POOL = "kling/kling-v3-omni";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Price PRICE = new Price(Units.of("3"), new Money(new BigDecimal("0.14")), null);

    @Autowired
    private Films films;

    @Autowired
    private Caps caps;

    @Autowired
    private JobControl control;

    @Autowired
    private SceneOrdering ordering;

    @Autowired
    private GenerationTaskStore tasks;

    @Autowired
    private ProviderSlotStore slots;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ProducerTemplate wakeUps;

    @AfterEach
    void nothing_is_capped_and_every_slot_is_given_back() {
        caps.none();
        await("all slots to be free").atMost(Duration.ofSeconds(10)).until(() -> slots.taken(POOL) == 0);
    }

    @Test
    void a_cap_that_the_lengths_of_the_speech_break_is_said_before_anything_is_ordered() {
        // As long as it is wanted the clip costs 1.8 units; as long as what is said in it, more than 2.
        caps.perJob("2");

        assertThatThrownBy(() -> films.start(
                        films.scriptThatSays(
                                "en",
                                "A narrow harbour wakes before the sun, and the first boats leave without a light."),
                        Deliver.FILM))
                .isInstanceOf(BudgetExceededException.class);
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void two_hundred_scenes_stop_at_the_cap_and_nobody_is_called_after_it() {
        caps.perDayFromNow("30");

        Job job = films.end(films.start(films.script(200, 5), Deliver.LINKS), LONG);

        assertThat(sandbox.counts().createsAccepted()).isEqualTo(10);
        assertThat(sandbox.counts().createsRefused()).isZero();
        assertThat(caps.used(job.id())).isEqualTo(Units.of("30"));
        assertThat(job.errorCode()).isEqualTo(ErrorCode.SCENES_FAILED);
        assertThat(job.errorMessage()).contains("190 of 200 scenes failed", "BUDGET_EXCEEDED");
        assertThat(films.scenes(job))
                .filteredOn(scene -> scene.state() == JobSceneState.READY)
                .hasSize(10);
        assertThat(films.scenes(job))
                .filteredOn(scene -> scene.errorCode() == ErrorCode.BUDGET_EXCEEDED)
                .hasSize(190)
                .allSatisfy(scene -> {
                    assertThat(scene.taskId()).isNull();
                    assertThat(scene.errorMessage())
                            .contains("sceneroute.budget.per-day.units is", "needs 3 units, 0 units left", "Raise it");
                });
    }

    @Test
    void when_the_cap_is_raised_the_job_goes_on_and_pays_for_nothing_again() {
        caps.perDayFromNow("6");
        Job job = films.make(films.script(5, 5), Deliver.LINKS);
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);

        again(job);
        assertThat(films.end(job, LONG).status()).as("nothing was raised").isEqualTo(JobStatus.FAILED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);

        caps.perDayFromNow("9");
        again(job);
        Job ended = films.end(job, LONG);

        assertThat(ended.status()).as(ended.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(5);
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsOnly(1);
    }

    @Test
    void a_cap_in_money_stops_as_one_in_units_does() {
        // A scene costs 0.42.
        caps.moneyPerDayFromNow("0.84");

        Job job = films.make(films.script(4, 5), Deliver.LINKS);

        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        assertThat(films.scenes(job))
                .filteredOn(scene -> scene.errorCode() == ErrorCode.BUDGET_EXCEEDED)
                .hasSize(2)
                .allSatisfy(scene -> assertThat(scene.errorMessage()).contains("USD", "needs 0.42, 0.00 left"));
    }

    @Test
    void exactly_the_cap_is_enough() {
        caps.perJob("9");

        assertThat(films.make(films.script(3, 5), Deliver.LINKS).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
    }

    @Test
    void a_failed_task_gives_its_reservation_back_for_the_next_attempt() {
        caps.perJob("3");
        sandbox.dial(Fault.TASK_FAILED, FaultSetting.next(1));

        Job job = films.make(films.script(1, 5), Deliver.LINKS);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        assertThat(caps.used(job.id())).isEqualTo(Units.of("3"));
    }

    @Test
    void every_paid_attempt_of_a_scene_counts() {
        caps.perJob("5");
        Job job = films.make(films.script(1, 5), Deliver.LINKS);
        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);

        control.retryScene(Owner.LOCAL, job.id(), 1, SceneEdit.NONE);
        wakeUps.sendBody("direct:job-resume", job.id());
        Job ended = films.end(job, LONG);

        assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
        assertThat(ended.errorMessage()).contains("BUDGET_EXCEEDED");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void an_order_that_has_not_ended_counts_with_its_reservation() {
        sandbox.latency(Duration.ofSeconds(2));
        Job job = films.start(films.script(1, 5), Deliver.LINKS);

        await("the order to be out")
                .atMost(Duration.ofSeconds(5))
                .until(() -> sandbox.counts().createsAccepted() == 1);
        assertThat(caps.used(job.id())).isEqualTo(Units.of("3"));

        films.end(job, LONG);
        assertThat(caps.used(job.id())).isEqualTo(Units.of("3"));
    }

    @Test
    void a_job_above_the_cap_for_jobs_is_not_accepted() {
        caps.perJob("8.9");

        assertThatThrownBy(() -> films.start(films.script(3, 5), Deliver.LINKS))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("sceneroute.budget.per-job.units is 8.9");
    }

    @Test
    void a_job_above_what_is_left_of_its_project_is_not_accepted() {
        caps.perProject("8");

        assertThatThrownBy(() -> films.start(films.script(3, 5), Deliver.LINKS))
                .hasMessageContaining("sceneroute.budget.per-project.units is 8");
        assertThat(films.make(films.script(2, 5), Deliver.LINKS).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void a_scene_that_no_day_has_room_for_is_not_accepted() {
        caps.perDay("2.9");

        assertThatThrownBy(() -> films.start(films.script(1, 5), Deliver.LINKS))
                .hasMessageContaining("sceneroute.budget.per-day.units is 2.9: 0 units used, scene 1 needs 3 units");
    }

    @Test
    void many_who_claim_at_the_same_moment_never_exceed_the_cap() throws Exception {
        int cap = 7;
        slots.resize(POOL, 40);
        sandbox.concurrency(40);
        try {
            caps.perDayFromNow(String.valueOf(3 * cap));
            Job job = films.start(films.script(40, 5), Deliver.LINKS);

            List<GenerationTask> claimed = claimAtOnce(40);
            claimed.forEach(task -> wakeUps.sendBody("direct:task-send", task));
            films.end(job, LONG);

            assertThat(sandbox.counts().createsAccepted()).isEqualTo(cap);
            assertThat(caps.used(job.id())).isEqualTo(Units.of("3").times(cap));
            assertThat(films.scenes(job))
                    .filteredOn(scene -> !tasks.ofScene(scene.key()).isEmpty())
                    .hasSize(cap);
        } finally {
            slots.resize(POOL, 5);
        }
    }

    @Test
    void whoever_is_let_pass_is_seen_by_the_next_who_waits_until_then() throws Exception {
        Job job = films.make(films.script(1, 5), Deliver.LINKS);
        GenerationTask made = tasks.ofScene(new SceneKey(job.id(), 1)).get(0);
        GenerationTask next = another(made);
        caps.perDayFromNow("3");
        CountDownLatch admitted = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> transactions.executeWithoutResult(status -> {
                caps.admit(next, PRICE);
                tasks.intend(next, PRICE, LONG, "test");
                admitted.countDown();
                await().atMost(LONG).until(() -> commit.getCount() == 0);
            }));
            assertThat(admitted.await(20, TimeUnit.SECONDS)).isTrue();
            Future<?> second =
                    threads.submit(() -> transactions.executeWithoutResult(status -> caps.admit(another(made), PRICE)));

            assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            commit.countDown();
            first.get();
            assertThatThrownBy(second::get).hasCauseInstanceOf(BudgetExceededException.class);
        } finally {
            commit.countDown();
            threads.shutdown();
            tasks.forget(next.id());
        }
    }

    private static GenerationTask another(GenerationTask task) {
        String id = Ids.next("task");
        return new GenerationTask(
                id,
                task.owner(),
                task.scene(),
                99,
                task.service(),
                Orders.plain(id),
                Ids.token(),
                null,
                TaskState.INTENDED,
                0,
                task.createdAt());
    }

    private List<GenerationTask> claimAtOnce(int callers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<GenerationTask>> claims = IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit(this::claim))
                    .toList();
            List<GenerationTask> claimed = new ArrayList<>();
            for (Future<GenerationTask> claim : claims) {
                if (claim.get() != null) {
                    claimed.add(claim.get());
                }
            }
            return claimed;
        } finally {
            threads.shutdown();
        }
    }

    private GenerationTask claim() {
        try {
            return ordering.claim(POOL, new DefaultExchange(wakeUps.getCamelContext()));
        } catch (BudgetExceededException e) {
            return null;
        }
    }

    private void again(Job job) {
        control.retry(Owner.LOCAL, job.id());
        wakeUps.sendBody("direct:job-resume", job.id());
    }
}
