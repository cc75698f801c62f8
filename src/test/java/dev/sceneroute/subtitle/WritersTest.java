package dev.sceneroute.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.text.Drawing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritersTest {

    private static final AssScript ASS = new AssScript(Drawing.FONTS, Drawing.PAINTER);
    private static final List<Cue> TWO =
            List.of(Speech.cue(1_234, 3_500, "Hello,\nworld"), Speech.cue(3_661_007, 3_662_000, "안녕 字幕"));
    private static final List<String> HOSTILE = List.of(
            "<b>bold</b> <i <script> a<b",
            "{\\an8}{\\pos(1,1)\\fs90}top {x} }{",
            "&lt; &amp; & AT&T &#60; &nbsp;",
            "00:00:01,000 --> 00:00:02,000",
            "1",
            "\\N \\h \\n C:\\new {",
            "NOTE x",
            "WEBVTT",
            "-->");

    @TempDir
    Path folder;

    @Test
    void subrip_has_numbers_commas_and_the_line_ends_of_windows() {
        String expected = """
                1
                00:00:01,234 --> 00:00:03,500
                Hello,
                world

                2
                01:01:01,007 --> 01:01:02,000
                안녕 字幕

                """;

        assertThat(SubRip.write(TWO)).isEqualTo(expected.replace("\n", "\r\n"));
    }

    @Test
    void webvtt_has_a_head_points_and_plain_line_feeds() {
        assertThat(WebVtt.write(TWO)).isEqualTo("""
                        WEBVTT

                        00:00:01.234 --> 00:00:03.500
                        Hello,
                        world

                        01:01:01.007 --> 01:01:02.000
                        안녕 字幕
                        """);
    }

    @Test
    void a_note_in_webvtt_is_no_part_of_what_is_shown() throws Exception {
        String file = WebVtt.write(TWO, "Estimated --> <b>all</b>");

        assertThat(file).startsWith("WEBVTT\n\nNOTE Estimated --&gt; &lt;b&gt;all&lt;/b&gt;\n\n00:00:01.234 --> ");
        assertThat(read("noted.vtt", file)).isEqualTo(read("plain.vtt", WebVtt.write(TWO)));
    }

    @Test
    void webvtt_writes_markup_as_character_references() {
        assertThat(WebVtt.write(List.of(Speech.cue(0, 1000, "<b>x</b> & --> \n\n&lt;"))))
                .isEqualTo("""
                        WEBVTT

                        00:00:00.000 --> 00:00:01.000
                        &lt;b&gt;x&lt;/b&gt; &amp; --&gt;
                        &amp;lt;
                        """);
    }

    @Test
    void no_text_ends_its_cue_begins_another_or_is_taken_for_markup() throws Exception {
        List<Cue> cues = Stream.iterate(0, index -> index < HOSTILE.size(), index -> index + 1)
                .map(index -> Speech.cue(index * 2000L, index * 2000L + 1500, HOSTILE.get(index) + "\n\n\r\nend"))
                .toList();

        List<String> shown = HOSTILE.stream().map(text -> text + "\\Nend").toList();
        assertThat(read("cues.srt", SubRip.write(cues))).isEqualTo(shown);
        assertThat(read("cues.vtt", WebVtt.write(cues)))
                .extracting(text -> text.replace("\\{", "{").replace("\\}", "}"))
                .isEqualTo(shown);
    }

    @Test
    void ass_names_the_font_of_each_part_and_writes_hundredths() {
        String script = ASS.write(TWO, Speech.FILM, false);

        assertThat(script)
                .contains("PlayResX: 1280\r\nPlayResY: 720\r\nWrapStyle: 2\r\n")
                .contains(
                        "Dialogue: 0,0:00:01.23,0:00:03.50,Default,,0,0,0,,{\\fnNoto Sans\\fs63.43}Hello,\\Nworld\r\n")
                .contains("Dialogue: 0,1:01:01.01,1:01:02.00,Default,,0,0,0,,{\\fnNoto Sans KR\\fs60.47}안녕 ")
                .contains("字幕\r\n");
    }

    @Test
    void ass_writes_braces_and_backslashes_so_that_they_are_shown() {
        String script = ASS.write(List.of(Speech.cue(0, 1000, "{\\b1}\\N\r\u0007x")), Speech.FILM, false);

        assertThat(script).endsWith("}\\{\\\u2060b1\\}\\\u2060Nx\r\n");
    }

    @Test
    void roundings_of_highlighted_words_do_not_add_up() {
        dev.sceneroute.speech.TimedWord[] words = new dev.sceneroute.speech.TimedWord[40];
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < words.length; index++) {
            long from = 1_004 + index * 104L;
            words[index] = Speech.word(text.length(), text.length() + 1, from, from + 104);
            text.append("a ");
        }
        Cue cue = Speech.cue(804, 5_500, text.toString().strip(), words);
        String line = ASS.write(List.of(cue), Speech.FILM, true)
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();
        List<Long> lengths = Pattern.compile("\\{\\\\k(\\d+)}")
                .matcher(line)
                .results()
                .map((MatchResult found) -> Long.valueOf(found.group(1)))
                .toList();

        assertThat(lengths).hasSize(41);
        long now = 80;
        for (int index = 0; index < words.length; index++) {
            now += lengths.get(index);
            assertThat(Math.abs(now * 10 - words[index].from().toMillis())).isLessThanOrEqualTo(5);
        }
        assertThat(now + lengths.get(40)).isEqualTo(550);
    }

    @Test
    void a_line_too_wide_for_the_film_is_written_smaller() {
        String wide = ASS.write(List.of(Speech.cue(0, 1000, "W".repeat(42))), Speech.FILM, false);
        String size = wide.substring(wide.lastIndexOf("\\fs") + 3, wide.lastIndexOf('}'));

        assertThat(Double.parseDouble(size)).isLessThan(55);
    }

    @Test
    void languages_are_named_as_mp4_names_them() {
        assertThat(SoftSubtitles.iso639("ko-KR")).isEqualTo("kor");
        assertThat(SoftSubtitles.iso639("de")).isEqualTo("deu");
        assertThat(SoftSubtitles.iso639(null)).isEqualTo("und");
        assertThat(SoftSubtitles.iso639("x-what")).isEqualTo("und");
    }

    @Test
    void soft_subtitles_are_a_track_of_the_film_that_keeps_text_and_times() throws Exception {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("-f", "lavfi", "-i", "color=black:s=64x64:r=10:d=6"));
        List<Cue> cues = List.of(Speech.cue(500, 1500, "안녕 <b>\n字幕"), Speech.cue(2000, 3000, "{\\an8} & x"));
        arguments.addAll(SoftSubtitles.input(cues, folder));
        arguments.addAll(List.of("-map", "0:v"));
        arguments.addAll(SoftSubtitles.output(1, "ko"));
        arguments.add("film.mp4");
        Tool.run(folder, arguments);

        assertThat(new String(
                        Files.readAllBytes(folder.resolve("film.mp4")), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("tx3g");
        Tool.run(folder, List.of("-i", "film.mp4", "-map", "0:s", "-f", "ass", "out.ass"));
        List<String> events = dialogues("out.ass");
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).contains("0:00:00.50,0:00:01.50").contains("안녕 <b>\\N字幕");
        assertThat(events.get(1)).contains("& x");
    }

    /** What FFmpeg's reader of a format shows: text without a single code of markup. */
    private List<String> read(String name, String file) throws Exception {
        Files.writeString(folder.resolve(name), file);
        Tool.run(folder, List.of("-i", name, "-f", "ass", name + ".ass"));
        return dialogues(name + ".ass").stream()
                .map(line -> line.split(",", 10)[9])
                .toList();
    }

    /** The lines of a script FFmpeg wrote, without what nobody sees. */
    private List<String> dialogues(String name) throws Exception {
        return Files.readAllLines(folder.resolve(name)).stream()
                .filter(line -> line.startsWith("Dialogue:"))
                .map(line -> line.replace("\u2060", ""))
                .toList();
    }
}
