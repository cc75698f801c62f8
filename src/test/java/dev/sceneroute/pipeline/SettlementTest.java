package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.TaskReport.Status;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.generation.Units;
import dev.sceneroute.ledger.Amount;
import dev.sceneroute.ledger.JobSpend;
import dev.sceneroute.ledger.Ledger;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How an order's reservation ends: with what the provider says it took, and without a word from it with what is likely. */
class SettlementTest extends IntegrationTest {

    @Autowired
    private Films films;

    @Autowired
    private Ledger ledger;

    @Autowired
    private GenerationTaskStore tasks;

    @Autowired
    private ProviderSlotStore slots;

    @Autowired
    private JobControl control;

    @Autowired
    private JdbcClient database;

    @Test
    void an_order_is_reserved_with_its_intent_and_settled_with_its_end() {
        sandbox.latency(Duration.ofSeconds(2));
        Job job = films.start(films.script(2, 5), Deliver.LINKS);
        await("both orders to be out")
                .atMost(Duration.ofSeconds(5))
                .until(() -> sandbox.counts().createsAccepted() == 2);

        JobSpend running = ledger.ofJob(job.id());
        films.end(job, Duration.ofSeconds(30));
        JobSpend ended = ledger.ofJob(job.id());

        assertThat(running.estimated()).isEqualTo(running.reserved()).isEqualTo(ended.spent());
        assertThat(running.spent()).isEqualTo(Amount.ZERO);
        assertThat(ended.reserved()).isEqualTo(Amount.ZERO);
        assertThat(ended.spent().units()).isEqualTo(Units.of("6"));
        assertThat(ended.spent().money()).hasToString("0.84");
        assertThat(ended.currency()).isEqualTo("USD");
        assertThat(column(job, "price_date")).isEqualTo("2026-08-20");
        assertThat(column(job, "settled_by_estimate")).isEqualTo("false");
    }

    @Test
    void a_task_that_failed_costs_nothing() {
        sandbox.dial(Fault.TASK_FAILED, FaultSetting.next(2));

        Job job = films.make(films.script(1, 5), Deliver.LINKS);

        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        assertThat(ledger.ofJob(job.id()).spent()).isEqualTo(Amount.ZERO);
        assertThat(ledger.ofJob(job.id()).reserved()).isEqualTo(Amount.ZERO);
    }

    @Test
    void an_order_that_was_refused_costs_nothing() {
        sandbox.dial(Fault.CREATE_MODERATED, FaultSetting.next(1));

        Job job = films.make(films.script(1, 5), Deliver.LINKS);

        assertThat(ledger.ofJob(job.id()).spent()).isEqualTo(Amount.ZERO);
        assertThat(ledger.ofJob(job.id()).reserved()).isEqualTo(Amount.ZERO);
    }

    @Test
    void a_success_without_a_price_is_settled_with_the_reservation_and_marked() {
        Job job = ended(TaskState.SUCCEED, null, null, null);

        assertThat(ledger.ofJob(job.id()).spent().units()).isEqualTo(Units.of("3"));
        assertThat(column(job, "settled_by_estimate")).isEqualTo("true");
    }

    @Test
    void what_the_provider_says_it_took_is_believed_whatever_was_reserved() {
        Job job = ended(TaskState.SUCCEED, null, new BigDecimal("4.25"), null);

        assertThat(ledger.ofJob(job.id()).spent().units()).isEqualTo(Units.of("4.25"));
        assertThat(column(job, "settled_by_estimate")).isEqualTo("false");
    }

    @Test
    void a_failed_task_the_provider_charges_for_is_settled_with_its_charge() {
        Job job = ended(TaskState.FAILED, FailureKind.GENERATION_FAILED, null, Units.of("1.5"));

        assertThat(ledger.ofJob(job.id()).spent().units()).isEqualTo(Units.of("1.5"));
    }

    @Test
    void a_task_nobody_waits_for_any_longer_may_still_be_charged_and_counts() {
        Job overdue = ended(TaskState.FAILED, FailureKind.OVERDUE, null, null);
        Job givenUp = ended(TaskState.FAILED, FailureKind.AMBIGUOUS, null, null);
        Job failed = ended(TaskState.FAILED, FailureKind.GENERATION_FAILED, null, null);

        assertThat(ledger.ofJob(overdue.id()).spent().units()).isEqualTo(Units.of("3"));
        assertThat(column(overdue, "settled_by_estimate")).isEqualTo("true");
        assertThat(ledger.ofJob(givenUp.id()).spent().units()).isEqualTo(Units.of("3"));
        assertThat(ledger.ofJob(failed.id()).spent().units()).isEqualTo(Units.ZERO);
    }

    @Test
    void a_settled_order_is_never_settled_again() {
        Job job = ended(TaskState.SUCCEED, null, new BigDecimal("3"), null);
        GenerationTask task = tasks.ofScene(new SceneKey(job.id(), 1)).get(0);

        tasks.charged(task.id(), Units.of("99"));
        tasks.end(task.id(), TaskState.SUCCEED, report(task, new BigDecimal("99")), null, null, "late");

        assertThat(ledger.ofJob(job.id()).spent().units()).isEqualTo(Units.of("3"));
    }

    /** A job whose one order was taken, and ended by hand long before the sandbox would. */
    private Job ended(TaskState end, @Nullable FailureKind kind, @Nullable BigDecimal units, @Nullable Units charged) {
        sandbox.latency(Duration.ofMinutes(10));
        Job job = films.start(films.script(1, 5), Deliver.LINKS);
        SceneKey scene = new SceneKey(job.id(), 1);
        GenerationTask task = await("the order to be taken")
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> tasks.ofScene(scene).stream().findFirst().orElse(null),
                        found -> found != null && found.providerTaskId() != null);
        if (charged != null) {
            tasks.charged(task.id(), charged);
        }
        boolean succeeded = end == TaskState.SUCCEED;
        tasks.end(task.id(), end, succeeded ? report(task, units) : null, kind, "by hand", null);
        slots.free(task.id());
        control.cancel(Owner.LOCAL, job.id());
        return job;
    }

    private static TaskReport report(GenerationTask task, @Nullable BigDecimal units) {
        return new TaskReport(
                String.valueOf(task.providerTaskId()),
                task.order().externalId(),
                Status.SUCCEED,
                null,
                List.of(),
                units,
                null);
    }

    private String column(Job job, String name) {
        return database.sql("select distinct " + name + "::text from generation_task where job_id = :job")
                .param("job", job.id())
                .query(String.class)
                .single();
    }
}
