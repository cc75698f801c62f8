package dev.sceneroute.subtitle;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes WebVTT ({@code .vtt}), in UTF-8 with plain line feeds. Whatever is markup there is written as the character
 * references the format has for it (W3C, WebVTT, section 4.1), which makes an arrow in a text impossible too.
 */
public final class WebVtt {

    private WebVtt() {}

    /**
     * The text of the file.
     *
     * @param cues in their order
     */
    public static String write(List<Cue> cues) {
        return write(cues, "");
    }

    /**
     * The text of the file, with a note for whoever opens it.
     *
     * @param cues in their order
     * @param note one line; a comment block, which players pass over (W3C, WebVTT, section 4.1); none if it is empty
     */
    public static String write(List<Cue> cues, String note) {
        StringBuilder file = new StringBuilder("WEBVTT\n");
        if (!note.isEmpty()) {
            file.append("\nNOTE ").append(escaped(note)).append('\n');
        }
        for (Cue cue : cues) {
            file.append('\n');
            file.append(time(cue.from())).append(" --> ").append(time(cue.to())).append('\n');
            file.append(CueLines.shown(cue).stream().map(WebVtt::escaped).collect(Collectors.joining("\n")));
            file.append('\n');
        }
        return file.toString();
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String time(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }
}
