package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.media.LayerMaker;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.pipeline.JobRevision.Revision;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Scenes that are drawn and not ordered. */
class DrawnScenesTest extends IntegrationTest {
    private static final int FPS = 24;

    private static final String WITH_FALLBACK = """
            {"title": "In any case", "generation": {"fallback": "still"}, "scenes": [
              {"visual_prompt": "A wild lake", "on_screen_text": "The lake", "target_duration": 3}]}
            """;

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private JobEventStore events;

    @Autowired
    private ProducerTemplate wakeUps;

    @Autowired
    private JobRevision revision;

    @Autowired
    private DrawnScenes drawing;

    @TempDir
    private Path folder;

    @Test
    void a_title_card_is_drawn_into_a_film_and_nothing_is_ordered_for_it() {
        Job job = films.make(films.scriptOf("""
                        {"title": "With a card", "scenes": [
                          {"scene_type": "slide", "on_screen_text": "첫 번째 장", "target_duration": 2},
                          {"visual_prompt": "A calm lake", "target_duration": 3}]}
                        """), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(5 * FPS);
        assertThat(films.scenes(job))
                .extracting(scene -> scene.conformed().copied())
                .containsExactly(false, true);
    }

    @Test
    void a_title_card_stays_as_long_as_what_is_said_over_it() {
        Job job = films.make(films.scriptOf("""
                        {"title": "Said", "language": "en", "scenes": [
                          {"scene_type": "slide", "on_screen_text": "Part one", "target_duration": 1,
                           "narration": "In the first part we look at the harbour before the boats leave."}]}
                        """), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        JobScene card = films.scenes(job).get(0);
        assertThat(card.frames(films.snapshot(job))).isGreaterThan(2 * FPS);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(card.frames(films.snapshot(job)));
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void a_title_card_nobody_gave_a_length_can_be_read_however_little_is_said_over_it() {
        Job job = films.make(films.scriptOf("""
                        {"title": "Short", "speech": {"voice": "silence"}, "scenes": [
                          {"scene_type": "slide", "on_screen_text": "Part one", "narration": "Dawn."}]}
                        """), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(5 * FPS);
    }

    @Test
    void a_drawn_scene_has_no_clip_to_deliver() {
        Script script = films.scriptOf("""
                {"title": "Clips", "scenes": [{"scene_type": "slide", "on_screen_text": "Part one"}]}
                """);

        assertThatThrownBy(() -> films.start(script, Deliver.CLIPS))
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("deliver film");
    }

    @Test
    void a_scene_whose_prompt_is_refused_is_drawn_if_its_script_allows_it() {
        sandbox.dial(Fault.CREATE_MODERATED, FaultSetting.next(1));

        Job job = films.make(films.scriptOf(WITH_FALLBACK), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        JobScene drawn = films.scenes(job).get(0);
        assertThat(drawn.drawnInstead()).isTrue();
        assertThat(drawn.errorCode()).isEqualTo(ErrorCode.CONTENT_REFUSED);
        assertThat(events.after(job.id(), 0, 500))
                .extracting(JobEvent::type)
                .contains("scene.replaced")
                .doesNotContain("scene.failed");
        assertThat(sandbox.purchases()).isEmpty();
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(3 * FPS);
    }

    @Test
    void a_card_in_place_of_a_clip_is_drawn_again_when_its_text_is_changed() {
        sandbox.dial(Fault.CREATE_MODERATED, FaultSetting.next(1));
        Job job = films.make(films.scriptOf(WITH_FALLBACK), Deliver.FILM);
        String before = conformed(job);

        Revision made = revision.revise(
                        Owner.LOCAL, job.id(), films.scriptOf(WITH_FALLBACK.replace("The lake", "Another lake")))
                .orElseThrow();
        Job again = films.again(job);

        assertThat(made.drawings()).containsExactly(1);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(conformed(job)).isNotEqualTo(before);
        assertThat(sandbox.purchases()).isEmpty();
    }

    /** What is in the first scene's picture. */
    private String conformed(Job job) {
        return String.valueOf(films.scenes(job).get(0).conformed().contents());
    }

    @Test
    void a_card_in_place_of_a_clip_shows_the_words_of_what_is_said_and_none_of_its_markup() throws IOException {
        String card = """
                {"title": "In any case", "generation": {"fallback": "still"}, "scenes": [
                  {"visual_prompt": "A lake", "narration": "%s", "target_duration": 3}]}
                """;

        byte[] marked = card(card.formatted("# The **lake**\\n<break time='1s'/> is [calm](https://example.com)"));
        byte[] plain = card(card.formatted("The lake. is calm"));
        byte[] other = card(card.formatted("The sea is calm"));

        assertThat(marked).isEqualTo(plain).isNotEqualTo(other);
    }

    @Test
    void a_text_for_the_screen_is_drawn_as_it_is_written() throws IOException {
        String card = """
                {"title": "As written", "scenes": [
                  {"scene_type": "slide", "narration": "Said", "on_screen_text": "%s", "target_duration": 2}]}
                """;

        assertThat(card(card.formatted("- \uD83C\uDF0A 2 *** 3 -"))).isNotEqualTo(card(card.formatted("2 3")));
    }

    private byte[] card(String script) throws IOException {
        Path work = Files.createTempDirectory(folder, "card");
        drawing.draw(films.scriptOf(script), 1, 2, LayerMaker.NONE, work);
        return Files.readAllBytes(work.resolve("card.png"));
    }

    @Test
    void a_scene_that_was_drawn_instead_gets_its_clip_when_it_is_tried_again() {
        sandbox.dial(Fault.CREATE_MODERATED, FaultSetting.next(1));
        Job job = films.make(films.scriptOf(WITH_FALLBACK), Deliver.FILM);

        assertThat(control.retryScene(Owner.LOCAL, job.id(), 1, new SceneEdit("A calmer lake", null)))
                .isPresent();
        wakeUps.sendBody("direct:job-resume", job.id());
        Job again = films.end(job, Duration.ofSeconds(60));

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job).get(0).drawnInstead()).isFalse();
        assertThat(sandbox.purchases()).hasSize(1);
    }

    @Test
    void how_far_a_long_scene_is_encoded_can_be_seen_while_it_is() {
        Job job = films.start(films.scriptOf("""
                        {"title": "Long", "scenes": [
                          {"scene_type": "slide", "on_screen_text": "A minute", "target_duration": 60}]}
                        """), Deliver.FILM);

        await("a part of it to be encoded").atMost(Duration.ofSeconds(30)).until(() -> {
            JobScene scene = films.scenes(job).get(0);
            return scene.state() == JobSceneState.COLLECTED
                    && scene.progress() > 0
                    && scene.progress() == (int) (100 * scene.encoded());
        });
        assertThat(films.now(job).step()).isEqualTo(JobStep.RENDER_SLIDES);
        assertThat(films.end(job, Duration.ofSeconds(60)).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void chapters_are_lines_of_the_description() {
        Script script = films.scriptOf("""
                {"title": "Two parts", "chapters": [
                  {"title": "Before", "scenes": [{"scene_type": "slide", "on_screen_text": "a", "target_duration": 60},
                    {"scene_type": "slide", "on_screen_text": "b", "target_duration": 5}]},
                  {"title": "바다로", "scenes": [{"scene_type": "slide", "on_screen_text": "c", "target_duration": 3}]}]}
                """);
        Job job = films.make(script, Deliver.FILM);

        assertThat(FilmChapters.lines(script, films.scenes(job))).containsExactly("0:00 Before", "1:05 바다로");
    }
}
