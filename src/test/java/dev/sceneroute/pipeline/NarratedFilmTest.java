package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.intake.ScriptJson;
import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.narration.SpeechStore;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said in a film is spoken before anything is paid for, and heard and read in it. */
class NarratedFilmTest extends IntegrationTest {
    private static final int FPS = 24;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String OPEN = """
            {"title": "Open", "speech": {"voice": "silence"}, "scenes": [
              {"narration": "Quiet.", "visual_prompt": "A calm lake"%s},
              {"visual_prompt": "A quiet wood"},
              {"narration": "%s", "visual_prompt": "A hill"%s}]}
            """;

    @Autowired
    private Films films;

    @Autowired
    private DryRun dryRun;

    @Autowired
    private AssetStore assets;

    @Autowired
    private SpeechStore speeches;

    @Autowired
    private MediaStorage storage;

    @Test
    void a_film_is_as_long_as_what_is_said_in_it_and_shows_it_as_subtitles() {
        Job job = films.make(
                films.scriptThatSays(
                        "en",
                        "A narrow harbour wakes before the sun, and the first boats leave without a light.",
                        "Quiet."),
                Deliver.FILM);

        JobScene longer = films.scenes(job).get(0);
        long speech = speeches.ofJob(job.id()).get(1).samples();
        assertThat(longer.frames(films.snapshot(job)) * 48_000L / FPS).isGreaterThan(speech);
        assertThat(longer.length()).isNotNull();
        assertThat(longer.length().clipSeconds()).isGreaterThan(3);
        assertThat(films.scenes(job).get(1).frames(films.snapshot(job))).isEqualTo(3 * FPS);
        Mp4Header film = Mp4Header.read(films.film(job));
        assertThat(film.frames()).isEqualTo(longer.length().frames() + 3 * FPS);
        assertThat(subtitles(job)).anySatisfy(text -> assertThat(text).contains("A narrow harbour", "Quiet.", "-->"));
    }

    @Test
    void a_scene_nobody_gave_a_length_gets_the_shortest_clip_that_holds_what_is_said() {
        Script script = films.scriptOf(OPEN.formatted("", "Dawn.", ", \"target_duration\": 5"));

        Job job = films.make(script, Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job))
                .extracting(scene -> scene.clipSeconds(films.snapshot(job)))
                .as("what is said takes 0.4 s; a silent scene and a length that is said stay")
                .containsExactly(3, 5, 5);
        assertThat(sandbox.purchases()).hasSize(3);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo((3 + 5 + 5) * FPS);
    }

    @Test
    void what_a_film_is_expected_to_cost_goes_by_the_clips_that_will_be_ordered() {
        Script script = films.scriptOf(OPEN.formatted("", "Dawn.", ", \"target_duration\": 5"));

        JobQuote quote = dryRun.ofNew(Owner.LOCAL, null, script, new JobRequest(Deliver.FILM, null));
        JobQuote clips = dryRun.ofNew(Owner.LOCAL, null, script, new JobRequest(Deliver.CLIPS, null));

        assertThat(quote.estimate().scenes())
                .extracting(Estimate.Scene::seconds)
                .containsExactly(3, 5, 5);
        assertThat(clips.estimate().scenes())
                .extracting(Estimate.Scene::seconds)
                .as("nothing is spoken where only clips are made")
                .containsExactly(5, 5, 5);
    }

    @Test
    void a_length_nobody_said_is_still_open_when_a_script_is_sent_back() {
        Script script = films.scriptOf(OPEN.formatted("", "Dawn.", ""));

        Script again = films.scriptOf(ScriptJson.write(script));
        Script said =
                films.scriptOf(ScriptJson.write(script).replaceFirst("\"target_duration\":5", "\"target_duration\":8"));

        assertThat(again).isEqualTo(script);
        assertThat(again.scenes()).extracting(Scene::saidDuration).containsOnlyNulls();
        assertThat(said.scenes()).extracting(Scene::saidDuration).containsExactly(8, null, null);
    }

    @Test
    void nothing_is_ordered_for_a_film_in_which_something_has_no_place() {
        String endless = "word and word ".repeat(60);

        Job job = films.make(films.scriptThatSays("en", "Short.", endless), Deliver.FILM);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.errorCode()).isEqualTo(ErrorCode.NARRATION_TOO_LONG);
        assertThat(job.errorMessage()).contains("Scene 2", "take", "words out");
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void the_same_words_are_spoken_once_whoever_asks() {
        String text = "The lighthouse turns " + NUMBER.incrementAndGet() + " times.";

        Job first = films.make(films.scriptThatSays("en", text), Deliver.FILM);
        Job second = films.make(films.scriptThatSays("en", text), Deliver.FILM);

        assertThat(first.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(speeches.ofJob(second.id())).isEqualTo(speeches.ofJob(first.id()));
        assertThat(assets.ofJob(second.id(), Asset.Kind.AUDIO)).isEmpty();
    }

    @Test
    void a_film_in_a_language_nobody_speaks_here_has_silence_as_long_and_korean_subtitles() {
        Job job = films.make(films.scriptThatSays("ko", "좁은 항구가 해보다 먼저 깨어납니다."), Deliver.FILM);

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(speeches.ofJob(job.id()).get(1).by().draft()).isTrue();
        assertThat(subtitles(job)).allSatisfy(text -> assertThat(text).contains("깨어납니다"));
    }

    private List<String> subtitles(Job job) {
        return assets.ofJob(job.id(), Asset.Kind.SUBTITLE).stream()
                .map(asset -> text(storage.localCopy(asset.storageKey())))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
