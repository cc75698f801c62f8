package dev.sceneroute.intake;

import dev.sceneroute.speech.SpeakingTime;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a paragraph into parts that can each be said within the length of one scene. */
final class Sentences {
    /** The longest clip a provider makes (Kling, Omni video: 3 to 15 s). */
    static final int LONGEST_SECONDS = 15;

    private final Locale locale;

    /**
     * Makes the cutter.
     *
     * @param locale whose rules say where a sentence ends
     */
    Sentences(Locale locale) {
        this.locale = locale;
    }

    /** The parts in order, about equally long, cut between sentences, and within one only if it is too long by itself. */
    List<String> parts(String paragraph) {
        double total = SpeakingTime.seconds(paragraph);
        if (total <= LONGEST_SECONDS) {
            return List.of(paragraph);
        }
        double aim = total / Math.ceil(total / LONGEST_SECONDS);
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        double seconds = 0;
        for (String piece : pieces(paragraph)) {
            double more = SpeakingTime.seconds(piece);
            if (seconds > 0 && (seconds >= aim || seconds + more > LONGEST_SECONDS)) {
                parts.add(part.toString().strip());
                part.setLength(0);
                seconds = 0;
            }
            part.append(piece);
            seconds += more;
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private List<String> pieces(String paragraph) {
        List<String> pieces = new ArrayList<>();
        for (String sentence : cut(paragraph, BreakIterator.getSentenceInstance(locale))) {
            if (SpeakingTime.seconds(sentence) <= LONGEST_SECONDS) {
                pieces.add(sentence);
            } else {
                pieces.addAll(cut(sentence, BreakIterator.getLineInstance(locale)));
            }
        }
        return pieces;
    }

    private static List<String> cut(String text, BreakIterator boundaries) {
        boundaries.setText(text);
        List<String> pieces = new ArrayList<>();
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
