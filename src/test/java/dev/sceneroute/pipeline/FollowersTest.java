package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.pipeline.JobRevision.Revision;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import java.util.List;
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
    private JobRevision revision;

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

    @Test
    void it_is_ordered_anew_after_a_scene_that_was_changed_and_both_come_back_when_that_is_taken_back() {
        Job job = films.make(going("A calm lake", ""), Deliver.CLIPS);
        List<String> first = clips(job);

        Revision made = revise(job, going("A wild sea", ""));
        Job again = films.again(job);

        assertThat(made.clips()).containsExactly(1, 2);
        assertThat(made.estimate().scenes()).hasSize(2);
        assertThat(made.reusedScenes()).isEmpty();
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(clips(job)).doesNotContainAnyElementsOf(first);
        assertThat(order(job, 2).parentVideoId())
                .isEqualTo(films.scenes(job).get(0).videoId());
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(4);

        Revision back = revise(job, going("A calm lake", ""));
        films.again(job);

        assertThat(back.clips()).isEmpty();
        assertThat(back.reusedScenes()).containsExactly(1, 2);
        assertThat(clips(job)).isEqualTo(first);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(4);
    }

    @Test
    void it_keeps_the_prompt_a_person_gave_it_when_it_is_ordered_anew_after_another() {
        Job job = films.make(going("A calm lake", ""), Deliver.LINKS);
        control.retryScene(Owner.LOCAL, job.id(), 2, new SceneEdit("A swan lands", null));
        wakeUps.sendBody("direct:job-resume", job.id());
        films.end(job, LIMIT);

        revise(job, going("A wild sea", ""));
        films.again(job);

        assertThat(order(job, 2).prompt()).isEqualTo("A swan lands");
        assertThat(order(job, 2).parentVideoId())
                .isEqualTo(films.scenes(job).get(0).videoId());
    }

    @Test
    void it_is_ordered_anew_after_a_scene_whose_line_needs_a_longer_clip() {
        Job job = films.make(going("A calm lake", "One."), Deliver.FILM);

        Revision made = revise(
                job,
                going(
                        "A calm lake",
                        "One and another one and then some more words that need some more time than there was."));
        Job again = films.again(job);

        assertThat(made.clips()).isEmpty();
        assertThat(made.probable().scenes()).extracting(scene -> scene.order()).containsExactly(1, 2);
        assertThat(made.reusedScenes()).isEmpty();
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsExactly(2, 2);
        assertThat(order(job, 2).parentVideoId())
                .isEqualTo(films.scenes(job).get(0).videoId());
    }

    /** Two scenes, of which the second goes on from the first. */
    private Script going(String prompt, String narration) {
        String said = narration.isEmpty() ? "" : "\"narration\": \"" + narration + "\", ";
        return films.scriptOf("""
                {"title": "It goes on", "speech": {"voice": "silence"}, "generation": {"model": "kling-v1-6"}, "scenes": [
                  {%s "visual_prompt": "%s", "target_duration": 5, "generation": {"endpoint": "text2video"}},
                  {"scene_type": "extend", "extends_scene": 1, "visual_prompt": "A bird lands", "target_duration": 5}]}
                """.formatted(said, prompt));
    }

    private Revision revise(Job job, Script script) {
        return revision.revise(Owner.LOCAL, job.id(), script).orElseThrow();
    }

    private List<String> clips(Job job) {
        return films.scenes(job).stream().map(JobScene::clipAssetId).toList();
    }

    private VideoOrder order(Job job, int scene) {
        String task = String.valueOf(films.scenes(job).get(scene - 1).taskId());
        return tasks.find(task).orElseThrow().order();
    }
}
