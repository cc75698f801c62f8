package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Patience;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import dev.sceneroute.runtime.ClaimStore;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.NodeStore;
import dev.sceneroute.runtime.WorkInHand;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Claims end with the work on them: of a process that died, and of a step that could not record its end. */
class NodeBeatTest extends IntegrationTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DEAD = "node_that_died";

    @Autowired
    private ClaimStore claims;

    @Autowired
    private Films films;

    @Autowired
    private JobSceneStore scenes;

    @Autowired
    private JobStore jobs;

    @Autowired
    private NodeStore nodes;

    @Autowired
    private Node node;

    @Autowired
    private NodeBeat beat;

    @Autowired
    private PauseStore pauses;

    @Autowired
    private Clock clock;

    private Job job;
    private JobScene scene;

    /** A collected scene nobody works on, because its job is paused. */
    @BeforeEach
    void aSceneThatWaits() {
        sandbox.latency(Duration.ofMillis(500));
        job = films.start(films.script(1, 3), Deliver.FILM);
        await("the order").atMost(SOON).until(() -> sandbox.counts().createsAccepted() == 1);
        pauses.pause(PauseScope.job(job.id()), "PAUSED", "for the test", true, null);
        await("the clip").atMost(SOON).until(() -> films.scenes(job).get(0).state() == JobSceneState.COLLECTED);
        scene = films.scenes(job).get(0);
    }

    @Test
    void the_claims_of_a_process_that_is_silent_are_given_back_by_whoever_notices() {
        claimedBy(DEAD);
        nodes.beat(DEAD, clock.instant(), false, HOUR);
        beat.takeOver(DEAD);
        assertThat(claims.of(DEAD, WorkInHand.SCENE))
                .as("it was heard of just now")
                .hasSize(1);

        assertThat(nodes.removeLost(DEAD, Duration.ZERO)).isTrue();
        claims.release(DEAD);

        assertThat(claims.of(DEAD, WorkInHand.SCENE)).isEmpty();
        assertThat(nodes.beat(node.name(), clock.instant(), false, HOUR)).isEmpty();
        endsWell();
    }

    @Test
    void a_claim_of_ours_that_no_thread_works_on_is_given_back_within_seconds() {
        claimedBy(node.name());

        endsWell();
    }

    @Test
    void whoever_wakes_up_after_its_work_was_taken_over_changes_nothing() {
        claimedBy(DEAD);

        assertThat(scenes.tryLater(scene.key(), JobSceneState.COLLECTED, clock.instant()))
                .isFalse();
        assertThat(scenes.letGo(scene.key(), JobSceneState.COLLECTED, Duration.ZERO))
                .isFalse();
        assertThat(scenes.hold(
                        scene.key(),
                        JobSceneState.COLLECTED,
                        ErrorCode.STORAGE_UPLOAD_FAILED,
                        "late",
                        new Patience(HOUR, HOUR, HOUR)))
                .isEmpty();
        assertThat(scenes.fail(scene.key(), JobSceneState.COLLECTED, scene.taskId(), ErrorCode.STITCH_FAILED, "late"))
                .isFalse();
        assertThat(scenes.orderAgain(scene.key(), JobSceneState.COLLECTED))
                .as("a second paid order")
                .isFalse();
        assertThat(jobs.lockClaimed(job.id(), node.name())).isFalse();
        claims.release(DEAD);
        assertThat(scenes.hold(
                        scene.key(),
                        JobSceneState.COLLECTED,
                        ErrorCode.STORAGE_UPLOAD_FAILED,
                        "late, and nobody has claimed it since",
                        new Patience(HOUR, HOUR, HOUR)))
                .isEmpty();
        endsWell();
    }

    @Test
    void nothing_is_claimed_of_a_paused_job_but_the_fetching_of_what_is_paid() {
        assertThat(scenes.claim(scene.key(), JobSceneState.COLLECTED, HOUR, node.name()))
                .isEmpty();
        assertThat(jobs.claim(job.id(), JobStep.COMPOSE_VIDEO, HOUR, node.name()))
                .isFalse();
        endsWell();
    }

    private void claimedBy(String name) {
        pauses.resume(PauseScope.job(job.id()));
        boolean mine =
                scenes.claim(scene.key(), JobSceneState.COLLECTED, HOUR, name).isPresent();
        assertThat(mine).as("claimed before the sweeper wakes it").isTrue();
    }

    private void endsWell() {
        pauses.resume(PauseScope.job(job.id()));
        Job ended = films.end(job, Duration.ofSeconds(30));
        assertThat(ended.status()).as(ended.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }
}
