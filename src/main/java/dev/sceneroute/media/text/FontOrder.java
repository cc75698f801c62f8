package dev.sceneroute.media.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which order the fonts are asked for a character of one text. */
final class FontOrder {

    private static final int EMOJI_SELECTOR = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private final Typeface han;

    private FontOrder(Typeface han) {
        this.han = han;
    }

    /** By the text's language; without one by what else is written in it. */
    static FontOrder of(String text, @Nullable String language) {
        String primary = language == null ? "" : Locale.forLanguageTag(language).getLanguage();
        return new FontOrder(
                switch (primary) {
                    case "ko" -> Typeface.KOREAN;
                    case "ja" -> Typeface.JAPANESE;
                    case "zh", "yue" -> Typeface.CHINESE;
                    default -> byNeighbours(text);
                });
    }

    private static Typeface byNeighbours(String text) {
        Set<UnicodeScript> scripts = EnumSet.of(UnicodeScript.COMMON);
        text.codePoints().filter(Character::isValidCodePoint).forEach(point -> scripts.add(UnicodeScript.of(point)));
        if (scripts.contains(UnicodeScript.HIRAGANA) || scripts.contains(UnicodeScript.KATAKANA)) {
            return Typeface.JAPANESE;
        }
        return scripts.contains(UnicodeScript.HANGUL) ? Typeface.KOREAN : Typeface.CHINESE;
    }

    /** All fonts, the fitting one first. */
    List<Typeface> forCluster(String cluster) {
        return List.of(
                first(cluster),
                Typeface.SANS,
                han,
                Typeface.JAPANESE,
                Typeface.KOREAN,
                Typeface.CHINESE,
                Typeface.ARABIC,
                Typeface.HEBREW,
                Typeface.THAI,
                Typeface.EMOJI);
    }

    private Typeface first(String cluster) {
        int point = cluster.codePointAt(0);
        if (isEmoji(cluster)) {
            return Typeface.EMOJI;
        }
        return switch (UnicodeScript.of(point)) {
            case HANGUL -> Typeface.KOREAN;
            case HIRAGANA, KATAKANA -> Typeface.JAPANESE;
            case HAN, BOPOMOFO -> han;
            case ARABIC -> Typeface.ARABIC;
            case HEBREW -> Typeface.HEBREW;
            case THAI -> Typeface.THAI;
            default -> isFullWidth(point) ? han : Typeface.SANS;
        };
    }

    /** Characters that may be text or emoji are emoji if a selector says so; the newer ones always are. */
    static boolean isEmoji(String cluster) {
        return cluster.codePoints()
                .anyMatch(
                        point -> point == EMOJI_SELECTOR || point == KEYCAP || (point >= 0x1F000 && point <= 0x1FAFF));
    }

    /** Punctuation of East Asia, kana's among it, and full-width forms (Unicode's blocks of these names). */
    private static boolean isFullWidth(int point) {
        return (point >= 0x3000 && point <= 0x30FF) || (point >= 0xFF00 && point <= 0xFFEF);
    }
}
