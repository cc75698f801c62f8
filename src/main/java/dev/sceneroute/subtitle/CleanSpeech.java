package dev.sceneroute.subtitle;

import dev.sceneroute.media.text.PlainText;
import dev.sceneroute.speech.SpokenText;
import dev.sceneroute.speech.TimedWord;
import java.util.ArrayList;
import java.util.List;

/**
 * A spoken text in one line, without what cannot be shown, and its words where they are then.
 *
 * @param text single blanks, none at its ends, no line ends or control characters
 * @param words those of which something is left
 */
record CleanSpeech(String text, List<TimedWord> words) {

    static CleanSpeech of(SpokenText spoken) {
        String raw = spoken.text();
        StringBuilder clean = new StringBuilder();
        int[] places = new int[raw.length() + 1];
        int at = 0;
        while (at < raw.length()) {
            int point = raw.codePointAt(at);
            int next = at + Character.charCount(point);
            for (int index = at; index < next; index++) {
                places[index] = clean.length();
            }
            append(clean, PlainText.shown(point));
            at = next;
        }
        places[raw.length()] = clean.length();
        int length = clean.toString().stripTrailing().length();
        return new CleanSpeech(clean.substring(0, length), words(spoken.words(), places, raw.length(), length));
    }

    private static void append(StringBuilder clean, int point) {
        if (point < 0) {
            return;
        }
        if (point != ' ' || (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ')) {
            clean.appendCodePoint(point);
        }
    }

    private static List<TimedWord> words(List<TimedWord> words, int[] places, int rawLength, int length) {
        List<TimedWord> moved = new ArrayList<>();
        int last = 0;
        for (TimedWord word : words) {
            int start = Math.max(last, Math.min(length, places[within(word.start(), rawLength)]));
            int end = Math.min(length, places[within(word.end(), rawLength)]);
            if (end > start) {
                moved.add(new TimedWord(start, end, word.from(), word.to()));
                last = end;
            }
        }
        return moved;
    }

    private static int within(int place, int length) {
        return Math.max(0, Math.min(length, place));
    }
}
