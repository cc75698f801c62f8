package dev.sceneroute.subtitle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.media.FfmpegCapabilities;
import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.text.Drawing;
import dev.sceneroute.speech.TimedWord;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class SubtitleBurnTest {

    private static final FilmProfile SMALL = new FilmProfile(640, 360, 24);
    private static final FfmpegCapabilities ALL =
            new FfmpegCapabilities("x", Set.of("ass", "overlay", "settb"), Set.of("png"));
    private static final FfmpegCapabilities NO_LIBASS =
            new FfmpegCapabilities("x", Set.of("overlay", "settb"), Set.of("png"));
    private static final FfmpegCapabilities NOTHING = new FfmpegCapabilities("x", Set.of(), Set.of());

    private final SubtitleBurn burn = burn(Tool.FFMPEG.capabilities(), BurnChoice.AUTO);

    @TempDir
    Path folder;

    @Test
    void it_says_beforehand_how_it_will_be_done_or_that_it_cannot() {
        assertThat(burn(ALL, BurnChoice.AUTO).way("안녕 字幕", "안녕 字幕")).isEqualTo(BurnWay.ASS);
        assertThat(burn(NO_LIBASS, BurnChoice.AUTO).way("안녕", "안녕")).isEqualTo(BurnWay.DRAWN);
        assertThat(burn(ALL, BurnChoice.AUTO).way("hi 😀", "hi 😀")).isEqualTo(BurnWay.DRAWN);
        assertThat(burn(ALL, BurnChoice.AUTO).way("𠮟る", "𠮟る")).isEqualTo(BurnWay.DRAWN);
        assertThat(burn(ALL, BurnChoice.DRAWN).way("hi", "hi")).isEqualTo(BurnWay.DRAWN);

        assertThat(burn(NOTHING, BurnChoice.AUTO).cannot("hi").orElseThrow()).contains("in no way");
        assertThat(burn(NO_LIBASS, BurnChoice.ASS).cannot("hi").orElseThrow()).contains("no libass");
        assertThat(burn(ALL, BurnChoice.ASS).cannot("😀").orElseThrow()).contains("emoji");
        assertThat(burn(ALL, BurnChoice.AUTO).cannot("ᚠ").orElseThrow()).contains("ᚠ (U+16A0)");
        assertThatThrownBy(() -> burn(NOTHING, BurnChoice.AUTO).way("hi", "hi"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_scene_without_cues_needs_nothing() {
        Burn nothing = burn.prepare(BurnWay.DRAWN, List.of(), SMALL, true, folder);

        assertThat(nothing.isNothing()).isTrue();
        assertThat(nothing.inputs()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(BurnWay.class)
    void a_cue_is_seen_from_its_first_to_its_last_frame_and_on_no_other(BurnWay way) throws Exception {
        // Frames 12 to 36 at 24 a second.
        Burn prepared = burn.prepare(
                way, List.of(Speech.cue(500, 1500, "Hello, world"), Speech.cue(1600, 1900, "x")), SMALL, false, folder);

        List<BufferedImage> frames = Tool.frames(folder, prepared, "640x360", 24, 0, 11, 12, 35, 36, 37, 45, 46, 60);

        assertThat(frames).hasSize(9);
        assertThat(frames.stream().map(frame -> changed(frame, 0, 360) > 0))
                .containsExactly(false, false, true, true, false, false, true, false, false);
    }

    @ParameterizedTest
    @EnumSource(BurnWay.class)
    void words_change_their_colour_when_they_are_heard(BurnWay way) throws Exception {
        Cue cue = Speech.cue(0, 2000, "one two", Speech.word(0, 3, 500, 1000), Speech.word(4, 7, 1000, 1500));
        Burn prepared = burn.prepare(way, List.of(cue), SMALL, true, folder);

        List<BufferedImage> frames = Tool.frames(folder, prepared, "640x360", 24, 10, 12, 23, 24, 46);

        assertThat(frames.stream()
                        .map(SubtitleBurnTest::yellow)
                        .map(count -> count > 0)
                        .toList())
                .containsExactly(false, true, true, true, true);
        assertThat(yellow(frames.get(1)))
                .isCloseTo(yellow(frames.get(2)), org.assertj.core.data.Percentage.withPercentage(5));
        assertThat(yellow(frames.get(3))).isGreaterThan((int) (yellow(frames.get(2)) * 1.5));
        assertThat(white(frames.get(0))).isGreaterThan(white(frames.get(2)));
        assertThat(white(frames.get(4))).isLessThan(white(frames.get(2)) / 3);
    }

    @ParameterizedTest
    @EnumSource(BurnWay.class)
    void a_word_in_two_fonts_and_two_lines_changes_its_colour_as_a_whole(BurnWay way) throws Exception {
        Cue cue = Speech.cue(0, 2000, "one안녕two\nthree", Speech.word(0, 14, 500, 1000));
        Burn prepared = burn.prepare(way, List.of(cue), SMALL, true, folder);

        List<BufferedImage> frames = Tool.frames(folder, prepared, "640x360", 24, 11, 12);

        assertThat(yellow(frames.get(0))).isZero();
        assertThat(white(frames.get(1))).isLessThan(white(frames.get(0)) / 20);
    }

    @ParameterizedTest
    @EnumSource(BurnWay.class)
    void four_scripts_are_drawn_in_the_lower_third_and_nowhere_else(BurnWay way) throws Exception {
        FilmProfile film = new FilmProfile(1280, 720, 30);
        List<Cue> cues = List.of(
                cue(0, "비 내리는 밤, 네온 지붕 아래\n고양이가 잠들어 있었습니다.", "ko"),
                cue(1000, "「雨の夜、猫は眠っていた。」\nプログラミングの世界", "ja"),
                cue(2000, "It rained on the neon roofs,\nand a cat slept: Ελλάδα, Київ.", "en"),
                cue(3000, "في ليلة ممطرة، نامت قطة (صغيرة)\nتحت سقف النيون 2026.", "ar"));
        Burn prepared = burn.prepare(way, cues, film, true, folder);

        List<BufferedImage> frames = Tool.frames(folder, prepared, "1280x720", 30, 15, 45, 75, 105);

        for (int index = 0; index < frames.size(); index++) {
            BufferedImage frame = frames.get(index);
            keep(
                    "burn-" + way.name().toLowerCase(java.util.Locale.ROOT) + "-"
                            + cues.get(index).language() + ".png",
                    index + 1);
            assertThat(changed(frame, 0, 480)).isZero();
            assertThat(changed(frame, 480, 720)).isGreaterThan(9_000);
        }
    }

    @Test
    void both_ways_look_alike() throws Exception {
        FilmProfile film = new FilmProfile(1280, 720, 30);
        List<Cue> cues = List.of(cue(0, "Hello 안녕하세요 字幕です\nThe second line", "ja"));
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));

        BufferedImage ass = Tool.frames(one, burn.prepare(BurnWay.ASS, cues, film, false, one), "1280x720", 30, 3)
                .get(0);
        BufferedImage drawn = Tool.frames(two, burn.prepare(BurnWay.DRAWN, cues, film, false, two), "1280x720", 30, 3)
                .get(0);

        int[] first = bounds(ass);
        int[] second = bounds(drawn);
        for (int edge = 0; edge < 4; edge++) {
            assertThat(second[edge]).as("edge " + edge).isCloseTo(first[edge], org.assertj.core.data.Offset.offset(8));
        }
    }

    @ParameterizedTest
    @EnumSource(BurnWay.class)
    void override_codes_and_filters_in_a_text_are_drawn_as_they_are(BurnWay way) throws Exception {
        FilmProfile film = new FilmProfile(1280, 720, 30);
        List<Cue> cues =
                List.of(cue(0, "{\\an8\\fs90\\1c&H0000FF&}x':enable=0,drawtext\n[in];%{pts} \\N{\\b1} <b>", "en"));
        Burn prepared = burn.prepare(way, cues, film, false, folder);

        BufferedImage frame = Tool.frames(folder, prepared, "1280x720", 30, 3).get(0);

        keep("burn-" + way.name().toLowerCase(java.util.Locale.ROOT) + "-codes.png", 1);
        assertThat(changed(frame, 0, 480)).isZero();
        int[] bounds = bounds(frame);
        // Two lines and no more, all of the text in them.
        assertThat(bounds[3] - bounds[1]).isBetween(60, 120);
        assertThat(bounds[2] - bounds[0]).isGreaterThan((int)
                (0.9 * Drawing.PAINTER.width(cues.get(0).lines().get(0), "en", 41.76)));
        assertThat(red(frame)).isZero();
        assertThat(prepared.filter("a", 1, "b") + prepared.inputs()).doesNotContain("drawtext", "enable");
    }

    @Test
    void emoji_are_drawn_and_not_as_boxes() throws Exception {
        FilmProfile film = new FilmProfile(1280, 720, 30);
        String text = "Family 👩‍👩‍👧 flag 🇰🇷 1️⃣ 👍🏽 😀 ❤️";
        Burn prepared = burn.prepare(burn.way(text, text), List.of(cue(0, text, "en")), film, false, folder);

        BufferedImage frame = Tool.frames(folder, prepared, "1280x720", 30, 3).get(0);

        keep("burn-emoji.png", 1);
        assertThat(changed(frame, 480, 720)).isGreaterThan(4_000);
    }

    @Test
    void hundreds_of_states_are_one_input() throws Exception {
        TimedWord[] words = new TimedWord[120];
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < words.length; index++) {
            words[index] = Speech.word(text.length(), text.length() + 1, index * 100L, index * 100L + 100);
            text.append("a").append(index % 30 == 29 ? '\n' : ' ');
        }
        Burn prepared = burn.prepare(
                BurnWay.DRAWN, List.of(Speech.cue(0, 13_000, text.toString().strip(), words)), SMALL, true, folder);

        assertThat(prepared.inputs()).containsOnlyOnce("-i");
        List<BufferedImage> frames = Tool.frames(folder, prepared, "640x360", 24, 2, 150, 300);
        assertThat(yellow(frames.get(2))).isGreaterThan(yellow(frames.get(1))).isGreaterThan(yellow(frames.get(0)));
    }

    private void keep(String name, int frame) throws Exception {
        Path looks = Files.createDirectories(Path.of("target/looks"));
        Files.copy(folder.resolve("frame_" + frame + ".png"), looks.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Cue cue(long from, String text, String language) {
        Cue plain = Speech.cue(from, from + 900, text, Speech.word(0, 3, from + 100, from + 300));
        return new Cue(plain.from(), plain.to(), text, language, plain.words());
    }

    private static SubtitleBurn burn(FfmpegCapabilities ffmpeg, BurnChoice choice) {
        SubtitleSettings all = Speech.SETTINGS;
        SubtitleSettings settings = new SubtitleSettings(
                all.latinLine(),
                all.wideLine(),
                all.uprightLatinLine(),
                all.uprightWideLine(),
                all.lines(),
                all.latinSpeed(),
                all.wideSpeed(),
                all.shortest(),
                all.longest(),
                all.gapFrames(),
                all.closeUp(),
                all.pause(),
                choice);
        return new SubtitleBurn(ffmpeg, Drawing.FILES, Drawing.FONTS, Drawing.PAINTER, settings);
    }

    /** Pixels between two rows that are not the grey of the film without cues. */
    private static int changed(BufferedImage frame, int from, int to) {
        int grey = frame.getRGB(1, 1);
        int changed = 0;
        for (int y = from; y < to; y++) {
            for (int x = 0; x < frame.getWidth(); x++) {
                changed += frame.getRGB(x, y) == grey ? 0 : 1;
            }
        }
        return changed;
    }

    private static int[] bounds(BufferedImage frame) {
        int[] bounds = {frame.getWidth(), frame.getHeight(), 0, 0};
        for (int y = 0; y < frame.getHeight(); y++) {
            for (int x = 0; x < frame.getWidth(); x++) {
                if (new Color(frame.getRGB(x, y)).getRed() > 200) {
                    bounds[0] = Math.min(bounds[0], x);
                    bounds[1] = Math.min(bounds[1], y);
                    bounds[2] = Math.max(bounds[2], x);
                    bounds[3] = Math.max(bounds[3], y);
                }
            }
        }
        return bounds;
    }

    private static int yellow(BufferedImage frame) {
        return count(frame, colour -> colour.getRed() > 200 && colour.getGreen() > 160 && colour.getBlue() < 130);
    }

    private static int white(BufferedImage frame) {
        return count(frame, colour -> colour.getRed() > 220 && colour.getGreen() > 220 && colour.getBlue() > 220);
    }

    private static int red(BufferedImage frame) {
        return count(frame, colour -> colour.getRed() > 170 && colour.getGreen() < 90 && colour.getBlue() < 90);
    }

    private static int count(BufferedImage frame, java.util.function.Predicate<Color> wanted) {
        int count = 0;
        for (int y = 0; y < frame.getHeight(); y++) {
            for (int x = 0; x < frame.getWidth(); x++) {
                count += wanted.test(new Color(frame.getRGB(x, y))) ? 1 : 0;
            }
        }
        return count;
    }
}
