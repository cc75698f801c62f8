package dev.sceneroute.media.text;

import dev.sceneroute.media.Fonts;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which font draws which part of a text. A letter and its marks, or an emoji of several code points, are always drawn by
 * one font. What none of them can draw is {@linkplain #missing told}, never replaced by a box or a blank.
 */
@Component
public class FontChain {

    private static final int NAMED = 8;

    private final Map<Typeface, Font> fonts;

    /**
     * Loads the fonts and lets each show that it has what it is there for.
     *
     * @throws IllegalStateException if one of them cannot be used, or if Java cannot draw text here; the message says what
     *     to do
     */
    public FontChain(Fonts files) {
        Map<Typeface, Font> loaded = new EnumMap<>(Typeface.class);
        for (Typeface typeface : Typeface.values()) {
            loaded.put(
                    typeface, proved(typeface, load(files.file(typeface.file()).toFile())));
        }
        this.fonts = loaded;
    }

    /** A font of 1 pixel an em; {@code deriveFont} makes it larger. */
    public Font font(Typeface typeface) {
        return Objects.requireNonNull(fonts.get(typeface));
    }

    /**
     * Parts of a text by the font that draws them; together they are the text.
     *
     * @param language BCP 47 tag; decides how Han characters are written. Without it kana and Hangul nearby do
     */
    public List<TextRun> runs(String text, @Nullable String language) {
        FontOrder order = FontOrder.of(text, language);
        List<TextRun> runs = new ArrayList<>();
        int start = 0;
        for (int end : Graphemes.ends(text)) {
            String cluster = text.substring(start, end);
            TextRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            Typeface typeface = last != null && isWithin(cluster, last) ? last.typeface() : typeface(cluster, order);
            if (last != null && last.typeface() == typeface) {
                runs.set(runs.size() - 1, new TextRun(last.start(), end, typeface));
            } else {
                runs.add(new TextRun(start, end, typeface));
            }
            start = end;
        }
        return runs;
    }

    /** The code points of a text no font here can draw, each once, in their order; empty if it can be drawn. */
    public List<Integer> missing(String text) {
        Set<Integer> missing = new LinkedHashSet<>();
        for (String cluster : Graphemes.of(text)) {
            if (fonts.keySet().stream().noneMatch(typeface -> draws(typeface, cluster))) {
                missing.addAll(unknownTo(bestFor(cluster), cluster));
            }
        }
        return List.copyOf(missing);
    }

    /**
     * Why a text cannot be drawn, in one sentence, to be said before anything is paid.
     *
     * @return empty if it can be drawn
     */
    public Optional<String> refusal(String text) {
        List<Integer> missing = missing(text);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String named = missing.stream()
                .limit(NAMED)
                .map(point -> String.format("%s (U+%04X)", shown(point), point))
                .collect(Collectors.joining(", "));
        String more = missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "";
        return Optional.of("No font of this program can draw " + named + more + ": write it in other characters");
    }

    private static String shown(int point) {
        return Character.isValidCodePoint(point) && Character.getType(point) != Character.SURROGATE
                ? Character.toString(point)
                : "?";
    }

    /** A blank between two words is no reason to change the font; the blanks of emoji are as wide as they are. */
    private static boolean isWithin(String cluster, TextRun last) {
        return cluster.equals(" ") && last.typeface() != Typeface.EMOJI;
    }

    private Typeface typeface(String cluster, FontOrder order) {
        return order.forCluster(cluster).stream()
                .filter(typeface -> draws(typeface, cluster))
                .findFirst()
                .orElse(Typeface.SANS);
    }

    private boolean draws(Typeface typeface, String cluster) {
        return unknownTo(typeface, cluster).isEmpty();
    }

    private Typeface bestFor(String cluster) {
        Typeface best = Typeface.SANS;
        for (Typeface typeface : fonts.keySet()) {
            if (unknownTo(typeface, cluster).size() < unknownTo(best, cluster).size()) {
                best = typeface;
            }
        }
        return best;
    }

    private Collection<Integer> unknownTo(Typeface typeface, String cluster) {
        Font font = font(typeface);
        return cluster.codePoints()
                .filter(point -> !Invisible.is(point) && !font.canDisplay(point))
                .boxed()
                .toList();
    }

    private static Font proved(Typeface typeface, Font font) {
        if (font.canDisplayUpTo(typeface.sample()) != -1 || !font.getFamily().equals(typeface.family())) {
            throw new IllegalStateException("The font " + typeface.file() + " in the data directory is not "
                    + typeface.family() + " (it is " + font.getFamily() + "): remove it, it is unpacked again");
        }
        return font;
    }

    /** Java draws text by FreeType and finds fonts by fontconfig, which small systems leave out. */
    private static Font load(File file) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (FontFormatException | IOException broken) {
            throw new IllegalStateException(
                    "The font " + file + " cannot be read: remove it, it is unpacked again", broken);
        } catch (LinkageError | InternalError | RuntimeException absent) {
            throw new IllegalStateException(
                    "This Java cannot draw text: install the packages fontconfig and libfreetype6", absent);
        }
    }
}
