package dev.sceneroute.subtitle;

import dev.sceneroute.speech.TimedWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a cue with all that is highlighted with it: what stands between it and the next one, and before the first.
 *
 * @param start index of its first character in the cue's text
 * @param end index behind its last character
 * @param from when it is heard
 * @param until when the next one is heard, or the cue is gone
 */
record HeardWord(int start, int end, Duration from, Duration until) {

    /** The words of a cue; together they are its text. */
    static List<HeardWord> of(Cue cue) {
        List<TimedWord> words = cue.words();
        List<HeardWord> heard = new ArrayList<>();
        for (int index = 0; index < words.size(); index++) {
            TimedWord word = words.get(index);
            boolean last = index + 1 == words.size();
            heard.add(new HeardWord(
                    index == 0 ? 0 : word.start(),
                    last ? cue.text().length() : words.get(index + 1).start(),
                    word.from(),
                    last ? cue.to() : words.get(index + 1).from()));
        }
        return heard;
    }
}
