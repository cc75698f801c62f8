package dev.sceneroute.subtitle;

import dev.sceneroute.media.text.PlainText;
import java.util.List;

/** The lines of a cue as a file can hold them: no line ends inside, none empty, which would end the cue. */
final class CueLines {

    private CueLines() {}

    static List<String> shown(Cue cue) {
        return cue.lines().stream()
                .map(line -> PlainText.of(line, line.length()))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
