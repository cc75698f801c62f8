package dev.sceneroute.subtitle;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.text.FontChain;
import dev.sceneroute.media.text.TextPainter;
import dev.sceneroute.media.text.TextRun;
import dev.sceneroute.media.text.Typeface;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes Advanced SubStation Alpha ({@code .ass}), in UTF-8. Each part of a line names the font that has its letters, so
 * that its reader never looks for another. With highlighting each word has its karaoke time: the differences of rounded
 * moments, so that roundings do not add up.
 */
@Component
public class AssScript {

    private static final String LINE_END = "\r\n";
    private static final String JOINER = "\u2060";

    private final FontChain fonts;
    private final TextPainter painter;

    /** Writes for these fonts. */
    public AssScript(FontChain fonts, TextPainter painter) {
        this.fonts = fonts;
        this.painter = painter;
    }

    /**
     * The text of the file.
     *
     * @param cues in their order
     * @param profile the size of the film
     * @param highlight whether words change their colour when they are heard
     */
    public String write(List<Cue> cues, FilmProfile profile, boolean highlight) {
        CueLook look = CueLook.of(profile);
        return header(profile, look, highlight)
                + cues.stream().map(cue -> dialogue(cue, look, highlight)).collect(Collectors.joining());
    }

    private static String header(FilmProfile profile, CueLook look, boolean highlight) {
        Color spoken = highlight ? CueLook.HEARD : CueLook.STYLE.fill();
        return String.join(
                LINE_END,
                "[Script Info]",
                "ScriptType: v4.00+",
                "PlayResX: " + profile.width(),
                "PlayResY: " + profile.height(),
                "WrapStyle: 2",
                "ScaledBorderAndShadow: yes",
                "",
                "[V4+ Styles]",
                "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold,"
                        + " Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline,"
                        + " Shadow, Alignment, MarginL, MarginR, MarginV, Encoding",
                String.format(
                        Locale.ROOT,
                        "Style: Default,%s,%s,%s,%s,%s,&H69000000,0,0,0,0,100,100,0,0,1,%s,%s,2,0,0,%d,-1",
                        Typeface.SANS.family(),
                        size(Typeface.SANS, look.em()),
                        colour(spoken),
                        colour(CueLook.STYLE.fill()),
                        colour(CueLook.STYLE.edge()),
                        decimal(CueLook.STYLE.edgeWidth() * look.em()),
                        decimal(CueLook.STYLE.shadow() * look.em()),
                        look.margin()),
                "",
                "[Events]",
                "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
                "");
    }

    private String dialogue(Cue cue, CueLook look, boolean highlight) {
        String times = time(hundredths(cue.from().toMillis())) + ","
                + time(hundredths(cue.to().toMillis()));
        return "Dialogue: 0," + times + ",Default,,0,0,0,," + text(cue, look.em(cue, painter), highlight) + LINE_END;
    }

    private String text(Cue cue, double em, boolean highlight) {
        String text = cue.text();
        TreeMap<Integer, String> codes = new TreeMap<>();
        for (TextRun run : fonts.runs(text.replace('\n', ' '), cue.language())) {
            codes.put(run.start(), "{\\fn" + run.typeface().family() + "\\fs" + size(run.typeface(), em) + "}");
        }
        if (highlight) {
            karaoke(cue, parts(text, codes.navigableKeySet()))
                    .forEach((place, code) -> codes.merge(place, code, String::concat));
        }
        StringBuilder written = new StringBuilder();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            written.append(codes.getOrDefault(at, "")).append(literal(text.codePointAt(at)));
        }
        return written.toString();
    }

    /** Where parts begin that libass colours for themselves: with each font and each line. */
    private static NavigableSet<Integer> parts(String text, NavigableSet<Integer> fonts) {
        NavigableSet<Integer> parts = new TreeSet<>(fonts);
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            parts.add(end + 1);
        }
        return parts;
    }

    /**
     * The time of each word, up to the next one. Where a word has several parts, all but the last take no time, so that
     * all of them begin at once.
     */
    private static Map<Integer, String> karaoke(Cue cue, NavigableSet<Integer> parts) {
        Map<Integer, String> codes = new TreeMap<>();
        long last = hundredths(cue.from().toMillis());
        for (HeardWord word : HeardWord.of(cue)) {
            long from = hundredths(word.from().toMillis());
            long to = hundredths(word.until().toMillis());
            StringBuilder code = new StringBuilder(from > last ? "{\\k" + (from - last) + "}" : "");
            int place = word.start();
            for (int part : parts.subSet(word.start(), false, word.end(), false)) {
                codes.put(place, code + "{\\k0}");
                code.setLength(0);
                place = part;
            }
            codes.put(place, code + "{\\k" + (to - from) + "}");
            last = to;
        }
        return codes;
    }

    private static String literal(int point) {
        return switch (point) {
            case '\n' -> "\\N";
            case '{' -> "\\{";
            case '}' -> "\\}";
            case '\\' -> "\\" + JOINER;
            default ->
                Character.getType(point) == Character.CONTROL
                                || Character.getType(point) == Character.SURROGATE
                                || Character.getType(point) == Character.LINE_SEPARATOR
                                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR
                        ? ""
                        : Character.toString(point);
        };
    }

    private static long hundredths(long millis) {
        return Math.round(millis / 10.0);
    }

    private static String time(long hundredths) {
        long seconds = hundredths / 100;
        return String.format(
                Locale.ROOT, "%d:%02d:%02d.%02d", seconds / 3600, seconds / 60 % 60, seconds % 60, hundredths % 100);
    }

    /** Font sizes of ASS are heights of lines. */
    private static String size(Typeface typeface, double em) {
        return decimal(em * typeface.heightOfEm());
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String colour(Color colour) {
        return String.format(Locale.ROOT, "&H00%02X%02X%02X", colour.getBlue(), colour.getGreen(), colour.getRed());
    }
}
