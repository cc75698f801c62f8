package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.runtime.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class FilmJoinTest {

    private static final FilmProfile FILM = new FilmProfile(320, 180, 24);
    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);

    private final ClipCheck check = MediaRig.clipCheck();
    private final Conform conform = new Conform(MediaRig.FFMPEG, MediaRig.FFMPEG_SETTINGS, SETTINGS);
    private final FilmJoin join = new FilmJoin(MediaRig.FFMPEG, SETTINGS, conform);

    @TempDir
    Path folder;

    @Test
    void twenty_scenes_become_one_film_exact_to_the_frame() {
        List<ConformedScene> scenes = new ArrayList<>();
        List<String> frames = new ArrayList<>();
        for (int number = 1; number <= 20; number++) {
            ConformedScene scene = scene(number, 1 + number % 2);
            scenes.add(scene);
            frames.addAll(Frames.of(scene.video()));
        }

        Film film = join.join(scenes, FILM, "Twenty", folder);

        assertThat(film.frames()).isEqualTo(30 * 24).isEqualTo(frames.size());
        assertThat(film.duration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(film.file()).hasSize(film.bytes());
        assertThat(Frames.of(film.file())).isEqualTo(frames);
        assertThat(Mp4Header.read(film.file()).soundDuration()).contains(Duration.ofSeconds(30));
    }

    @Test
    void picture_and_sound_of_the_last_scene_still_begin_together() {
        ConformedScene quiet = conform(Clips.silent(), 2, "quiet");
        ConformedScene loud = conform(Clips.good(), 2, "loud");
        List<ConformedScene> scenes = new ArrayList<>(Collections.nCopies(9, quiet));
        scenes.add(loud);

        Film film = join.join(scenes, FILM, "Late", folder);

        Path sound = Clips.decodedFile(
                film.file(),
                ".wav",
                "-fflags",
                "+bitexact",
                "-map_metadata",
                "-1",
                "-map",
                "0:a:0",
                "-c:a",
                "pcm_s16le",
                "-ac",
                "2");
        assertThat(Frames.peak(sound, 0, 17.99)).isLessThan(100);
        assertThat(Frames.peak(sound, 18.005, 18.02)).isGreaterThan(1_000);
        assertThat(Frames.of(film.file()).get(18 * 24))
                .isEqualTo(Frames.of(loud.video()).get(0));
    }

    @Test
    void the_header_is_in_front_so_that_it_plays_while_it_loads() throws Exception {
        Film film = join.join(List.of(scene(1, 1)), FILM, "Front", folder);

        String head = new String(Files.readAllBytes(film.file()), StandardCharsets.ISO_8859_1);
        assertThat(head.indexOf("moov")).isLessThan(head.indexOf("mdat"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void clips_as_they_came_and_scenes_encoded_here_share_a_track_frame_by_frame(int between) {
        ConformedScene copied = conform(clip("came" + between, "main", between), 1, "came" + between);
        ConformedScene encoded = scene(1, 1);
        assertThat(List.of(copied.copied(), encoded.copied())).containsExactly(true, false);

        Film film = join.join(List.of(copied, encoded, copied, encoded, encoded), FILM, "Both", folder);

        List<String> came = Frames.of(copied.video());
        List<String> ours = Frames.of(encoded.video());
        assertThat(Frames.of(film.file()))
                .isEqualTo(Stream.of(came, ours, came, ours, ours)
                        .flatMap(List::stream)
                        .toList());
        assertThat(Mp4Header.read(film.file()).video().descriptions()).isOne();
        assertDecodesWithoutAWord(film);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1.2, 1.9, 2.5, 3.1, 4.9})
    void whoever_jumps_into_such_a_film_sees_what_stands_there(double seconds) {
        ConformedScene copied = conform(clip("jumped", "high", 2), 1, "jumped");
        ConformedScene encoded = scene(1, 1);
        Film film = join.join(List.of(copied, encoded, copied, encoded, copied), FILM, "Jump", folder);

        List<String> found = Frames.from(film.file(), seconds);

        List<String> all = Frames.of(film.file());
        assertThat(found).isEqualTo(all.subList((int) Math.ceil(seconds * 24), all.size()));
    }

    @Test
    void clips_whose_parameters_contradict_each_other_are_never_mixed() {
        ConformedScene copied = conform(Clips.good(), 2, "copied");
        ConformedScene encoded = scene(1, 1);
        ConformedScene other = conform(clip("other", "baseline", 0), 1, "other");
        assertThat(List.of(copied.copied(), encoded.copied(), other.copied())).containsExactly(true, false, true);
        assertThat(Stream.of(copied, encoded, other).map(ConformedScene::streamSignature))
                .doesNotHaveDuplicates();

        Film film = join.join(List.of(copied, encoded, other, copied), FILM, "Mixed", folder);

        assertThat(film.frames()).isEqualTo(6 * 24);
        List<String> frames = Frames.of(film.file());
        assertThat(frames.subList(0, 48)).isEqualTo(Frames.of(copied.video()));
        assertThat(frames.subList(48, 72)).isEqualTo(Frames.of(encoded.video()));
        assertThat(frames.subList(96, 144)).isEqualTo(Frames.of(copied.video()));
        assertDecodesWithoutAWord(film);
    }

    @Test
    void scenes_of_one_provider_are_joined_without_encoding() {
        ConformedScene copied = conform(Clips.good(), 2, "copied");

        Film film = join.join(List.of(copied, copied, copied), FILM, "Copied", folder);

        assertThat(Frames.of(film.file()).subList(96, 144)).isEqualTo(Frames.of(Clips.good()));
        assertDecodesWithoutAWord(film);
    }

    @Test
    void six_hundred_scenes_are_joined_as_well() throws Exception {
        Film film = join.join(Collections.nCopies(600, fifthOfASecond()), FILM, "Long", folder);

        assertThat(film.frames()).isEqualTo(600 * 5);
        assertThat(film.duration()).isEqualTo(Duration.ofSeconds(125));
        assertThat(Mp4Header.read(film.file()).soundDuration()).contains(Duration.ofSeconds(125));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He said \"it's\" ; rm -rf / # = \\ end",
                "😀 비 내리는 네온 지붕 字幕",
                "=;#\\",
                "[chapter]",
                "-i /etc/passwd",
                "';drawtext=textfile=/etc/passwd:'",
                "ends with a backslash \\"
            })
    void any_title_arrives_as_it_was_written(String title) {
        Film film = join.join(List.of(scene(1, 1)), FILM, title, folder);

        assertThat(titleOf(film)).isEqualTo(title);
    }

    @Test
    void line_ends_in_a_title_cannot_smuggle_in_other_tags() {
        Film film = join.join(List.of(scene(1, 1)), FILM, "one\nartist=two\r\n\0[CHAPTER]\u2028three", folder);

        assertThat(titleOf(film)).isEqualTo("one artist=two   [CHAPTER] three");
        assertThat(metadata(film)).doesNotContain("\nartist");
    }

    @Test
    void an_endless_title_is_cut_and_an_empty_one_is_none() {
        assertThat(titleOf(join.join(List.of(scene(1, 1)), FILM, "long ".repeat(100_000), folder)))
                .hasSize(500);
        assertThat(titleOf(join.join(List.of(scene(1, 1)), FILM, " \n ", folder)))
                .isEmpty();
    }

    @Test
    void joining_twice_gives_the_same_film_and_leaves_nothing_else() throws Exception {
        List<ConformedScene> scenes = List.of(scene(1, 1), scene(2, 1));
        Path target = Files.createDirectory(folder.resolve("film"));
        String first = Sha256.of(join.join(scenes, FILM, "Again", target).file());

        assertThat(Sha256.of(join.join(scenes, FILM, "Again", target).file())).isEqualTo(first);
        assertThat(target).isDirectoryContaining("glob:**film.mp4");
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void a_scene_that_was_lost_or_cut_off_is_noticed_and_no_film_is_left() throws Exception {
        ConformedScene good = scene(1, 1);
        ConformedScene lost = new ConformedScene(
                folder.resolve("lost.mp4"), good.audio(), good.frames(), good.samples(), false, good.streamSignature());
        byte[] whole = Files.readAllBytes(good.video());
        Path half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(whole, whole.length - 2_000));
        ConformedScene cut =
                new ConformedScene(half, good.audio(), good.frames(), good.samples(), false, good.streamSignature());

        assertThatThrownBy(() -> join.join(List.of(good, lost), FILM, "Lost", folder))
                .hasMessageContaining("lost.mp4");
        assertThatThrownBy(() -> join.join(List.of(good, cut, good), FILM, "Cut", folder))
                .isInstanceOf(RuntimeException.class);
        assertThat(folder.resolve("film.mp4")).doesNotExist();
    }

    @Test
    void a_film_without_scenes_or_with_unequal_sound_is_refused() {
        ConformedScene good = scene(1, 1);
        ConformedScene uneven = new ConformedScene(
                good.video(), good.audio(), good.frames(), good.samples() - 1, false, good.streamSignature());

        assertThatThrownBy(() -> join.join(List.of(), FILM, "None", folder)).hasMessageContaining("at least one scene");
        assertThatThrownBy(() -> join.join(List.of(good, uneven), FILM, "Uneven", folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Scene 2");
    }

    /** A scene encoded here, with its number in the picture's colours. */
    private ConformedScene scene(int number, int seconds) {
        Path clip = Clips.make(
                "scene" + number + "x" + seconds + ".mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=160x90:r=12,hue=h=" + number * 17,
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=" + (200 + number * 20),
                        "-t",
                        Integer.toString(seconds),
                        "-pix_fmt",
                        "yuv420p"));
        return conform(clip, seconds, "scene" + number + "x" + seconds);
    }

    /** Five frames: a length that no clock of microseconds can say exactly. */
    private ConformedScene fifthOfASecond() throws IOException {
        ConformedScene second = scene(3, 1);
        PicturePiece cut = new PicturePiece(second.video(), 5, second.streamSignature());
        PicturePiece made = conform.encodeAgain(cut, FILM, Workshop.in(folder), "five.mp4");
        return new ConformedScene(made.video(), null, 5, FILM.samples(5), false, made.signature());
    }

    /** A second as some encoder may send it, of the film's form. */
    private static Path clip(String name, String profile, int between) {
        List<String> coding = List.of("-preset", "ultrafast", "-profile:v", profile, "-bf", Integer.toString(between));
        return Clips.clip(name, 1, "320x180", "24", coding, true);
    }

    private ConformedScene conform(Path clip, int seconds, String name) {
        return conform.conform(check.check(clip, Clips.ordered(seconds)), FILM, seconds, folder.resolve(name));
    }

    private static void assertDecodesWithoutAWord(Film film) {
        FfmpegRun run = MediaRig.FFMPEG.run(
                Path.of("."),
                List.of("-xerror", "-err_detect", "explode", "-i", film.file().toString(), "-f", "null", "-"),
                Duration.ofSeconds(60));
        assertThat(run.messages()).isEmpty();
    }

    private static String metadata(Film film) {
        return Clips.decoded(film.file(), "-f", "ffmetadata");
    }

    /** Read back by FFmpeg and freed of its escapes. */
    private static String titleOf(Film film) {
        return metadata(film)
                .lines()
                .filter(line -> line.startsWith("title="))
                .map(line -> line.substring(6).replaceAll("\\\\(.)", "$1"))
                .findFirst()
                .orElse("");
    }
}
