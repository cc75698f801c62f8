package dev.sceneroute.subtitle;

import dev.sceneroute.media.text.LineFill;
import dev.sceneroute.media.text.Piece;
import dev.sceneroute.speech.TimedWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The lines of a cue and where its words are in them. */
final class CueText {

    private final CleanSpeech speech;
    private final StringBuilder text = new StringBuilder();
    private final int start;
    private final int end;
    private final int[] places;

    /**
     * Sets the lines.
     *
     * @param pieces the cue's part of the text
     * @param line how wide a line may be
     */
    CueText(CleanSpeech speech, List<Piece> pieces, double line) {
        this.speech = speech;
        this.start = pieces.get(0).start();
        this.end = pieces.get(pieces.size() - 1).end();
        this.places = new int[end - start + 1];
        for (List<Piece> each : LineFill.fill(pieces, line)) {
            add(each.get(0).start(), each.get(each.size() - 1).end());
        }
        places[end - start] = text.length();
    }

    private void add(int from, int to) {
        String shown = speech.text().substring(from, to).stripTrailing();
        if (!text.isEmpty()) {
            text.append('\n');
        }
        for (int index = from; index < to; index++) {
            places[index - start] = text.length() + Math.min(index - from, shown.length());
        }
        text.append(shown);
    }

    String text() {
        return text.toString();
    }

    /**
     * The words, their times within those the cue is shown.
     *
     * @param lead milliseconds from the beginning of the scene to that of the speech
     * @param from milliseconds from the beginning of the scene
     * @param to milliseconds from the beginning of the scene
     */
    List<TimedWord> words(long lead, long from, long to) {
        List<TimedWord> words = new ArrayList<>();
        long last = from;
        for (TimedWord word : speech.words()) {
            int first = Math.max(word.start(), start);
            int behind = Math.min(word.end(), end);
            if (first >= behind || places[first - start] >= places[behind - start]) {
                continue;
            }
            long begins = Math.min(to, Math.max(last, lead + Units.momentIn(word, first)));
            long ends = Math.min(to, Math.max(begins, lead + Units.momentIn(word, behind)));
            words.add(new TimedWord(
                    places[first - start], places[behind - start], Duration.ofMillis(begins), Duration.ofMillis(ends)));
            last = ends;
        }
        return words;
    }
}
