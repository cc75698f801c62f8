package dev.sceneroute.speech.polly;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sceneroute.speech.SpeechPiece;
import java.util.Arrays;

/**
 * A text as Polly is sent it, and the way back from its bytes, which Polly counts, to the characters of the piece. At the
 * voice's own speed it is plain; any other speed takes SSML, which makes tags and escapes part of what is counted.
 */
final class PollyText {
    private static final String CLOSING = "</prosody></speak>";

    private final String sent;
    private final boolean ssml;

    /** For each byte that is sent, and for the place behind them: which character of the piece it belongs to. */
    private final int[] owner;

    /** The same, for the ends of marks: the first character that begins at this byte or behind it. */
    private final int[] next;

    private PollyText(String text, double speed) {
        this.ssml = Math.round(speed * 100) != 100;
        String opening = ssml ? "<speak><prosody rate=\"" + Math.round(speed * 100) + "%\">" : "";
        StringBuilder whole = new StringBuilder(opening);
        int most = opening.length() + CLOSING.length() + 6 * text.length() + 1;
        this.owner = new int[most];
        this.next = new int[most];
        int at = opening.length();
        for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
            String written = written(text.codePointAt(index));
            whole.append(written);
            int end = at + written.getBytes(UTF_8).length;
            Arrays.fill(owner, at, end, index);
            Arrays.fill(next, at, end, index + Character.charCount(text.codePointAt(index)));
            next[at] = index;
            at = end;
        }
        Arrays.fill(owner, at, most, text.length());
        Arrays.fill(next, at, most, text.length());
        this.sent = whole.append(ssml ? CLOSING : "").toString();
    }

    static PollyText of(SpeechPiece piece) {
        return new PollyText(piece.text(), piece.speed());
    }

    /** What goes into the request's {@code Text}. */
    String sent() {
        return sent;
    }

    /** What goes into its {@code TextType}. */
    String type() {
        return ssml ? "ssml" : "text";
    }

    /** The character of the piece a mark begins at. */
    int start(int offset) {
        return owner[within(offset)];
    }

    /** The character of the piece behind a mark's last one. */
    int end(int offset) {
        return next[within(offset)];
    }

    private int within(int offset) {
        return Math.max(0, Math.min(offset, owner.length - 1));
    }

    /** What XML does not allow at all becomes a space; so does half a character, which has no bytes of its own. */
    private String written(int character) {
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean control = character < ' ' && character != '\n' && character != '\t';
        if (half || control || character == 0xFFFE || character == 0xFFFF) {
            return " ";
        }
        return switch (ssml ? character : ' ') {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(character);
        };
    }
}
