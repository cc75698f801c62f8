package dev.sceneroute.speech;

import dev.sceneroute.speech.SpeechException.Kind;

/**
 * What is said of a narration as people write it: words on one line, without Markdown, HTML, SSML, addresses and
 * pictographs. Engines say this text and subtitles show it, so it stays good to read.
 *
 * <ul>
 *   <li>No letter of a word is lost. What goes is what is no word: tags that HTML or SSML know, pictures with their
 *       descriptions, the bullets of lists and the numbers of lists that count from 1, footnote marks, emoji.
 *   <li>A link is its text; an address is its host, such as {@code example.com}.
 *   <li>Headings, list items and paragraphs are sentences: a full stop is added between two where there is none.
 *   <li>Applied to its own result it changes nothing, so whoever is not sure may apply it again.
 * </ul>
 */
public final class SpeakableText {

    /** Far beyond the longest narration a script may have (5,000); some marks cost the parser a look at all of it. */
    private static final int LONGEST = 100_000;

    /** Each round takes off one layer of marks that were written so as to be shown; nobody means more than two. */
    private static final int MOST_ROUNDS = 20;

    private SpeakableText() {}

    /**
     * Takes everything off that is not said.
     *
     * @param narration Markdown, plain text or SSML
     * @return one line in Unicode's composed form (NFC); empty if there is nothing to say
     * @throws SpeechException of the kind {@code TOO_LONG} if it is longer than 100,000 characters
     */
    public static String of(String narration) {
        if (narration.length() > LONGEST) {
            throw new SpeechException(
                    Kind.TOO_LONG,
                    "A narration of %,d characters is too long; up to %,d can be said at once"
                            .formatted(narration.length(), LONGEST));
        }
        String before = narration;
        String text = round(before, true);
        for (int round = 1; !text.equals(before); round++) {
            before = text;
            text = round < MOST_ROUNDS ? round(before, false) : round(WrittenMarks.none(before), false);
        }
        return text;
    }

    /** A tag that is left after the first round was meant to be read: only its angle brackets go. */
    private static String round(String text, boolean tagsAreMarkup) {
        return WrittenMarks.joined(MarkdownBlocks.of(text, tagsAreMarkup).stream()
                .map(WrittenMarks::stripped)
                .filter(block -> !block.isEmpty())
                .toList());
    }
}
