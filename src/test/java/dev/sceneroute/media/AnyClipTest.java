package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sceneroute.media.FlashAndBeep.Seen;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/** Whatever a provider sends: it becomes a scene like every other, or is refused in words that help. */
@Timeout(120)
class AnyClipTest {

    private static final FilmProfile FILM = new FilmProfile(320, 180, 24);
    private static final double FRAME = 1.0 / 24;
    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);
    private static final Conform CONFORM = new Conform(MediaRig.FFMPEG, MediaRig.FFMPEG_SETTINGS, SETTINGS);
    private static final Map<String, Made> MADE = new LinkedHashMap<>();

    @TempDir
    static Path folder;

    static Stream<AnyClip> kinds() {
        return AnyClips.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void any_clip_becomes_a_scene_like_every_other_or_is_refused_in_words_that_help(AnyClip kind) {
        Made made = made(kind);

        assertThat(made.outcome()).as(made.line()).isEqualTo(kind.expected());
        if (made.scene() == null) {
            assertThat(AnyClip.words(made.findings())).startsWith("`").contains(": The clip");
            return;
        }
        assertForm(made.scene(), FILM);
        assertPicture(kind, made.scene());
        assertSound(kind, made.scene().audio());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_documentation_says_what_happens_to_it(AnyClip kind) throws IOException {
        assertThat(Files.readString(Path.of("docs/reference/clips.md")))
                .contains("\n" + made(kind).line() + "\n");
    }

    @Test
    void all_of_them_together_become_one_film_in_which_each_beep_still_goes_with_its_flash() {
        List<Made> made = kinds().map(AnyClipTest::made)
                .filter(one -> one.scene() != null)
                .toList();
        List<ConformedScene> scenes = made.stream().map(Made::scene).toList();
        FilmJoin join = new FilmJoin(MediaRig.FFMPEG, SETTINGS, CONFORM);

        Film film = join.join(scenes, FILM, "Everything", folder.resolve("film"));

        assertThat(film.frames()).isEqualTo(scenes.size() * 24).isGreaterThan(60 * 24);
        assertThat(film.duration()).isEqualTo(Duration.ofSeconds(scenes.size()));
        assertDecodesWithoutAWord(film);
        List<Integer> flashes = FlashAndBeep.flashes(film.file());
        ShortBuffer sound = FlashAndBeep.samples(Clips.decodedFile(
                film.file(),
                ".wav",
                "-fflags",
                "+bitexact",
                "-map_metadata",
                "-1",
                "-map",
                "0:a:0",
                "-c:a",
                "pcm_s16le"));
        assertThat(flashes).hasSameSizeAs(made);
        assertThat(sound.limit() / 2).isBetween(scenes.size() * 48_000, scenes.size() * 48_000 + 1023);
        for (int index = 0; index < made.size(); index++) {
            AnyClip kind = made.get(index).kind();
            if (kind.sounds()) {
                double beep = index + FlashAndBeep.beep(sound.slice(index * 96_000, 96_000));
                double apart = kind.soundLater() - kind.pictureLater();
                assertThat(beep - flashes.get(index) * FRAME).as(kind.name()).isCloseTo(apart, within(FRAME));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "23.976 frames a second, 25",
        "23.976 frames a second, 30",
        "29.97 frames a second, 30",
        "25 frames a second, 30",
        "60 frames a second, 25",
        "a rate that varies, 60",
    })
    void whatever_the_films_own_rate_is_no_clip_runs_away(String name, int fps) {
        AnyClip kind =
                kinds().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        FilmProfile film = new FilmProfile(320, 180, fps);
        ClipReport report = MediaRig.clipCheck().check(kind.file().make(), new ClipOrder(1, film, false, false));

        ConformedScene scene = CONFORM.conform(report, film, 1, folder.resolve("rate" + fps));

        assertForm(scene, film);
        Seen seen = Seen.of(InFilm.picture(scene, film), 320, 180);
        for (int frame = 0; frame < fps; frame++) {
            double time = frame / (double) fps;
            if (!aroundTheFlash(time) && time < 0.8) {
                assertThat(seen.time(frame)).as("frame " + frame).isCloseTo(time, within(2.0 / 30));
            }
        }
        assertThat(FlashAndBeep.beep(FlashAndBeep.samples(scene.audio()))).isCloseTo(FlashAndBeep.AT, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"one frame", "three frames"})
    void a_clip_of_a_few_frames_is_held_where_somebody_wants_that(String name) {
        AnyClip kind =
                kinds().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        QualitySettings patient = new Binder(
                        new MapConfigurationPropertySource(Map.of("sceneroute.quality.too-short", "warn")))
                .bindOrCreate("sceneroute.quality", QualitySettings.class);
        ClipReport report = MediaRig.clipCheck(patient).check(kind.file().make(), Clips.ordered(1));

        ConformedScene scene = CONFORM.conform(report, FILM, 1, folder.resolve("few"));

        assertForm(scene, FILM);
        Seen seen = Seen.of(InFilm.picture(scene, FILM), 320, 180);
        assertThat(seen.time(0)).isCloseTo(0, within(FRAME));
        assertThat(seen.time(23)).isLessThan(0.11);
    }

    @Test
    void a_clip_of_half_a_second_fills_a_scene_of_one_with_its_last_frame_for_nothing() {
        Path half = AnyClip.Recipe.file("any-half.mp4").seconds(0.5).make();
        ClipReport report = MediaRig.clipCheck().check(half, Clips.ordered(1));

        ConformedScene scene = CONFORM.conform(report, FILM, 1, folder.resolve("half"));

        assertThat(report.decisive()).get().extracting(ClipFinding::repair).isEqualTo(ClipRepair.HOLD_LAST_FRAMES);
        assertForm(scene, FILM);
        Seen seen = Seen.of(InFilm.picture(scene, FILM), 320, 180);
        assertThat(seen.time(6)).isCloseTo(6 * FRAME, within(0.05));
        assertThat(seen.time(23)).isCloseTo(11 * FRAME, within(0.05));
    }

    @Test
    void of_a_clip_that_goes_on_from_others_nothing_is_cut_off_while_it_is_put_into_an_mp4_file() {
        Path longer = AnyClip.again(
                AnyClip.Recipe.file("any-eight.mp4").seconds(8)::make, "any-eight.ts", "-c", "copy", "-f", "mpegts");

        ClipReport report = MediaRig.clipCheck().check(longer, new ClipOrder(4, FILM, false, true));

        assertThat(report.decodedFrames()).isEqualTo(8 * 24);
    }

    @Test
    void a_damaged_clip_is_not_taken_for_one_of_a_form_nobody_takes() throws IOException {
        Path film = AnyClip.again(
                AnyClip.Recipe.file("any-plain.mp4")::make, "any-cut.avi", "-c:v", "mpeg4", "-an", "-f", "avi");
        byte[] bytes = Files.readAllBytes(film);
        for (int place = bytes.length / 3; place < bytes.length; place += 97) {
            bytes[place] ^= 0x55;
        }
        Path damaged = Files.write(folder.resolve("damaged.avi"), bytes);

        assertThatThrownBy(() -> MediaRig.clipCheck().check(damaged, Clips.ordered(1)))
                .isInstanceOfSatisfying(
                        ClipRejectedException.class,
                        refused -> assertThat(refused.fault().wouldComeAgain()).isFalse());
    }

    @Test
    void a_small_file_that_would_become_a_huge_one_is_given_up_at_the_limit() {
        MediaSettings tight = new MediaSettings(
                SETTINGS.longerBy(),
                DataSize.ofKilobytes(150),
                SETTINGS.maxPixels(),
                SETTINGS.quality(),
                SETTINGS.preset(),
                SETTINGS.soundBitrate(),
                SETTINGS.clipLimit(),
                SETTINGS.filmLimit());
        Path noisy = Clips.make(
                "noisy.webm",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "nullsrc=s=320x180:r=24,geq=random(1)*255:128:128",
                        "-t",
                        "1",
                        "-c:v",
                        "libvpx",
                        "-b:v",
                        "200k"));

        assertThatThrownBy(() -> new ClipCheck(MediaRig.FFMPEG, tight, MediaRig.QUALITY).check(noisy, Clips.ordered(1)))
                .hasMessageContainingAll("encoded as H.264", "sceneroute.media.max-clip-size");
    }

    @Test
    void an_edit_list_that_leaves_out_the_middle_is_followed() throws IOException {
        Path whole = AnyClip.Recipe.file("any-uncut.mp4").seconds(1.5).sound("").make();
        Path cut = Files.write(folder.resolve("cut.mp4"), withoutTheMiddle(Files.readAllBytes(whole)));

        ConformedScene scene =
                CONFORM.conform(MediaRig.clipCheck().check(cut, Clips.ordered(1)), FILM, 1, folder.resolve("middle"));

        assertThat(scene.copied()).isFalse();
        assertForm(scene, FILM);
        Seen seen = Seen.of(InFilm.picture(scene, FILM), 320, 180);
        assertThat(seen.time(4)).isCloseTo(4 * FRAME, within(FRAME));
        assertThat(seen.flash()).isEqualTo(6);
        assertThat(seen.time(12)).isCloseTo(0.75, within(FRAME));
    }

    /** Shows a quarter of a second, leaves out one, and shows the rest. */
    private static byte[] withoutTheMiddle(byte[] clip) {
        String text = new String(clip, StandardCharsets.ISO_8859_1);
        int list = text.indexOf("elst", text.lastIndexOf("moov"));
        ByteBuffer longer = ByteBuffer.allocate(clip.length + 12);
        longer.put(clip, 0, list + 24).putInt(1_000).putInt(0).putInt(0x10000);
        longer.put(clip, list + 24, clip.length - list - 24);
        int begin = longer.getInt(list + 16);
        longer.putInt(list + 8, 2).putInt(list + 12, 250).putInt(list + 28, begin + 12_288 / 2);
        for (String box : List.of("moov", "trak", "edts", "elst")) {
            int size = text.indexOf(box, text.lastIndexOf("moov")) - 4;
            longer.putInt(size, longer.getInt(size) + 12);
        }
        return longer.array();
    }

    private static void assertForm(ConformedScene scene, FilmProfile film) {
        Mp4Header header = Mp4Header.read(InFilm.picture(scene, film));
        assertThat(header.frames()).isEqualTo(film.fps()).isEqualTo(scene.frames());
        assertThat(scene.samples()).isEqualTo(48_000);
        assertThat(List.of(header.width(), header.height())).containsExactly(320, 180);
        assertThat(header.hasRate(film.fps())).isTrue();
        assertThat(header.video().isShownWhole())
                .as("the first picture is shown at time 0")
                .isTrue();
        assertThat(header.video().turn()).isEqualTo(Turn.NONE);
        assertThat(header.video().isBt709()).isTrue();
    }

    /** Upright, with its own colours, moving as it did, its flash where it was. */
    private static void assertPicture(AnyClip kind, ConformedScene scene) {
        Seen seen = Seen.of(InFilm.picture(scene, FILM), kind.width(), kind.height());
        assertThat(seen.frames()).isEqualTo(24);
        assertThat(seen.flash() * FRAME).isCloseTo(FlashAndBeep.AT + kind.pictureLater(), within(FRAME));
        assertColours(seen.colours(0));
        if (seen.hasBorder()) {
            assertThat(seen.border(0)).isLessThan(12);
        }
        for (int frame = 0; frame < 24; frame++) {
            double made = frame * FRAME - kind.pictureLater();
            if (!aroundTheFlash(made) && made < 0.8) {
                assertThat(seen.time(frame)).as("frame " + frame).isCloseTo(Math.max(0, made), within(0.05));
                assertThat(seen.combed(frame)).as("frame " + frame).isLessThan(2);
            }
        }
    }

    private static boolean aroundTheFlash(double made) {
        return made > 0.45 && made < 0.65;
    }

    private static void assertColours(List<int[]> colours) {
        for (int colour = 0; colour < 4; colour++) {
            for (int channel = 0; channel < 3; channel++) {
                assertThat(colours.get(colour)[channel])
                        .as("channel %d of colour %d", channel, colour)
                        .isCloseTo(FlashAndBeep.COLOURS.get(colour)[channel], within(9));
            }
        }
    }

    private static void assertSound(AnyClip kind, @Nullable Path sound) {
        double beep = sound == null ? -1 : FlashAndBeep.beep(FlashAndBeep.samples(sound));
        if (kind.sounds()) {
            assertThat(beep).isCloseTo(FlashAndBeep.AT + kind.soundLater(), within(0.01));
        } else {
            assertThat(beep).as("silence").isNegative();
        }
    }

    private static void assertDecodesWithoutAWord(Film film) {
        FfmpegRun run = MediaRig.FFMPEG.run(
                folder,
                new ArrayList<>(List.of(
                        "-xerror", "-err_detect", "explode", "-i", film.file().toString(), "-f", "null", "-")),
                Duration.ofSeconds(60));
        assertThat(run.messages()).isEmpty();
    }

    private static Made made(AnyClip kind) {
        return MADE.computeIfAbsent(kind.name(), name -> make(kind));
    }

    private static Made make(AnyClip kind) {
        try {
            ClipReport report = MediaRig.clipCheck().check(kind.file().make(), Clips.ordered(1));
            ConformedScene scene = CONFORM.conform(report, FILM, 1, folder.resolve("scene" + MADE.size()));
            return new Made(kind, scene, report.verdict(), report.findings());
        } catch (ClipRejectedException refused) {
            return new Made(kind, null, ClipVerdict.REJECTED, refused.findings());
        }
    }

    /** What became of a clip. */
    private record Made(AnyClip kind, @Nullable ConformedScene scene, ClipVerdict verdict, List<ClipFinding> findings) {

        String outcome() {
            if (scene == null) {
                return "refused";
            }
            return scene.copied() && !encodedBefore() ? "copied" : "encoded";
        }

        /** Whether it was encoded when its form was repaired; what came of that may go into the film as it is. */
        private boolean encodedBefore() {
            return findings.stream()
                    .anyMatch(finding -> finding.fault() == ClipFault.FOREIGN_FORM
                            && String.valueOf(finding.message()).contains("encoded"));
        }

        /** As it stands in the documentation. */
        String line() {
            return "| " + kind.name() + " | " + verdict.word() + " | " + outcome() + " | " + AnyClip.words(findings)
                    + " |";
        }
    }
}
