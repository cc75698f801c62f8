package dev.sceneroute.speech.google;

import dev.sceneroute.speech.google.WordSpans.Span;
import java.util.List;

/** A text as SSML with a mark before each of its words, named by the word's number, and one behind them all. */
record MarkedText(String ssml, List<Span> words) {

    static MarkedText of(String text) {
        List<Span> words = WordSpans.of(text);
        StringBuilder ssml = new StringBuilder("<speak>");
        int at = 0;
        for (int word = 0; word < words.size(); word++) {
            Span span = words.get(word);
            escape(text, at, span.start(), ssml);
            ssml.append(mark(word));
            escape(text, span.start(), span.end(), ssml);
            at = span.end();
        }
        // Before the punctuation at the end: a voice may rest there.
        ssml.append(mark(words.size()));
        escape(text, at, text.length(), ssml);
        return new MarkedText(ssml.append("</speak>").toString(), words);
    }

    private static String mark(int number) {
        return "<mark name=\"" + number + "\"/>";
    }

    private static void escape(String text, int from, int to, StringBuilder ssml) {
        for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            switch (character) {
                case '&' -> ssml.append("&amp;");
                case '<' -> ssml.append("&lt;");
                case '>' -> ssml.append("&gt;");
                case '"' -> ssml.append("&quot;");
                case '\'' -> ssml.append("&apos;");
                default -> ssml.appendCodePoint(allowed(character) ? character : ' ');
            }
        }
    }

    /** What XML 1.0 allows (section 2.2). */
    private static boolean allowed(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= ' ' && character < Character.MIN_SURROGATE)
                || (character > Character.MAX_SURROGATE && character < 0xFFFE)
                || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
