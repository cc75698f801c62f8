package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.pipeline.JobRevision.Revision;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Owner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A job that has ended is changed and tried again: what has not changed is used again. */
class RevisionTest extends IntegrationTest {
    private static final String TWO_LINES = """
            {"title": "Two lines", "speech": {"voice": "silence"}, "scenes": [
              {"narration": "%s", "visual_prompt": "A calm lake", "target_duration": 3},
              {"narration": "Two.", "visual_prompt": "A quiet wood", "target_duration": 3}]}
            """;

    @Autowired
    private Films films;

    @Autowired
    private JobRevision revision;

    @Test
    void another_line_is_spoken_anew_and_keeps_every_clip() {
        Job job = films.make(films.scriptOf(TWO_LINES.formatted("One.")), Deliver.FILM);
        List<JobScene> before = films.scenes(job);

        Revision made = revise(job, films.scriptOf(TWO_LINES.formatted("One and another one.")));
        Job again = films.again(job);

        assertThat(made.clips()).isEmpty();
        assertThat(made.speech()).containsExactly(1);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job))
                .extracting(JobScene::clipAssetId)
                .isEqualTo(before.stream().map(JobScene::clipAssetId).toList());
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_line_that_needs_more_time_orders_one_longer_clip() {
        Job job = films.make(films.scriptOf(TWO_LINES.formatted("One.")), Deliver.FILM);

        revise(
                job,
                films.scriptOf(TWO_LINES.formatted(
                        "One and another one and then some more words that need some more time than there was.")));
        Job again = films.again(job);

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsExactly(2, 1);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
        int frames = films.scenes(job).stream()
                .mapToInt(scene -> scene.frames(films.snapshot(job)))
                .sum();
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(frames).isGreaterThan(6 * 24);
    }

    @Test
    void another_prompt_orders_one_clip() {
        Script script = films.script(3, 3);
        Job job = films.make(script, Deliver.FILM);
        Script changed = films.scriptOf("""
                {"title": "A film of 3 scenes", "scenes": [
                  {"visual_prompt": "Scene 1", "target_duration": 3},
                  {"visual_prompt": "Something else", "target_duration": 3},
                  {"visual_prompt": "Scene 3", "target_duration": 3}]}
                """);

        Revision made = revise(job, changed);
        Job again = films.again(job);

        assertThat(made.clips()).containsExactly(2);
        assertThat(made.reused()).isEqualTo(2);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsExactly(1, 2, 1);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(4);
    }

    @Test
    void another_number_of_scenes_is_another_film() {
        Job job = films.make(films.script(1, 3), Deliver.LINKS);

        assertThatThrownBy(() -> revise(job, films.script(2, 3)))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("start a new job");
    }

    @Test
    void a_job_that_is_not_changed_and_has_succeeded_is_not_tried_again() {
        Job job = films.make(films.script(1, 3), Deliver.LINKS);

        assertThatThrownBy(() -> films.again(job)).isInstanceOf(JobConflictException.class);
    }

    private Revision revise(Job job, Script script) {
        return revision.revise(Owner.LOCAL, job.id(), script).orElseThrow();
    }
}
