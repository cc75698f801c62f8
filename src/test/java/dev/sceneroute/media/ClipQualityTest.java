package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is held against a clip, and what is not; each clip is really made by FFmpeg. */
@Timeout(60)
class ClipQualityTest {

    private static final FilmProfile FILM = new FilmProfile(320, 180, 24);
    private static final String MOVING = "testsrc2=s=320x180:r=24";
    /** A picture like one of nature: many colours, fine detail. */
    private static final String STILL = "movie=still.png,loop=-1:1,setpts=N/(24*TB),fps=24";

    @TempDir
    Path folder;

    @BeforeAll
    static void the_still_picture() {
        Clips.make("still.png", List.of("-f", "lavfi", "-i", "mandelbrot=s=320x180:start_scale=0.3", "-frames:v", "1"));
    }

    @Test
    void a_good_clip_is_good_and_everything_that_was_measured_is_told() {
        ClipReport report = check(Clips.good());

        assertThat(report.verdict()).isEqualTo(ClipVerdict.GOOD);
        assertThat(report.decisive()).isEmpty();
        assertThat(report.findings())
                .extracting(ClipFinding::check)
                .containsExactly("length", "size", "rate", "frames", "black", "frozen");
        assertThat(report.findings()).allMatch(finding -> finding.fault() == null);
        assertThat(report.findings())
                .extracting(ClipFinding::measured)
                .containsExactly("2.00 s", "320x180", "24.00 frames/s", "48 frames", "0 %", "0 %");
    }

    @Test
    void a_black_clip_is_ordered_anew_and_the_message_names_figure_threshold_and_way_out() {
        ClipRejectedException refused = refused(clip("black", "color=black:s=320x180:r=24"), MediaRig.QUALITY);

        assertThat(refused.fault()).isEqualTo(ClipFault.BLACK);
        assertThat(refused)
                .hasMessageContainingAll(
                        "100 %", "80 %", "sceneroute.quality.black-from", "prompt", "sceneroute.quality.black to warn");
        assertThat(refused.findings())
                .as("a black clip does not move either")
                .noneMatch(finding -> finding.fault() == ClipFault.FROZEN);
    }

    @ParameterizedTest
    @CsvSource({
        "dark, 'lutyuv=y=val/6+34:u=128:v=128'",
        "fadein, fade=in:0:24",
        "twothirds, 'lutyuv=y=16:u=128:v=128:enable=lt(n\\,32)'"
    })
    void a_dark_clip_and_one_that_comes_out_of_the_dark_are_good(String name, String filter) {
        assertThat(check(clip(name, MOVING + "," + filter)).verdict()).isEqualTo(ClipVerdict.GOOD);
    }

    @Test
    void nine_tenths_of_black_are_too_much() {
        Path clip = clip("mostlyblack", MOVING + ",lutyuv=y=16:u=128:v=128:enable=gt(n\\,4)");

        assertThat(refused(clip, MediaRig.QUALITY)).hasMessageContaining("90 %");
    }

    @Test
    void a_clip_in_which_nothing_moves_is_used_but_told() {
        ClipReport report = check(clip("frozen", STILL));

        assertThat(report.verdict()).isEqualTo(ClipVerdict.WARNED);
        assertThat(report.decisive()).get().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(ClipFault.FROZEN);
            assertThat(finding.repair()).isEqualTo(ClipRepair.NONE);
            assertThat(finding.message()).contains("100 %", "80 %", "sceneroute.quality.frozen-from");
        });
    }

    @Test
    void whoever_wants_no_frozen_clips_has_them_ordered_anew() {
        assertThat(refused(clip("frozen", STILL), with("frozen", "reorder")).fault())
                .isEqualTo(ClipFault.FROZEN);
        assertThat(MediaRig.clipCheck(with("frozen", "accept"))
                        .check(clip("frozen", STILL), Clips.ordered(2))
                        .verdict())
                .isEqualTo(ClipVerdict.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "frozenend, 'testsrc2=s=320x180:r=24,trim=end_frame=24,tpad=stop=-1:stop_mode=clone', 50",
        "frozenstart, 'testsrc2=s=320x180:r=24,tpad=start=24:start_mode=clone', 50",
    })
    void a_clip_that_is_frozen_for_a_part_is_good_and_the_part_is_measured(String name, String source, int percent) {
        ClipReport report = check(clip(name, source));

        assertThat(report.verdict()).isEqualTo(ClipVerdict.GOOD);
        assertThat(measured(report, "frozen")).isBetween(percent - 5, percent + 6);
    }

    @ParameterizedTest
    @CsvSource({
        "grain, 'noise=alls=6:allf=t'",
        "breathing, 'hue=b=0.4*sin(2*PI*t)'",
    })
    void an_almost_still_scene_is_not_frozen(String name, String movement) {
        assertThat(check(clip(name, STILL + "," + movement)).verdict()).isEqualTo(ClipVerdict.GOOD);
    }

    @Test
    void a_small_thing_that_moves_is_seen() {
        Path clip = Clips.make(
                "smallMover.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        STILL,
                        "-f",
                        "lavfi",
                        "-i",
                        "color=white:s=6x6:r=24",
                        "-filter_complex",
                        "[0:v][1:v]overlay=x=20+n*3:y=80",
                        "-t",
                        "2",
                        "-pix_fmt",
                        "yuv420p"));

        assertThat(check(clip).verdict()).isEqualTo(ClipVerdict.GOOD);
    }

    @Test
    void silence_is_accepted_unless_somebody_minds_and_is_only_looked_for_where_sound_was_ordered() {
        Path silent = sounding("silentTrack", "anullsrc=r=48000:cl=stereo");
        ClipOrder withSound = new ClipOrder(2, FILM, true, false);
        QualitySettings strict = with("silent", "reorder");

        assertThat(MediaRig.clipCheck().check(silent, withSound).verdict()).isEqualTo(ClipVerdict.GOOD);
        assertThat(MediaRig.clipCheck(strict).check(silent, Clips.ordered(2)).verdict())
                .isEqualTo(ClipVerdict.GOOD);
        assertThat(MediaRig.clipCheck(strict).check(Clips.good(), withSound).verdict())
                .isEqualTo(ClipVerdict.GOOD);
        assertThat(refused(silent, withSound, strict).fault()).isEqualTo(ClipFault.SILENT);
        assertThat(refused(Clips.silent(), withSound, strict))
                .as("no sound track at all")
                .hasMessageContainingAll("100 %", "sceneroute.quality.silent-from");
    }

    @Test
    void a_clip_that_is_quiet_for_half_of_its_length_is_not_silent() {
        Path half = sounding("halfSilent", "sine=frequency=440:sample_rate=48000,volume=enable=gt(t\\,1):volume=0");

        ClipReport report =
                MediaRig.clipCheck(with("silent", "reorder")).check(half, new ClipOrder(2, FILM, true, false));

        assertThat(report.verdict()).isEqualTo(ClipVerdict.GOOD);
        assertThat(measured(report, "silent")).isBetween(40, 60);
    }

    @ParameterizedTest
    @CsvSource({"47, 1.96 s", "43, 1.79 s", "36, 1.50 s"})
    void a_clip_that_lacks_some_frames_is_filled_with_its_last_one(int frames, String measured) {
        ClipReport report = check(frames(frames));

        assertThat(report.verdict()).isEqualTo(ClipVerdict.REPAIRED);
        assertThat(report.decisive()).get().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(ClipFault.TOO_SHORT);
            assertThat(finding.repair()).isEqualTo(ClipRepair.HOLD_LAST_FRAMES);
            assertThat(finding.measured()).isEqualTo(measured);
        });
    }

    @Test
    void a_clip_of_half_its_length_is_ordered_anew_unless_somebody_wants_its_last_frame_held() {
        assertThat(refused(frames(24), MediaRig.QUALITY))
                .hasMessageContainingAll("1.00 s", "2.00 s", "0.50 s", "sceneroute.quality.hold-up-to");
        assertThat(repair(frames(24), with("hold-up-to", "1s"))).isEqualTo(ClipRepair.HOLD_LAST_FRAMES);
        assertThat(repair(frames(24), with("too-short", "warn"))).isEqualTo(ClipRepair.NONE);
    }

    @Test
    void whoever_wants_no_short_clips_still_does_not_pay_for_one_frame() {
        QualitySettings strict = with("too-short", "reorder");

        assertThat(repair(frames(47), strict)).isEqualTo(ClipRepair.HOLD_LAST_FRAMES);
        assertThat(refused(frames(43), strict).fault()).isEqualTo(ClipFault.TOO_SHORT);
    }

    @Test
    void held_frames_fill_the_scene_to_the_frame_and_are_the_last_ones() {
        Conform conform = new Conform(
                MediaRig.FFMPEG, MediaRig.FFMPEG_SETTINGS, MediaRig.settings("sceneroute.media", MediaSettings.class));

        ConformedScene scene = conform.conform(check(frames(36)), FILM, 2, folder);

        assertThat(scene.frames()).isEqualTo(48);
        assertThat(scene.samples()).isEqualTo(96_000);
        Path filled = Clips.decodedFile(scene.video(), ".mp4", "-vf", "select=gte(n\\,35)", "-vsync", "0");
        assertThat(check(filled, new ClipOrder(1, FILM, false, false), with("too-short", "accept"))
                        .findings())
                .filteredOn(finding -> finding.check().equals("frozen"))
                .extracting(ClipFinding::measured)
                .containsExactly("100 %");
    }

    @ParameterizedTest
    @CsvSource({
        "160x90, WRONG_SIZE",
        "640x360, WRONG_SIZE",
        "180x320, WRONG_SHAPE",
        "240x180, WRONG_SHAPE",
    })
    void another_size_or_shape_is_brought_to_the_films_for_nothing(String size, ClipFault fault) {
        Path clip = clip("size" + size, "testsrc2=s=" + size + ":r=24");
        ClipReport report = check(clip);

        assertThat(report.decisive()).get().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(fault);
            assertThat(finding.repair()).isEqualTo(ClipRepair.CONFORM);
            assertThat(finding.message()).contains(size, "320x180");
        });
        assertThat(refused(clip, with(fault == ClipFault.WRONG_SIZE ? "wrong-size" : "wrong-shape", "reorder"))
                        .fault())
                .isEqualTo(fault);
    }

    @Test
    void a_clip_that_is_to_be_turned_when_it_is_shown_has_the_right_shape() throws Exception {
        Path upright = clip("size180x320", "testsrc2=s=180x320:r=24");
        Path turned = Clips.turned(upright, folder.resolve("turned.mp4"));

        assertThat(check(turned).verdict()).isEqualTo(ClipVerdict.GOOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 30})
    void another_rate_is_brought_to_the_films_for_nothing(int rate) {
        ClipReport report = check(clip("rate" + rate, "testsrc2=s=320x180:r=" + rate));

        assertThat(report.decisive()).get().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(ClipFault.WRONG_RATE);
            assertThat(finding.measured()).isEqualTo(rate + ".00 frames/s");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "html"})
    void other_kinds_of_file_under_the_name_of_a_clip_are_told_apart(String kind) throws Exception {
        ClipRejectedException refused = refused(ofKind(kind), MediaRig.QUALITY);

        assertThat(refused.fault()).isEqualTo(ClipFault.NOT_MP4);
        assertThat(refused.fault().mayBeTheNetworks()).isTrue();
        assertThat(refused.findings()).extracting(ClipFinding::check).containsExactly("container");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ogg", "asf", "mpeg"})
    void videos_in_containers_that_are_not_taken_are_known_and_would_come_so_again(String kind) throws Exception {
        ClipRejectedException refused = refused(ofKind(kind), MediaRig.QUALITY);

        assertThat(refused.fault()).isEqualTo(ClipFault.FOREIGN_FORM);
        assertThat(refused.fault().wouldComeAgain()).isTrue();
        assertThat(refused.fault().mayBeTheNetworks()).isFalse();
    }

    @Test
    void a_warning_is_louder_than_a_repair() {
        ClipReport report = check(clip("frozen12", STILL + ",fps=12"));

        assertThat(report.verdict()).isEqualTo(ClipVerdict.WARNED);
        assertThat(report.findings()).extracting(ClipFinding::fault).contains(ClipFault.FROZEN, ClipFault.WRONG_RATE);
    }

    @Test
    void the_same_clip_always_gets_the_same_findings() {
        Path clip = clip("frozen", STILL);

        assertThat(check(clip).findings()).isEqualTo(check(clip).findings());
    }

    @Test
    void what_flickers_from_frame_to_frame_does_not_drown_the_count_of_frames() {
        Path clip = Clips.make(
                "flicker.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=64x36:r=60,lutyuv=y=16:u=128:v=128:enable=mod(n\\,2)",
                        "-t",
                        "30",
                        "-pix_fmt",
                        "yuv420p"));

        ClipReport report = check(clip, new ClipOrder(30, new FilmProfile(64, 36, 60), false, false), MediaRig.QUALITY);

        assertThat(report.decodedFrames()).isEqualTo(1_800);
        assertThat(report.verdict()).isEqualTo(ClipVerdict.GOOD);
    }

    private Path ofKind(String kind) throws Exception {
        return switch (kind) {
            case "html" -> Files.writeString(folder.resolve("clip.mp4"), "<html><body>No clip</body></html>");
            case "ogg" -> Files.writeString(folder.resolve("clip.mp4"), "OggS\0\2");
            case "asf" -> Files.write(folder.resolve("clip.mp4"), HexFormat.of().parseHex("3026b2758e66cf11a6d9"));
            case "mpeg" ->
                Files.write(folder.resolve("clip.mp4"), HexFormat.of().parseHex("000001ba4400"));
            default -> Clips.make("kind.png", List.of("-f", "lavfi", "-i", MOVING, "-frames:v", "1"));
        };
    }

    /** Two seconds of what a source gives. */
    private static Path clip(String name, String source) {
        return Clips.make(
                "quality-" + name + ".mp4",
                List.of("-f", "lavfi", "-i", source, "-t", "2", "-pix_fmt", "yuv420p", "-movflags", "+faststart"));
    }

    private static Path frames(int count) {
        return Clips.make(
                "frames" + count + ".mp4",
                List.of("-f", "lavfi", "-i", MOVING, "-frames:v", "" + count, "-pix_fmt", "yuv420p"));
    }

    private static Path sounding(String name, String sound) {
        return Clips.make(
                name + ".mp4",
                List.of("-f", "lavfi", "-i", MOVING, "-f", "lavfi", "-i", sound, "-t", "2", "-pix_fmt", "yuv420p"));
    }

    private static QualitySettings with(String key, String value) {
        return new Binder(new MapConfigurationPropertySource(Map.of("sceneroute.quality." + key, value)))
                .bindOrCreate("sceneroute.quality", QualitySettings.class);
    }

    private static ClipReport check(Path clip) {
        return check(clip, Clips.ordered(2), MediaRig.QUALITY);
    }

    private static ClipReport check(Path clip, ClipOrder order, QualitySettings quality) {
        return MediaRig.clipCheck(quality).check(clip, order);
    }

    private static ClipRepair repair(Path clip, QualitySettings quality) {
        return check(clip, Clips.ordered(2), quality).decisive().orElseThrow().repair();
    }

    private static ClipRejectedException refused(Path clip, QualitySettings quality) {
        return refused(clip, Clips.ordered(2), quality);
    }

    private static ClipRejectedException refused(Path clip, ClipOrder order, QualitySettings quality) {
        return catchThrowableOfType(ClipRejectedException.class, () -> check(clip, order, quality));
    }

    private static int measured(ClipReport report, String check) {
        List<Integer> shares = new ArrayList<>();
        for (ClipFinding finding : report.findings()) {
            if (finding.check().equals(check)) {
                shares.add(Integer.parseInt(finding.measured().replace(" %", "")));
            }
        }
        return shares.get(0);
    }
}
