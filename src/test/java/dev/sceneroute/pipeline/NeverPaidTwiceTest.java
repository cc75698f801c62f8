package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.Pause;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is promised about money: counted on the provider's side, never in our own books. */
class NeverPaidTwiceTest extends IntegrationTest {
    private static final int SCENES = 6;
    private static final String POOL = "kling/kling-v3-omni";

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private ProviderSlotStore slots;

    @Autowired
    private PauseStore pauses;

    @Autowired
    private JobEventStore events;

    @Autowired
    private ProducerTemplate wakeUps;

    @AfterEach
    void every_slot_is_given_back() {
        await("all slots to be free").atMost(Duration.ofSeconds(10)).until(() -> slots.taken(POOL) == 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "REPLY_LOST",
                "CREATE_ERROR_AFTER",
                "CREATE_TIMED_OUT",
                "CREATE_ERROR_BEFORE",
                "CREATE_MAINTENANCE",
                "CREATE_TOO_FAST",
                "CREATE_OVER_LIMIT",
                "CALLBACK_LOST",
                "CALLBACK_LATE",
                "CALLBACK_DOUBLE",
                "CALLBACK_OUT_OF_ORDER",
                "CALLBACK_EARLY",
                "CALLBACK_FORGED",
                "QUERY_ERROR",
                "QUERY_WITHOUT_VIDEO"
            })
    void every_scene_is_paid_exactly_once_whatever_happens_on_the_wire(Fault fault) {
        sandbox.dial(fault, FaultSetting.next(3));

        Job job = films.make(films.script(SCENES, 5), Deliver.LINKS);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(SCENES);
        assertThat(films.scenes(job)).allMatch(scene -> scene.attempt() == 1);
    }

    @Test
    void an_order_that_cannot_be_found_by_our_id_is_found_in_the_list() {
        sandbox.dial(Fault.REPLY_LOST, FaultSetting.next(2));
        sandbox.dial(Fault.QUERY_EXTERNAL_ID_UNKNOWN, FaultSetting.next(50));

        Job job = films.make(films.script(SCENES, 5), Deliver.LINKS);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(SCENES);
    }

    @Test
    void a_refused_prompt_fails_its_scene_alone_and_says_what_to_do() {
        sandbox.dial(Fault.TASK_MODERATED, FaultSetting.next(1));

        Job job = films.make(films.script(SCENES, 5), Deliver.LINKS);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.errorCode()).isEqualTo(ErrorCode.SCENES_FAILED);
        assertThat(job.errorMessage())
                .contains("1 of 6 scenes failed", "CONTENT_REFUSED", "with another visual_prompt");
        assertThat(films.scenes(job))
                .filteredOn(scene -> scene.state() == JobSceneState.READY)
                .hasSize(SCENES - 1);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(SCENES);
    }

    @Test
    void an_empty_account_is_paused_for_every_job_and_goes_on_when_it_can_order_again() {
        sandbox.dial(Fault.CREATE_PACK_EMPTY, FaultSetting.next(1));
        Job job = films.start(films.script(SCENES, 5), Deliver.LINKS);
        Job other = films.start(films.script(1, 5), Deliver.LINKS);

        assertThat(films.end(job, Duration.ofSeconds(30)).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.end(other, Duration.ofSeconds(30)).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(SCENES + 1);
        assertThat(sandbox.counts().createsRefused()).isEqualTo(1);
        assertThat(events.after(job.id(), 0, 500)).extracting(JobEvent::type).contains("job.held", "job.released");
    }

    @Test
    void a_paused_account_is_refused_only_by_the_orders_that_were_under_way() {
        sandbox.dial(Fault.CREATE_PACK_EMPTY, FaultSetting.next(1000));
        Job job = films.start(films.script(50, 5), Deliver.LINKS);
        await("the pause").atMost(Duration.ofSeconds(10)).until(() -> pauses.find(PauseScope.service("kling"))
                .isPresent());
        Pause pause = pauses.find(PauseScope.service("kling")).orElseThrow();

        assertThat(pause.code()).isEqualTo("PROVIDER_ACCOUNT");
        assertThat(pause.message()).contains("1102", "buy one");
        assertThat(films.now(job).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(sandbox.counts().createsAccepted()).isZero();
        assertThat(sandbox.counts().createsRefused()).isLessThan(50);

        sandbox.dial(Fault.CREATE_PACK_EMPTY, FaultSetting.next(0));
        assertThat(films.end(job, Duration.ofSeconds(30)).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(50);
    }

    @Test
    void a_full_provider_makes_every_free_place_rest_and_longer_each_time() {
        sandbox.concurrency(1);

        Job job = films.make(films.script(SCENES, 5), Deliver.LINKS);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(SCENES);
    }

    @Test
    void a_task_that_failed_at_the_provider_is_ordered_once_more_and_no_oftener() {
        sandbox.dial(Fault.TASK_FAILED, FaultSetting.next(2));

        Job job = films.make(films.script(1, 5), Deliver.LINKS);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_job_that_was_canceled_and_tried_again_uses_what_was_paid() {
        sandbox.latency(Duration.ofSeconds(2));
        Job job = films.start(films.script(SCENES, 5), Deliver.LINKS);
        await("five orders to be out")
                .atMost(Duration.ofSeconds(10))
                .until(() -> sandbox.counts().createsAccepted() == 5);

        control.cancel(Owner.LOCAL, job.id());
        assertThat(films.now(job).status()).isEqualTo(JobStatus.CANCELED);
        await("the paid clips to be remembered")
                .atMost(Duration.ofSeconds(15))
                .until(() -> films.scenes(job).stream()
                                .filter(scene -> scene.clipUrl() != null)
                                .count()
                        == 5);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(5);

        control.retry(Owner.LOCAL, job.id());
        wakeUps.sendBody("direct:job-resume", job.id());
        Job ended = films.end(job, Duration.ofSeconds(30));

        assertThat(ended.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(SCENES);
        assertThat(films.scenes(job)).extracting(JobScene::state).containsOnly(JobSceneState.READY);
    }
}
