package dev.sceneroute.subtitle;

import dev.sceneroute.media.text.Graphemes;
import java.lang.Character.UnicodeScript;

/**
 * How much of a line and of a reader's time a text takes. Two kinds of text: those mostly of wide characters (Chinese,
 * Japanese, Korean), where a narrow one counts half, and all others, where a wide one counts two.
 */
final class Cells {

    private final boolean wide;
    private final SubtitleSettings settings;
    private final boolean upright;

    private Cells(boolean wide, SubtitleSettings settings, boolean upright) {
        this.wide = wide;
        this.settings = settings;
        this.upright = upright;
    }

    /** The kind a text is of. */
    static Cells of(String text, SubtitleSettings settings, boolean upright) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long wideLetters = text.codePoints()
                .filter(Character::isLetter)
                .filter(Cells::isWide)
                .count();
        return new Cells(wideLetters * 3 > letters, settings, upright);
    }

    /** Characters a text counts for. */
    double count(String text) {
        double narrow = wide ? 0.5 : 1;
        double count = 0;
        for (String cluster : Graphemes.of(text)) {
            count += isWide(cluster.codePointAt(0)) ? 2 * narrow : narrow;
        }
        return count;
    }

    /** Characters a line has. */
    double line() {
        if (wide) {
            return upright ? settings.uprightWideLine() : settings.wideLine();
        }
        return upright ? settings.uprightLatinLine() : settings.latinLine();
    }

    /** Milliseconds it takes to read so many characters. */
    double readingTime(double count) {
        return count * 1000 / (wide ? settings.wideSpeed() : settings.latinSpeed());
    }

    /** Whether a character is as wide as it is high (Unicode's annex 11: W and F). */
    static boolean isWide(int point) {
        return switch (UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> !(point >= 0xFF61 && point <= 0xFFDC);
            default ->
                (point >= 0x2E80 && point <= 0x33FF)
                        || (point >= 0xFE30 && point <= 0xFE6F)
                        || (point >= 0xFF01 && point <= 0xFF60)
                        || (point >= 0xFFE0 && point <= 0xFFE6)
                        || (point >= 0x1F000 && point <= 0x1FAFF);
        };
    }
}
