package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.FfmpegSupply;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What there is to read in a finished film and beside it: subtitles, chapters. */
class FilmTextTest extends IntegrationTest {
    private static final String TWO_CHAPTERS = """
            {"title": "Two voices", "language": "en", "speech": {"voice": "%s"}, "subtitles": {"burn": %s},
             "chapters": [
              {"title": "The harbour", "scenes": [
                {"narration": "The harbour wakes.", "scene_type": "slide", "on_screen_text": "1", "target_duration": 2}]},
              {"title": "바다로", "scenes": [
                {"narration": "%s", "language": "%s", "scene_type": "slide", "on_screen_text": "2",
                 "target_duration": 3}]}]}
            """;

    @Autowired
    private Films films;

    @Autowired
    private AssetStore assets;

    @Autowired
    private MediaStorage storage;

    @Autowired
    private FfmpegSupply ffmpeg;

    @TempDir
    private Path folder;

    @Test
    void a_film_in_two_languages_has_its_chapters_and_all_its_lines_in_one_track_of_several_languages()
            throws IOException {
        SeenFilm film = seen(make("silence", "false", "배가 항구를 떠납니다.", "ko"));

        assertThat(film.tracks().stream().filter(track -> track.contains("Subtitle")))
                .singleElement()
                .asString()
                .contains("(mul): Subtitle: mov_text (tx3g");
        List<String> lines = film.subtitles();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("00:00:00,3").contains(" --> 00:00:01,");
        assertThat(lines.get(1)).isEqualTo("The harbour wakes.");
        assertThat(lines.get(2)).startsWith("00:00:02,3").contains(" --> 00:00:0");
        assertThat(lines.get(3)).isEqualTo("배가 항구를 떠납니다.");
        assertThat(film.chapters())
                .contains("title=Two voices")
                .containsSubsequence(
                        "[CHAPTER]",
                        "START=0",
                        "END=2000",
                        "title=The harbour",
                        "[CHAPTER]",
                        "START=2000",
                        "END=5000",
                        "title=바다로");
    }

    @Test
    void a_film_in_one_language_has_a_track_of_that_language_whatever_its_regions() throws IOException {
        assertThat(seen(make("silence", "false", "The boats leave.", "en-GB")).tracks())
                .anyMatch(track -> track.contains("(eng): Subtitle: mov_text"));
    }

    @Test
    void a_film_with_burned_subtitles_has_no_track_of_them_but_files() throws IOException {
        Job job = make("silence", "true", "The boats leave.", "en");

        assertThat(seen(job).tracks()).isNotEmpty().noneMatch(track -> track.contains("Subtitle: mov_text (tx3g"));
        assertThat(files(job)).hasSize(3);
    }

    @Test
    void subtitles_lie_beside_the_film_in_three_formats_of_the_same_times() throws IOException {
        Map<String, String> files = files(make("silence", "false", "배가 항구를 떠납니다.", "ko"));

        assertThat(files).containsOnlyKeys("application/x-subrip", "text/vtt", "text/x-ssa");
        String from = files.get("text/vtt")
                .lines()
                .filter(line -> line.contains("-->"))
                .toList()
                .get(1);
        assertThat(files.get("application/x-subrip")).contains(from.replace('.', ',') + "\r\n배가 항구를 떠납니다.");
        assertThat(files.get("text/x-ssa").replaceAll("\\{[^}]*}", ""))
                .startsWith("[Script Info]")
                .contains(
                        "Dialogue: 0,0:00:00.30,0:00:01.50,Default,,0,0,0,,The harbour wakes.\r\n",
                        "Dialogue: 0," + hundredths(from) + ",Default,,0,0,0,,배가 항구를 떠납니다.\r\n");
    }

    @Test
    void times_that_nobody_told_are_said_to_be_estimated_in_a_note_players_pass_over() throws IOException {
        assertThat(files(make("freetts", "false", "The boats leave.", "en")).get("text/vtt"))
                .doesNotContain("NOTE");
        assertThat(files(make("silence", "false", "The boats leave.", "en")).get("text/vtt"))
                .startsWith("WEBVTT\n\nNOTE The times of words are estimated");
    }

    /** Both moments of a cue of WebVTT as ASS has them: {@code 00:00:01.500 --> …} as {@code 0:00:01.50,…}. */
    private static String hundredths(String cue) {
        return cue.replaceAll("0(\\d:\\d\\d:\\d\\d\\.\\d\\d)\\d", "$1").replace(" --> ", ",");
    }

    private Job make(String voice, String burn, String narration, String language) {
        Job job = films.make(films.scriptOf(TWO_CHAPTERS.formatted(voice, burn, narration, language)), Deliver.FILM);
        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        return job;
    }

    private SeenFilm seen(Job job) {
        return new SeenFilm(films.film(job), ffmpeg.executable(), folder);
    }

    private Map<String, String> files(Job job) throws IOException {
        Map<String, String> files = new HashMap<>();
        for (Asset asset : assets.ofJob(job.id(), Asset.Kind.SUBTITLE)) {
            files.put(asset.contentType(), Files.readString(storage.localCopy(asset.storageKey())));
        }
        return files;
    }
}
