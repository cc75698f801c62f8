package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sceneroute.runtime.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class CrossFadeTest {

    private static final FilmProfile FILM = new FilmProfile(320, 180, 24);
    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);
    private static final TransitionSettings TRANSITIONS =
            MediaRig.settings("sceneroute.transitions", TransitionSettings.class);
    /** Half a second. */
    private static final int FADING = 12;

    private final Conform conform = new Conform(MediaRig.FFMPEG, MediaRig.FFMPEG_SETTINGS, SETTINGS);
    private final CrossFade crossFade = crossFade(TRANSITIONS);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Transition.class, names = "CUT", mode = EnumSource.Mode.EXCLUDE)
    void only_the_joints_of_a_film_are_encoded_and_no_scene_begins_elsewhere(Transition transition) {
        List<ConformedScene> scenes = List.of(moving(1, 3), moving(2, 2), moving(3, 2));
        ConformedScene first = crossFade.into(scenes.get(0), scenes.get(1), transition, FILM, folder.resolve("f1"));
        ConformedScene second = crossFade.into(scenes.get(1), scenes.get(2), transition, FILM, folder.resolve("f2"));

        Film film = join(List.of(first, second, scenes.get(2)));

        List<String> made = Frames.of(film.file());
        List<String> sources = scenes.stream()
                .flatMap(scene -> Frames.of(scene.video()).stream())
                .toList();
        assertThat(made).hasSize(7 * 24).hasSameSizeAs(sources);
        List<Integer> encoded = IntStream.range(0, made.size())
                .filter(frame -> !made.get(frame).equals(sources.get(frame)))
                .boxed()
                .toList();
        assertThat(encoded).allMatch(frame -> isAtTheEndOf(frame, 72) || isAtTheEndOf(frame, 120));
        assertThat(encoded).contains(71, 119).hasSizeGreaterThanOrEqualTo(2 * FADING);
        assertThat(first.streamSignature()).isEqualTo(scenes.get(0).streamSignature());
        assertThat(first.audio()).isEqualTo(scenes.get(0).audio());
        assertEveryFrameIsAtItsTime(film);
    }

    @Test
    void in_the_middle_of_a_fade_both_pictures_are_seen() {
        GreyFrames grey = faded(Transition.FADE);

        assertThat(grey.at(48 - FADING - 1, 160, 90)).isCloseTo(60, within(3));
        for (int step = 1; step <= FADING; step++) {
            double share = step / (FADING + 1.0);
            assertThat(grey.at(48 - FADING - 1 + step, 160, 90)).isCloseTo((int) (60 + share * 140), within(5));
        }
    }

    @Test
    void in_the_middle_of_a_wipe_one_picture_is_left_and_the_other_right() {
        GreyFrames grey = faded(Transition.WIPE);

        int middle = 48 - FADING / 2 - 1;
        assertThat(grey.at(middle, 40, 90)).isCloseTo(60, within(5));
        assertThat(grey.at(middle, 280, 90)).isCloseTo(200, within(5));
    }

    @Test
    void in_the_middle_of_a_dissolve_grains_of_both_pictures_are_seen() {
        GreyFrames grey = faded(Transition.DISSOLVE);

        byte[] middle = grey.frames().get(48 - FADING / 2 - 1);
        assertThat(share(middle, 0, 90)).isBetween(0.2, 0.7);
        assertThat(share(middle, 170, 255)).isBetween(0.2, 0.7);
    }

    @Test
    void the_scene_goes_on_moving_while_it_fades() {
        ConformedScene moving = moving(4, 2);
        ConformedScene faded = crossFade.into(moving, plain("dark", 60), Transition.FADE, FILM, folder.resolve("f"));
        List<byte[]> before = GreyFrames.of(moving.video(), 320, 180).frames();
        List<byte[]> after = GreyFrames.of(shown(faded), 320, 180).frames();

        int begin = 48 - FADING;
        for (int frame = 0; frame < begin; frame++) {
            assertThat(GreyFrames.difference(before.get(frame), after.get(frame)))
                    .isLessThan(2);
        }
        for (int frame = begin + 3; frame < begin + 8; frame++) {
            double share = (frame - begin + 1) / (FADING + 1.0);
            double asMoving = GreyFrames.difference(after.get(frame), mixed(before.get(frame), 60, share));
            double asHeld = GreyFrames.difference(after.get(frame), mixed(before.get(begin), 60, share));
            assertThat(asMoving).isLessThan(3).isLessThan(asHeld / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.2", "0.5", "1.3", "9"})
    void a_transition_is_as_long_as_configured_but_at_most_half_its_scene(String seconds) {
        Duration asked = Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
        CrossFade configured = crossFade(new TransitionSettings(Transition.FADE, asked));
        int fading = Math.min(24, (int) Math.round(Double.parseDouble(seconds) * 24));

        GreyFrames grey = GreyFrames.of(
                shown(configured.into(
                        plain("dark", 60), plain("bright", 200), Transition.FADE, FILM, folder.resolve("f"))),
                320,
                180);

        assertThat(configured.frames(FILM, 48)).isEqualTo(fading);
        assertThat(grey.frames()).hasSize(48);
        assertThat(grey.at(48 - fading - 1, 160, 90)).isCloseTo(60, within(3));
        assertThat(grey.at(48 - fading, 160, 90)).isGreaterThan(63);
        assertThat(grey.at(47, 160, 90)).isBetween(120, 199);
    }

    @ParameterizedTest
    @EnumSource(value = Transition.class, names = "CUT", mode = EnumSource.Mode.EXCLUDE)
    void a_clip_that_came_as_it_should_is_not_encoded_but_for_its_end(Transition transition) {
        ConformedScene copied = conform(Clips.good(), 2, "copied");
        ConformedScene next = conform(Clips.good(), 2, "next");

        ConformedScene faded = crossFade.into(copied, next, transition, FILM, folder.resolve("f"));
        Film film = join(List.of(faded, next));

        assertThat(faded.copied()).isTrue();
        List<String> source = Frames.of(Clips.good());
        List<String> made = Frames.of(film.file());
        Joint joint = faded.ending();
        assertThat(joint.kept()).isBetween(48 - FADING - 1 - 4, 48 - FADING - 1);
        assertThat(made.subList(0, joint.kept())).isEqualTo(source.subList(0, joint.kept()));
        assertThat(made.subList(joint.kept(), 48)).doesNotContainAnyElementsOf(source);
        assertThat(made.subList(48, 96)).isEqualTo(source);
        assertEveryFrameIsAtItsTime(film);
    }

    @Test
    void a_joint_is_what_stands_at_the_end_of_the_scene() {
        ConformedScene scene = moving(1, 3);
        ConformedScene next = moving(2, 2);

        ConformedScene faded = crossFade.into(scene, next, Transition.FADE, FILM, folder.resolve("f"));

        Joint joint = faded.ending();
        assertThat(joint.kept() + joint.frames()).isEqualTo(72);
        assertThat(joint.frames()).isBetween(FADING + 1, FADING + 1 + 4);
        assertThat(joint.streamSignature()).isEqualTo(scene.streamSignature());
        List<String> frames = Frames.of(shown(faded));
        assertThat(frames.subList(0, joint.kept()))
                .isEqualTo(Frames.of(scene.video()).subList(0, joint.kept()));
        assertThat(frames.subList(joint.kept(), 72)).isEqualTo(Frames.of(joint.video()));
    }

    @Test
    void a_cut_leaves_the_scene_as_it_is() {
        ConformedScene scene = moving(1, 2);

        assertThat(crossFade.into(scene, moving(2, 2), Transition.CUT, FILM, folder))
                .isSameAs(scene);
    }

    @ParameterizedTest
    @CsvSource({"0,3", "2,3", "3,250", "16,24"})
    void a_track_is_only_cut_where_the_front_part_is_whole(int between, int keyframeDistance) throws Exception {
        Path clip = Clips.clip(
                "cut" + between + "x" + keyframeDistance,
                2,
                "160x90",
                "24",
                List.of("-bf", "" + between, "-g", "" + keyframeDistance, "-x264-params", "b-adapt=0"),
                false);
        CodedFrames coded = CodedFrames.of(clip);
        List<String> frames = Frames.of(clip);

        List<Integer> cuts = IntStream.range(0, 48)
                .map(coded::cutAtOrBefore)
                .distinct()
                .boxed()
                .toList();
        assertThat(cuts).startsWith(0).hasSizeGreaterThan(48 / (between + 2) - 1);
        for (int cut : cuts.subList(1, Math.min(cuts.size(), 8))) {
            Path front = folder.resolve("front.mp4");
            MediaRig.FFMPEG.run(
                    folder,
                    List.of("-i", clip.toString(), "-c", "copy", "-frames:v", "" + cut, front.toString()),
                    Duration.ofSeconds(30));
            assertThat(Frames.of(front)).isEqualTo(frames.subList(0, cut));
        }
    }

    @Test
    void an_ffmpeg_that_cannot_do_it_is_named_before_anything_is_begun() {
        FfmpegCapabilities bare = new FfmpegCapabilities("bare", Set.of(), Set.of());
        CrossFade lacking = new CrossFade(MediaRig.FFMPEG, bare, MediaRig.FFMPEG_SETTINGS, SETTINGS, TRANSITIONS);

        lacking.check(Transition.CUT);
        assertThatThrownBy(() -> lacking.check(Transition.FADE))
                .isInstanceOf(FfmpegException.class)
                .hasMessageContaining("xfade");
    }

    @Test
    void doing_it_twice_gives_the_same_file_and_leaves_nothing_else() throws Exception {
        ConformedScene scene = moving(1, 2);
        ConformedScene next = moving(2, 2);
        Path target = folder.resolve("target");
        Path joint = target.resolve("joint.mp4");
        crossFade.into(scene, next, Transition.WIPE, FILM, target);
        String first = Sha256.of(joint);

        crossFade.into(scene, next, Transition.WIPE, FILM, target);

        assertThat(Sha256.of(joint)).isEqualTo(first);
        assertThat(target.toFile().list()).containsExactly("joint.mp4");
    }

    @Test
    void a_joint_made_before_is_found_again_as_it_was_and_a_damaged_one_is_not() throws Exception {
        ConformedScene scene = moving(1, 2);
        Path target = folder.resolve("target");
        assertThat(crossFade.made(scene, FILM, target)).isEmpty();
        ConformedScene faded = crossFade.into(scene, moving(2, 2), Transition.FADE, FILM, target);

        assertThat(crossFade.made(scene, FILM, target)).contains(faded);
        Path joint = target.resolve(CrossFade.JOINT);
        byte[] whole = Files.readAllBytes(joint);
        Files.write(joint, Arrays.copyOf(whole, whole.length / 2));
        assertThat(crossFade.made(scene, FILM, target)).isEmpty();
        Files.write(joint, new byte[whole.length]);
        assertThat(crossFade.made(scene, FILM, target)).isEmpty();
    }

    @Test
    void all_that_decides_what_a_joint_looks_like_is_in_its_recipe() {
        TransitionSettings longer = new TransitionSettings(Transition.CUT, Duration.ofSeconds(1));

        assertThat(List.of(
                        crossFade.recipe(Transition.FADE, FILM),
                        crossFade.recipe(Transition.WIPE, FILM),
                        crossFade.recipe(Transition.FADE, new FilmProfile(320, 180, 25)),
                        crossFade.recipe(Transition.FADE, new FilmProfile(322, 180, 24)),
                        crossFade(longer).recipe(Transition.FADE, FILM),
                        encodedWith(SETTINGS.quality() + 1, SETTINGS.preset()).recipe(Transition.FADE, FILM),
                        encodedWith(SETTINGS.quality(), "slow").recipe(Transition.FADE, FILM)))
                .doesNotHaveDuplicates();
        assertThat(encodedWith(SETTINGS.quality(), SETTINGS.preset()).recipe(Transition.FADE, FILM))
                .isEqualTo(crossFade.recipe(Transition.FADE, FILM));
    }

    private static CrossFade encodedWith(int quality, String preset) {
        MediaSettings media = new MediaSettings(
                SETTINGS.longerBy(),
                SETTINGS.maxClipSize(),
                SETTINGS.maxPixels(),
                quality,
                preset,
                SETTINGS.soundBitrate(),
                SETTINGS.clipLimit(),
                SETTINGS.filmLimit());
        return new CrossFade(MediaRig.FFMPEG, MediaRig.SUPPLY, MediaRig.FFMPEG_SETTINGS, media, TRANSITIONS);
    }

    @Test
    void a_sound_fades_on_samples_and_stays_as_long_as_it_was() throws Exception {
        Path sound = Clips.make(
                "tone.wav",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=2:frequency=1000:sample_rate=48000",
                        "-ac",
                        "2",
                        "-bitexact",
                        "-c:a",
                        "pcm_s16le"));
        long fade = SoundFade.samples(FILM, FADING);
        Path faded = folder.resolve("faded.wav");

        SoundFade.apply(sound, fade, fade, faded);

        assertThat(fade).isEqualTo(24_000);
        assertThat(WavFile.samples(faded)).isEqualTo(WavFile.samples(sound)).isEqualTo(96_000);
        byte[] before = Files.readAllBytes(sound);
        byte[] after = Files.readAllBytes(faded);
        int from = 44 + 24_000 * 4;
        int to = 44 + 72_000 * 4;
        assertThat(Arrays.copyOfRange(after, from, to)).isEqualTo(Arrays.copyOfRange(before, from, to));
        int loud = Frames.peak(sound, 0.9, 1.1);
        assertThat(Frames.peak(faded, 0, 0.002)).isLessThan(loud / 50);
        assertThat(Frames.peak(faded, 0.249, 0.251)).isCloseTo((int) (loud * 0.7071), within(loud / 50));
        assertThat(Frames.peak(faded, 1.749, 1.751)).isCloseTo((int) (loud * 0.7071), within(loud / 50));
        assertThat(Frames.peak(faded, 1.998, 2)).isLessThan(loud / 50);
    }

    /** Joints begin at most five frames before their transition. */
    private static boolean isAtTheEndOf(int frame, int end) {
        return frame < end && frame >= end - FADING - 1 - 4;
    }

    private GreyFrames faded(Transition transition) {
        ConformedScene scene =
                crossFade.into(plain("dark", 60), plain("bright", 200), transition, FILM, folder.resolve("f"));
        return GreyFrames.of(shown(scene), 320, 180);
    }

    /** Two seconds of one brightness. */
    private ConformedScene plain(String name, int grey) {
        String colour = String.format("0x%02X%02X%02X", grey, grey, grey);
        Path clip = Clips.make(
                "plain" + grey + ".mp4",
                List.of("-f", "lavfi", "-i", "color=" + colour + ":s=160x90:r=24", "-t", "2", "-pix_fmt", "yuv420p"));
        return conform(clip, 2, name);
    }

    /** A clip with moving shapes and numbers, encoded here. */
    private ConformedScene moving(int number, int seconds) {
        Path clip = Clips.make(
                "moving" + number + "x" + seconds + ".mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=160x90:r=24,hue=h=" + number * 47,
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=" + (200 + number * 50),
                        "-t",
                        Integer.toString(seconds),
                        "-pix_fmt",
                        "yuv420p"));
        return conform(clip, seconds, "moving" + number);
    }

    private ConformedScene conform(Path clip, int seconds, String name) {
        ClipOrder order = Clips.ordered(seconds);
        return conform.conform(MediaRig.clipCheck().check(clip, order), FILM, seconds, folder.resolve(name));
    }

    /** A film of this scene alone. */
    private Path shown(ConformedScene scene) {
        return join(List.of(scene)).file();
    }

    private Film join(List<ConformedScene> scenes) {
        return new FilmJoin(MediaRig.FFMPEG, SETTINGS, conform).join(scenes, FILM, "Faded", folder.resolve("film"));
    }

    private static CrossFade crossFade(TransitionSettings transitions) {
        return new CrossFade(MediaRig.FFMPEG, MediaRig.SUPPLY, MediaRig.FFMPEG_SETTINGS, SETTINGS, transitions);
    }

    /** No gap, no double, no error when it is decoded. */
    private static void assertEveryFrameIsAtItsTime(Film film) {
        List<Long> decoded = Clips.decoded(film.file(), "-map", "0:v:0", "-c", "copy", "-f", "framemd5")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Long.parseLong(line.split(",", -1)[1].strip()))
                .toList();
        for (int frame = 1; frame < decoded.size(); frame++) {
            assertThat(decoded.get(frame) - decoded.get(frame - 1)).isEqualTo(512);
        }
        FfmpegRun run = MediaRig.FFMPEG.run(
                Path.of("."),
                List.of("-xerror", "-err_detect", "explode", "-i", film.file().toString(), "-f", "null", "-"),
                Duration.ofSeconds(60));
        assertThat(run.messages()).isEmpty();
    }

    private static double share(byte[] frame, int from, int to) {
        int found = 0;
        for (byte pixel : frame) {
            found += (pixel & 255) >= from && (pixel & 255) <= to ? 1 : 0;
        }
        return (double) found / frame.length;
    }

    private static byte[] mixed(byte[] frame, int grey, double share) {
        byte[] mixed = new byte[frame.length];
        for (int pixel = 0; pixel < frame.length; pixel++) {
            mixed[pixel] = (byte) Math.round((frame[pixel] & 255) * (1 - share) + grey * share);
        }
        return mixed;
    }
}
