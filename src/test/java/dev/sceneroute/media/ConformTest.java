package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sceneroute.runtime.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConformTest {

    private static final FilmProfile FILM = new FilmProfile(320, 180, 24);
    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);

    private final ClipCheck check = MediaRig.clipCheck();
    private final Conform conform = new Conform(MediaRig.FFMPEG, MediaRig.FFMPEG_SETTINGS, SETTINGS);

    @TempDir
    Path folder;

    @Test
    void a_clip_that_is_right_already_goes_into_the_film_frame_by_frame_and_is_not_kept_twice() throws Exception {
        ConformedScene scene = conform(Clips.silent(), 2);

        assertThat(scene.copied()).isTrue();
        assertThat(scene.video()).isEqualTo(Clips.silent());
        assertThat(Frames.of(inFilm(scene))).isEqualTo(Frames.of(Clips.silent()));
        assertWhole(scene, 2);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatever_clock_a_clip_came_with_its_frames_are_on_the_films_clock() {
        Path other = Clips.clip("otherClock", 1, "320x180", "24", List.of("-video_track_timescale", "90000"), true);
        Path usual = Clips.clip("usualClock", 1, "320x180", "24", List.of(), true);

        List<ConformedScene> scenes = List.of(conform(other, 1), conform(usual, 1));
        Film film = new FilmJoin(MediaRig.FFMPEG, SETTINGS, conform).join(scenes, FILM, "Clocks", folder);

        assertThat(scenes).extracting(ConformedScene::copied).containsExactly(true, true);
        assertThat(Mp4Header.read(film.file()).video().timescale()).isEqualTo(FILM.clock());
        assertThat(Frames.of(film.file()).subList(0, 24)).isEqualTo(Frames.of(other));
        assertThat(Frames.of(film.file()).subList(24, 48)).isEqualTo(Frames.of(usual));
    }

    @Test
    void a_frame_too_many_is_left_out_without_encoding_where_the_coding_lets_it() {
        Path plain = Clips.clip("oneMore", 2.04, "320x180", "24", List.of("-bf", "0"), true);
        Path woven = Clips.clip(
                "oneMoreB", 2.04, "320x180", "24", List.of("-bf", "2", "-x264-params", "b-adapt=0:keyint=100"), true);
        assertThat(Mp4Header.read(plain).frames()).isEqualTo(49);

        ConformedScene cut = conform(plain, 2);
        assertThat(cut.copied()).isTrue();
        assertThat(Frames.of(inFilm(cut))).isEqualTo(Frames.of(plain).subList(0, 48));
        assertWhole(cut, 2);
        ConformedScene encoded = conform(woven, 2);
        assertThat(encoded.copied()).isFalse();
        assertWhole(encoded, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24000/1001", "25", "30", "60", "12"})
    void clips_of_other_rates_get_the_films_rate_to_the_frame(String rate) {
        Path clip = Clips.clip("rate" + rate.replace('/', '_'), 2, "320x180", rate, List.of(), true);

        ConformedScene scene = conform(clip, 2);

        assertThat(scene.copied()).isFalse();
        assertWhole(scene, 2);
    }

    @Test
    void clips_of_other_sizes_keep_their_shape_with_black_around() {
        Path tall = Clips.make(
                "tall.mp4",
                List.of("-f", "lavfi", "-i", "color=white:s=180x320:r=24", "-t", "1", "-pix_fmt", "yuv420p"));

        ConformedScene scene = conform(tall, 1);

        assertWhole(scene, 1);
        assertThat(Frames.brightnessOfColumns(scene.video(), 320, 180, 10, 160, 310))
                .satisfies(columns -> assertThat(columns.get(0)).isLessThan(20))
                .satisfies(columns -> assertThat(columns.get(1)).isGreaterThan(230))
                .satisfies(columns -> assertThat(columns.get(2)).isLessThan(20));
    }

    @Test
    void a_turned_clip_stands_upright_afterwards() throws Exception {
        Path flat = Clips.make(
                "flat.mp4",
                List.of("-f", "lavfi", "-i", "color=white:s=180x320:r=24", "-t", "1", "-pix_fmt", "yuv420p"));
        Path turned = Clips.turned(flat, folder.resolve("turned.mp4"));

        ConformedScene scene = conform(turned, 1);

        assertWhole(scene, 1);
        assertThat(Frames.brightnessOfColumns(scene.video(), 320, 180, 10, 160, 310))
                .allSatisfy(brightness -> assertThat(brightness).isGreaterThan(230));
    }

    @Test
    void clips_that_only_look_alike_are_encoded() {
        List<Path> clips = List.of(
                Clips.clip("wide2", 1, "320x180", "24", List.of("-vf", "setsar=4/3"), false),
                Clips.clip("deep2", 1, "320x180", "24", List.of("-pix_fmt", "yuv420p10le"), false),
                Clips.clip("full2", 1, "320x180", "24", List.of("-pix_fmt", "yuvj420p"), false),
                Clips.clip("old2", 1, "320x180", "24", List.of("-colorspace", "smpte170m"), false),
                Clips.clip("woven2", 1, "320x180", "24", List.of("-flags", "+ilme+ildct"), false),
                Clips.clip("mpeg4b", 1, "320x180", "24", List.of("-c:v", "mpeg4"), false));

        assertThat(clips).allSatisfy(clip -> {
            ConformedScene scene = conform(clip, 1);
            assertThat(scene.copied()).as(clip.toString()).isFalse();
            assertWhole(scene, 1);
        });
    }

    @Test
    void hevc_becomes_h264() {
        assumeThat(MediaRig.SUPPLY.capabilities().hasEncoder("libx265")).isTrue();
        Path clip = Clips.clip(
                "hevc2",
                1,
                "320x180",
                "24",
                List.of("-c:v", "libx265", "-preset", "ultrafast", "-tag:v", "hvc1"),
                true);

        assertWhole(conform(clip, 1), 1);
    }

    @Test
    void the_last_frame_of_a_clip_too_short_is_held() {
        Path clip = Clips.clip("short", 1.6, "320x180", "24", List.of("-bf", "0"), true);

        ConformedScene scene = conform(clip, 2);

        assertWhole(scene, 2);
        List<String> frames = Frames.of(scene.video());
        assertThat(frames.subList(0, 38)).doesNotHaveDuplicates();
        assertThat(new HashSet<>(frames.subList(38, 48))).hasSizeLessThan(9);
    }

    @Test
    void mono_sound_of_another_rate_becomes_the_films_sound() {
        Path clip = Clips.clip("mono", 2, "320x180", "24", List.of("-ac", "1", "-ar", "44100"), true);

        ConformedScene scene = conform(clip, 2);

        assertWhole(scene, 2);
        assertThat(Frames.peak(scene.audio(), 0, 2)).isGreaterThan(1_000);
    }

    @Test
    void sound_that_ends_early_is_filled_up_and_none_becomes_silence() {
        Clips.silent();
        Path early = Clips.make(
                "early.mp4",
                List.of("-i", "silent.mp4", "-f", "lavfi", "-i", "sine=d=1:sample_rate=48000", "-c:v", "copy"));

        ConformedScene filled = conform(early, 2);
        assertWhole(filled, 2);
        assertThat(Frames.peak(filled.audio(), 0.1, 0.9)).isGreaterThan(1_000);
        assertThat(Frames.peak(filled.audio(), 1.1, 2)).isZero();
        ConformedScene silence = conform(Clips.silent(), 2);
        assertWhole(silence, 2);
        assertThat(silence.audio()).as("silence needs no file").isNull();
    }

    @Test
    void sound_that_begins_late_stays_late() {
        Clips.silent();
        Path late = Clips.make(
                "late.mp4",
                List.of(
                        "-i",
                        "silent.mp4",
                        "-itsoffset",
                        "1",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=1:sample_rate=48000",
                        "-c:v",
                        "copy"));

        ConformedScene scene = conform(late, 2);

        assertWhole(scene, 2);
        assertThat(Frames.peak(scene.audio(), 0, 0.9)).isZero();
        assertThat(Frames.peak(scene.audio(), 1.1, 1.9)).isGreaterThan(1_000);
    }

    @Test
    void all_that_is_encoded_here_has_one_signature() {
        ConformedScene mandelbrot = conform(
                Clips.make(
                        "mandelbrot.mp4",
                        List.of("-f", "lavfi", "-i", "mandelbrot=s=640x360:r=30", "-t", "1", "-pix_fmt", "yuv420p")),
                1);
        ConformedScene grey = conform(
                Clips.make(
                        "grey.mp4",
                        List.of("-f", "lavfi", "-i", "color=gray:s=100x100:r=10", "-t", "2", "-pix_fmt", "yuv420p")),
                2);

        assertThat(mandelbrot.streamSignature()).isEqualTo(grey.streamSignature());
        assertThat(mandelbrot.streamSignature())
                .isNotEqualTo(conform(Clips.good(), 2).streamSignature());
    }

    @Test
    void doing_it_twice_gives_the_same_files_and_leaves_nothing_else() throws Exception {
        Path clip = Clips.clip("again", 1, "640x360", "30", List.of(), true);
        ConformedScene first = conform(clip, 1);
        String video = Sha256.of(first.video());
        String audio = Sha256.of(first.audio());

        ConformedScene second = conform(clip, 1);

        assertThat(second).isEqualTo(first);
        assertThat(Sha256.of(second.video())).isEqualTo(video);
        assertThat(Sha256.of(second.audio())).isEqualTo(audio);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("video.mp4", "audio.wav");
        }
    }

    private ConformedScene conform(Path clip, int seconds) {
        return conform.conform(check.check(clip, Clips.ordered(seconds)), FILM, seconds, folder);
    }

    private static Path inFilm(ConformedScene scene) {
        return InFilm.picture(scene, FILM);
    }

    private static void assertWhole(ConformedScene scene, int seconds) {
        Path film = inFilm(scene);
        Mp4Header header = Mp4Header.read(film);
        assertThat(scene.frames()).isEqualTo(seconds * 24).isEqualTo(header.frames());
        assertThat(scene.samples()).isEqualTo(seconds * 48_000L);
        assertThat(header.hasRate(24)).isTrue();
        assertThat(header.width()).isEqualTo(320);
        assertThat(header.height()).isEqualTo(180);
        assertThat(header.soundDuration()).isEmpty();
        assertThat(header.video().isShownWhole()).isTrue();
        assertThat(Frames.of(film)).hasSize(seconds * 24);
    }
}
