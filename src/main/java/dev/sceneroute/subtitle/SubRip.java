package dev.sceneroute.subtitle;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes SubRip ({@code .srt}), in UTF-8 with the line ends of Windows. The format knows no escaping, and its readers
 * differ in what they take for markup. So a word joiner, which nobody sees, stands inside whatever one of them could take
 * for a tag, an entity, an override or an arrow.
 */
public final class SubRip {

    private static final String LINE_END = "\r\n";
    private static final String JOINER = "\u2060";
    private static final Pattern MARKUP = Pattern.compile("[<{\\\\]|&(?=[A-Za-z#])|--(?=>)");

    private SubRip() {}

    /**
     * The text of the file.
     *
     * @param cues in their order
     */
    public static String write(List<Cue> cues) {
        StringBuilder file = new StringBuilder();
        int number = 0;
        for (Cue cue : cues) {
            file.append(++number).append(LINE_END);
            file.append(time(cue.from())).append(" --> ").append(time(cue.to())).append(LINE_END);
            file.append(CueLines.shown(cue).stream().map(SubRip::literal).collect(Collectors.joining(LINE_END)));
            file.append(LINE_END).append(LINE_END);
        }
        return file.toString();
    }

    private static String literal(String line) {
        return MARKUP.matcher(line).replaceAll("$0" + JOINER);
    }

    private static String time(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d,%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }
}
