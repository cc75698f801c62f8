package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.pipeline.JobRevision.Revision;
import dev.sceneroute.production.ConformedClipStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.runtime.RetentionSettings;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A job that has ended is changed and tried again: what has not changed is used again. */
class RevisionTest extends IntegrationTest {
    private static final String TWO_LINES = """
            {"title": "Two lines", "speech": {"voice": "silence"}, "scenes": [
              {"narration": "%s", "visual_prompt": "A calm lake", "target_duration": 3},
              {"narration": "Two.", "visual_prompt": "A quiet wood", "target_duration": 3}]}
            """;

    /** So that both clips are encoded anew. */
    private static final String AT_ANOTHER_RATE =
            TWO_LINES.replace("\"scenes\"", "\"video\": {\"fps\": 30}, \"scenes\"");

    private static final String LONG_LINE =
            "One and another one and then some more words that need some more time than there was.";

    private static final String BURNED = """
            {"title": "Burned", "speech": {"voice": "silence"}, "subtitles": {"burn": true}, "scenes": [
              {"narration": "%s", "visual_prompt": "A calm lake", "target_duration": 3}]}
            """;

    private static final String ONE_SCENE = """
            {"title": "One", "scenes": [{"visual_prompt": "%s", "target_duration": 3}]}
            """;

    private static final String LENGTH = """
            {"title": "Length", "speech": {"voice": "silence"}, "scenes": [
              {"narration": "One.", "visual_prompt": "A calm lake", "target_duration": %s}]}
            """;

    @Autowired
    private Films films;

    @Autowired
    private GenerationTaskStore tasks;

    @Autowired
    private JobRevision revision;

    @Autowired
    private JobControl control;

    @Autowired
    private WorkPause pause;

    @Autowired
    private ConformedClipStore conformed;

    @Autowired
    private MediaStorage storage;

    @Autowired
    private ProducerTemplate wakeUps;

    @Test
    void another_line_is_spoken_anew_and_keeps_every_clip() {
        Job job = films.make(films.scriptOf(TWO_LINES.formatted("One.")), Deliver.FILM);
        List<JobScene> before = films.scenes(job);

        Revision made = revise(job, films.scriptOf(TWO_LINES.formatted("One and another one.")));
        Job again = films.again(job);

        assertThat(made.clips()).isEmpty();
        assertThat(made.speech()).containsExactly(1);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertKeepsItsClips(job, before);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_film_whose_scenes_were_removed_with_time_is_changed_like_any_other_and_pays_for_no_clip() {
        Job job = films.make(films.scriptOf(AT_ANOTHER_RATE.formatted("One.")), Deliver.FILM);
        List<JobScene> made = films.scenes(job);

        removeOld(job);

        assertThat(made)
                .extracting(scene -> Objects.requireNonNull(scene.conformed()))
                .hasSize(2)
                .allSatisfy(scene -> assertThatThrownBy(() -> storage.localCopy(scene.videoKey()))
                        .isInstanceOf(StorageException.class));
        assertThat(films.film(job)).exists();
        revise(job, films.scriptOf(AT_ANOTHER_RATE.formatted("Another.")));
        Job again = films.again(job);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_clip_that_went_into_its_film_as_it_came_stays_and_so_do_the_others_when_one_is_ordered_anew() {
        Job job = films.make(films.script(2, 3), Deliver.FILM);
        List<JobScene> made = films.scenes(job);
        assertThat(made)
                .allMatch(scene -> Objects.requireNonNull(scene.conformed()).copied());

        removeOld(job);
        assertThat(control.retryScene(Owner.LOCAL, job.id(), 2, SceneEdit.NONE)).isPresent();
        wakeUps.sendBody("direct:job-resume", job.id());
        Job again = films.end(job, Duration.ofMinutes(1));

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsExactly(1, 2);
        assertThat(films.scenes(job).get(0).conformed()).isEqualTo(made.get(0).conformed());
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
    }

    private void removeOld(Job job) {
        RetentionSettings atOnce = new RetentionSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        OldScenes upkeep = new OldScenes(conformed, storage, atOnce, Clock.systemUTC());
        await("its turn among all that is old").atMost(Duration.ofSeconds(30)).until(() -> {
            upkeep.remove();
            return films.scenes(job).stream().allMatch(scene -> scene.conformed() == null);
        });
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
    void a_burned_film_whose_line_needs_more_time_orders_a_longer_clip_and_holds_no_picture() {
        Job job = films.make(films.scriptOf(BURNED.formatted("One.")), Deliver.FILM);

        Revision made = revise(job, films.scriptOf(BURNED.formatted(LONG_LINE)));
        Job again = films.again(job);

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(made.clips()).isEmpty();
        assertThat(made.probable().scenes()).hasSize(1).allSatisfy(scene -> {
            assertThat(scene.order()).isEqualTo(1);
            assertThat(scene.seconds()).isGreaterThan(3);
            assertThat(scene.units()).isNotNull();
        });
        assertThat(made.reusedScenes()).isEmpty();
        JobScene scene = films.scenes(job).get(0);
        assertThat(scene.attempt()).isEqualTo(2);
        Script script = films.snapshot(job);
        assertThat(scene.frames(script))
                .isEqualTo(scene.clipSeconds(script) * script.video().fps());
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void what_is_changed_is_ordered_as_the_script_says_and_not_by_a_prompt_given_before() {
        Job job = films.make(films.scriptOf(ONE_SCENE.formatted("A lake")), Deliver.CLIPS);
        assertThat(control.retryScene(Owner.LOCAL, job.id(), 1, new SceneEdit("A pond", null)))
                .isPresent();
        wakeUps.sendBody("direct:job-resume", job.id());
        films.end(job, Duration.ofMinutes(1));

        revise(job, films.scriptOf(ONE_SCENE.formatted("A river")));
        films.again(job);

        assertThat(tasks.ofScene(films.scenes(job).get(0).key()))
                .extracting(task -> task.order().prompt())
                .containsExactly("A lake", "A pond", "A river");
    }

    @Test
    void a_change_that_is_taken_back_before_it_is_made_pays_for_nothing() {
        Job job = films.make(films.scriptOf(ONE_SCENE.formatted("A lake")), Deliver.FILM);
        JobScene before = films.scenes(job).get(0);

        revise(job, films.scriptOf(ONE_SCENE.formatted("A leak")));
        Revision back = revise(job, films.scriptOf(ONE_SCENE.formatted("A lake")));
        Job again = films.again(job);

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(back.clips()).isEmpty();
        assertThat(back.reusedScenes()).containsExactly(1);
        JobScene now = films.scenes(job).get(0);
        assertThat(now.clipAssetId()).isEqualTo(before.clipAssetId());
        assertThat(now.videoId()).isEqualTo(before.videoId());
        assertThat(now.taskId()).isEqualTo(before.taskId());
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void a_change_that_is_taken_back_after_it_was_made_gets_the_clip_back_and_another_one_is_ordered_on_request() {
        Job job = films.make(films.scriptOf(ONE_SCENE.formatted("A lake")), Deliver.CLIPS);
        String first = films.scenes(job).get(0).clipAssetId();
        revise(job, films.scriptOf(ONE_SCENE.formatted("A leak")));
        films.again(job);

        revise(job, films.scriptOf(ONE_SCENE.formatted("A lake")));
        Job again = films.again(job);

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job).get(0).clipAssetId()).isEqualTo(first);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        assertThat(control.retryScene(Owner.LOCAL, job.id(), 1, SceneEdit.NONE)).isPresent();
        wakeUps.sendBody("direct:job-resume", job.id());
        films.end(job, Duration.ofMinutes(1));
        assertThat(films.scenes(job).get(0).clipAssetId()).isNotEqualTo(first);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
    }

    @Test
    void another_length_of_a_scene_that_speaks_counts_and_taken_back_costs_nothing() {
        Job job = films.make(films.scriptOf(LENGTH.formatted(3)), Deliver.FILM);

        Revision longer = revise(job, films.scriptOf(LENGTH.formatted(5)));
        films.again(job);
        int frames = films.scenes(job).get(0).frames(films.snapshot(job));
        Revision back = revise(job, films.scriptOf(LENGTH.formatted(3)));
        films.again(job);

        assertThat(longer.probable().scenes()).hasSize(1);
        assertThat(frames).isEqualTo(5 * 24);
        assertThat(back.probable().scenes()).isEmpty();
        assertThat(back.reusedScenes()).containsExactly(1);
        assertThat(films.scenes(job).get(0).frames(films.snapshot(job))).isEqualTo(3 * 24);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_length_that_is_no_longer_said_keeps_the_clip_and_another_text_without_one_too() {
        Job job = films.make(films.scriptOf(LENGTH.formatted(9)), Deliver.FILM);
        String open = LENGTH.replace(", \"target_duration\": %s", "");

        Revision dropped = revise(job, films.scriptOf(open));
        Job again = films.again(job);
        Revision shorter = revise(job, films.scriptOf(open.replace("One.", "Two words.")));
        films.again(job);

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(List.of(dropped, shorter)).allSatisfy(change -> {
            assertThat(change.clips()).isEmpty();
            assertThat(change.probable().scenes()).isEmpty();
        });
        assertThat(films.scenes(job).get(0).frames(films.snapshot(job))).isEqualTo(9 * 24);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void a_text_too_long_for_a_clip_nobody_gave_a_length_orders_the_shortest_that_holds_it() {
        String open = LENGTH.replace(", \"target_duration\": %s", "");
        Job job = films.make(films.scriptOf(open), Deliver.FILM);

        Revision longer = revise(job, films.scriptOf(open.replace("One.", LONG_LINE)));
        Job again = films.again(job);

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(longer.probable().scenes())
                .extracting(Estimate.Scene::seconds)
                .as("17 words in 6.8 s, a tenth more as it is guessed, and the silence around them")
                .containsExactly(9);
        assertThat(films.scenes(job).get(0).frames(films.snapshot(job))).isEqualTo(8 * 24);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_card_can_become_a_clip_and_a_clip_a_card() {
        Job job = films.make(films.scriptOf("""
                {"title": "A card and a clip", "scenes": [
                  {"scene_type": "slide", "on_screen_text": "One", "target_duration": 3},
                  {"visual_prompt": "A calm lake", "target_duration": 3}]}
                """), Deliver.FILM);

        revise(job, films.scriptOf("""
                {"title": "A card and a clip", "scenes": [
                  {"visual_prompt": "A quiet wood", "target_duration": 3},
                  {"scene_type": "slide", "on_screen_text": "Two", "target_duration": 3}]}
                """));
        Job again = films.again(job);

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job)).extracting(JobScene::isDrawn).containsExactly(false, true);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(2 * 3 * 24);
    }

    @Test
    void a_scene_that_gets_another_model_waits_for_a_place_of_that_model() {
        Script script = films.scriptBy("kling-v1-6", "text2video", 5);
        Job job = films.make(script, Deliver.LINKS);
        assertThat(films.scenes(job)).extracting(JobScene::slotPool).containsExactly("kling/kling-v1-6");

        revise(job, films.scriptBy("kling-v1", "text2video", 5));
        Job again = films.again(job);

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job)).extracting(JobScene::slotPool).containsExactly("kling/kling-v1");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
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

    @Test
    void a_silent_card_that_is_to_stay_longer_does() {
        String cards = """
                {"title": "Cards", "scenes": [
                  {"scene_type": "slide", "on_screen_text": "One", "target_duration": %d},
                  {"scene_type": "slide", "on_screen_text": "Two", "target_duration": 2}]}""";
        Job job = films.make(films.scriptOf(cards.formatted(2)), Deliver.FILM);

        Revision made = revise(job, films.scriptOf(cards.formatted(4)));
        Job again = films.again(job);

        assertThat(made.drawings()).containsExactly(1);
        assertThat(made.reusedScenes()).containsExactly(2);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo((4 + 2) * 24);
    }

    @Test
    void a_card_on_which_nothing_is_said_any_more_is_as_long_as_the_script_says_then_and_later() {
        String card = """
                {"title": "Card", "speech": {"voice": "silence"}, "scenes": [
                  {"scene_type": "slide", "on_screen_text": "One", %s"target_duration": %d}]}""";
        Job job = films.make(films.scriptOf(card.formatted("\"narration\": \"" + LONG_LINE + "\", ", 2)), Deliver.FILM);
        assertThat(Mp4Header.read(films.film(job)).frames()).isGreaterThan(5 * 24);

        revise(job, films.scriptOf(card.formatted("", 2)));
        films.again(job);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(2 * 24);

        revise(job, films.scriptOf(card.formatted("", 3)));
        films.again(job);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(3 * 24);
    }

    @Test
    void clips_without_a_film_are_as_long_as_the_script_says_whatever_is_said_in_it() {
        Job job = films.make(films.scriptOf(LENGTH.formatted(3)), Deliver.CLIPS);

        Revision longer = revise(job, films.scriptOf(LENGTH.formatted(5)));
        films.again(job);
        revise(job, films.scriptOf(LENGTH.replace("calm", "wild").formatted(7)));
        Job again = films.again(job);

        assertThat(longer.clips()).containsExactly(1);
        assertThat(longer.speech()).isEmpty();
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(tasks.ofScene(films.scenes(job).get(0).key()))
                .extracting(task -> task.order().durationSeconds())
                .containsExactly(3, 5, 7);
    }

    @Test
    void a_longer_clip_that_was_never_bought_gives_the_one_before_back_when_the_line_is_short_again() {
        Job job = films.make(films.scriptOf(TWO_LINES.formatted("One.")), Deliver.FILM);
        List<JobScene> before = films.scenes(job);

        cancelBeforeALongerClipIsBought(job);
        Revision made = revise(job, films.scriptOf(TWO_LINES.formatted("One.")));
        Job again = films.again(job);

        assertThat(made.clips()).isEmpty();
        assertThat(made.probable().scenes()).isEmpty();
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertKeepsItsClips(job, before);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_longer_clip_that_was_never_bought_is_told_of_again() {
        Job job = films.make(films.scriptOf(TWO_LINES.formatted("One.")), Deliver.FILM);
        cancelBeforeALongerClipIsBought(job);

        Revision made = revise(job, films.scriptOf(TWO_LINES.formatted(LONG_LINE + " Now.")));

        assertThat(made.probable().scenes()).extracting(Estimate.Scene::order).containsExactly(1);
        assertThat(made.reusedScenes()).containsExactly(2);
    }

    @Test
    void a_change_that_has_no_place_gives_up_no_clip_of_the_others() {
        Job job = films.make(films.scriptOf(TWO_LINES.formatted("One.")), Deliver.FILM);
        List<JobScene> before = films.scenes(job);

        String both = TWO_LINES.replace("Two.", (LONG_LINE + " ").repeat(5));
        revise(job, films.scriptOf(both.formatted(LONG_LINE)));
        Job refused = films.again(job);
        revise(job, films.scriptOf(TWO_LINES.formatted("One.")));
        Job again = films.again(job);

        assertThat(refused.errorCode()).isEqualTo(ErrorCode.NARRATION_TOO_LONG);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertKeepsItsClips(job, before);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    private void assertKeepsItsClips(Job job, List<JobScene> before) {
        assertThat(films.scenes(job))
                .extracting(JobScene::clipAssetId)
                .isEqualTo(before.stream().map(JobScene::clipAssetId).toList());
    }

    private void cancelBeforeALongerClipIsBought(Job job) {
        revise(job, films.scriptOf(TWO_LINES.formatted(LONG_LINE)));
        pause.pauseProvider("kling");
        assertThat(control.retry(Owner.LOCAL, job.id())).isPresent();
        wakeUps.sendBody("direct:job-resume", job.id());
        await("a scene that waits for a longer clip")
                .atMost(Duration.ofSeconds(30))
                .until(() -> films.scenes(job).get(0).state() == JobSceneState.WAITING);
        assertThat(control.cancel(Owner.LOCAL, job.id())).isPresent();
        pause.resumeProvider("kling");
    }

    private Revision revise(Job job, Script script) {
        return revision.revise(Owner.LOCAL, job.id(), script).orElseThrow();
    }
}
