package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.intake.Violation;
import dev.sceneroute.media.CrossFade;
import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.FfmpegSettings;
import dev.sceneroute.media.FfmpegSupply;
import dev.sceneroute.media.MediaSettings;
import dev.sceneroute.media.TransitionSettings;
import dev.sceneroute.media.text.FontChain;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the fonts and the FFmpeg at hand cannot do is said before anything is made, never seen as boxes in the film. */
class FilmPlanTest extends IntegrationTest {
    private static final String IMAGE = "{\"role\": \"reference\", \"asset_id\": \"asset_01k9q3x1a2b3c4d5e6f7g8h9j0\"}";

    /** To be filled: the fallback, the title, the line of the first scene, card and line of the second. */
    private static final String ACCEPTED = """
            "speech": {"voice": "silence"}, "subtitles": {"burn": true}, "generation": {"fallback": "%s"},
            "thumbnail": {"title": "%s"}, "scenes": [
              {"scene_type": "slide", "on_screen_text": "A card", "narration": "%s", "target_duration": 2},
              {"scene_type": "slide", "on_screen_text": "%s", "narration": "%s", "target_duration": 2},
              {"visual_prompt": "a", "on_screen_text": "வணக்கம்!!", "target_duration": 3}]
            """;

    @Autowired
    private Films films;

    @Autowired
    private JobStore jobs;

    @Autowired
    private JobSceneStore scenes;

    @Autowired
    private JobRevision revision;

    @Autowired
    private FilmPlan plan;

    @Autowired
    private FontChain fonts;

    @Autowired
    private FilmSubtitles subtitles;

    @Autowired
    private MediaStorage storage;

    @Autowired
    private Ffmpeg ffmpeg;

    @Autowired
    private FfmpegSupply supply;

    @Autowired
    private MediaSettings media;

    @Autowired
    private TransitionSettings settings;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "scenes": [{"scene_type": "slide", "on_screen_text": "வணக்கம்", "target_duration": 2}] \
              | scenes[0].on_screen_text | on_screen_text of scene 1 cannot be drawn
            "chapters": [{"title": "One", "scenes": [{"visual_prompt": "a", "target_duration": 3}]}, {"scenes": [\
              {"scene_type": "slide", "on_screen_text": "გამარჯობა", "target_duration": 2}]}] \
              | scenes[1].on_screen_text | on_screen_text of scene 2 cannot be drawn
            "thumbnail": {"title": "გამარჯობა"}, "scenes": [{"visual_prompt": "a", "target_duration": 3}] \
              | thumbnail.title | thumbnail.title cannot be drawn
            "generation": {"fallback": "still"}, "scenes": [{"visual_prompt": "a", "narration": "வணக்கம்"}] \
              | scenes[0].narration | should no clip be had
            "subtitles": {"burn": true}, "scenes": [{"visual_prompt": "a", "narration": "வணக்கம்"}] \
              | subtitles.burn | or leave burn out
            """)
    void text_no_font_can_draw_is_refused_before_anything_is_ordered(String script, String field, String message) {
        Script read = script(script);

        Violation refused = refusal(() -> films.start(read, Deliver.FILM));

        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.message())
                .contains(message)
                .containsPattern("\\(U\\+(0B|10)[0-9A-F]{2}\\)")
                .contains("write it in other characters");
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void text_that_is_drawn_nowhere_may_be_in_any_characters() {
        String everywhere = """
                "scenes": [
                  {"visual_prompt": "a", "narration": "வணக்கம்", "on_screen_text": "வணக்கம்"},
                  {"scene_type": "still", "narration": "வணக்கம்", "on_screen_text": "வணக்கம்", "reference_assets": [%s]}]
                """.formatted(IMAGE);

        assertThatCode(() -> plan.check(script(everywhere), Deliver.FILM)).doesNotThrowAnyException();
    }

    @Test
    void a_change_that_asks_for_what_cannot_be_drawn_is_refused_and_changes_nothing() {
        String script = """
                "speech": {"voice": "silence"}, %s "scenes": [
                  {"scene_type": "slide", "narration": "வணக்கம்.", "on_screen_text": "%s", "target_duration": 2}]
                """;
        Script first = script(script.formatted("", "One"));
        Job job = films.make(first, Deliver.FILM);
        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);

        List<String> fields = List.of(
                        script.formatted("", "வணக்கம்"),
                        script.formatted("\"thumbnail\": {\"title\": \"გამარჯობა\"},", "One"),
                        script.formatted("\"subtitles\": {\"burn\": true},", "One"))
                .stream()
                .map(change -> refusal(() -> revision.revise(Owner.LOCAL, job.id(), script(change))))
                .map(Violation::field)
                .toList();

        assertThat(fields).containsExactly("scenes[0].on_screen_text", "thumbnail.title", "subtitles.burn");
        assertThat(films.snapshot(job)).isEqualTo(first);
        assertThatThrownBy(() -> films.again(job)).isInstanceOf(JobConflictException.class);
    }

    @Test
    void a_text_that_cannot_be_drawn_any_more_is_in_the_way_of_no_change_but_its_own() {
        Job job = films.make(script(ACCEPTED.formatted("none", "A film", "One.", "Two", "Two.")), Deliver.FILM);
        // As it was accepted when there were other fonts.
        String old = ACCEPTED.formatted("none", "გამარჯობა", "வணக்கம்.", "வணக்கம்", "Two.");
        scenes.revised(job.id(), jobs.revise(job.id(), script(old), true).orElseThrow());

        List<String> refused = List.of(
                        old.replace("გამარჯობა", "გამარჯობა!"),
                        old.replace("\"வணக்கம்\"", "\"வணக்கம்!\""),
                        old.replace("வணக்கம்.", "வணக்கம் வணக்கம்."),
                        old.replace("none", "still"))
                .stream()
                .map(change -> refusal(() -> revision.revise(Owner.LOCAL, job.id(), script(change))))
                .map(Violation::field)
                .toList();

        assertThat(refused)
                .containsExactly(
                        "thumbnail.title", "scenes[1].on_screen_text", "subtitles.burn", "scenes[2].on_screen_text");
        assertThat(revision.revise(Owner.LOCAL, job.id(), script(old.replace("Two.", "Three."))))
                .hasValueSatisfying(made -> assertThat(made.speech()).containsExactly(2));
        Job again = films.again(job);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "transition": "fade",       | cut  | transition
            "transition": "cut",        | wipe | scenes[0].transition
            """)
    void a_transition_this_ffmpeg_cannot_make_is_refused_beforehand(String ofScript, String ofScene, String field)
            throws IOException {
        String scene = "{\"visual_prompt\": \"a\", \"target_duration\": 3%s}";
        String first = ofScene.equals("cut") ? scene.formatted("") : scene.formatted(", \"transition\": \"wipe\"");
        Script script = script(ofScript + "\"scenes\": [" + first + ", " + scene.formatted("") + "]");
        FilmTransitions lacking = new FilmTransitions(fades(without("xfade")), settings, storage);

        Violation refused = refusal(() -> new FilmPlan(fonts, subtitles, lacking).check(script, Deliver.FILM));

        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.message()).contains("xfade", "or write transition: cut");
        assertThatCode(() -> plan.check(script, Deliver.FILM)).doesNotThrowAnyException();
    }

    private CrossFade fades(FfmpegSettings found) {
        FfmpegSupply lacking = new FfmpegSupply(found, new DataDirectory(folder));
        return new CrossFade(ffmpeg, lacking, found, media, settings);
    }

    /** The real FFmpeg, but for one filter it keeps quiet about. */
    private FfmpegSettings without(String filter) throws IOException {
        Path program = Files.writeString(
                folder.resolve("ffmpeg"), """
                #!/bin/sh
                '%s' "$@" | grep -v ' %s '
                """.formatted(supply.executable().toAbsolutePath(), filter));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new FfmpegSettings(program.toString(), 0, 0);
    }

    private Script script(String rest) {
        return films.scriptOf("{\"title\": \"A film\", " + rest + "}");
    }

    private static Violation refusal(ThrowingCallable call) {
        InvalidScriptException refused = catchThrowableOfType(InvalidScriptException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        List<Violation> violations = refused.violations();
        assertThat(violations).hasSize(1);
        return violations.get(0);
    }
}
