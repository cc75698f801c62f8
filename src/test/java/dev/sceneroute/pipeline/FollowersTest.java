package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A scene that goes on from another is paid for only when there is something to go on from. */
class FollowersTest extends IntegrationTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private GenerationTaskStore tasks;

    @Autowired
    private ProducerTemplate wakeUps;

    @Test
    void it_goes_on_from_the_clip_that_is_used_and_not_from_one_that_was_rejected() {
        sandbox.dial(Fault.CLIP_BLACK, FaultSetting.next(1));

        Job job = films.make(films.scriptThatGoesOn(5), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(2 * 5 * 24);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
        assertThat(order(job, 2).parentVideoId())
                .isEqualTo(films.scenes(job).get(0).videoId());
    }

    @Test
    void it_is_given_up_with_the_scene_it_goes_on_from_and_follows_it_when_that_is_tried_again() {
        sandbox.dial(Fault.CREATE_MODERATED, FaultSetting.next(1));
        Job job = films.make(films.scriptThatGoesOn(5), Deliver.LINKS);

        assertThat(films.scenes(job))
                .extracting(JobScene::errorCode)
                .containsExactly(ErrorCode.CONTENT_REFUSED, ErrorCode.PARENT_SCENE_FAILED);
        assertThatThrownBy(() -> control.retry(Owner.LOCAL, job.id()))
                .as("nothing that could go on")
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("visual_prompt");
        assertThatThrownBy(() -> control.retryScene(Owner.LOCAL, job.id(), 2, SceneEdit.NONE))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("this one follows");

        control.retryScene(Owner.LOCAL, job.id(), 1, new SceneEdit("A calm pond", null));
        wakeUps.sendBody("direct:job-resume", job.id());

        assertThat(films.end(job, LIMIT).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        assertThat(films.scenes(job).get(1).attempt()).isEqualTo(1);
    }

    private VideoOrder order(Job job, int scene) {
        String task = String.valueOf(films.scenes(job).get(scene - 1).taskId());
        return tasks.find(task).orElseThrow().order();
    }
}
