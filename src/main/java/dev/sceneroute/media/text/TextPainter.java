package dev.sceneroute.media.text;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws text onto pictures: in any script the fonts have, from right to left where it is read so, wrapped where a reader
 * would pause, made smaller until it fits. Needs no screen.
 */
@Component
public class TextPainter {

    /** From one base line to the next, in ems. */
    static final double LEADING = 1.35;
    /** From the upper edge of a line to its base line, in ems. */
    static final double ASCENT = 1.05;
    /** The size text is measured with: widths grow with it, so that one measure does for all sizes. */
    private static final double EXACTLY = 100;
    /** Steps in which a text is made smaller. */
    private static final double SMALLER = 0.92;
    /** Longer texts are cut before they are measured; no picture takes as much. */
    private static final int LONGEST = 2_000;

    private static final String ELLIPSIS = "…";
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final FontChain fonts;

    /** Draws with these fonts. */
    public TextPainter(FontChain fonts) {
        this.fonts = fonts;
    }

    /** A picture that is all transparent. */
    public static BufferedImage transparent(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    /**
     * How wide a text is in one line, in pixels.
     *
     * @param language BCP 47 tag
     * @param em size of an em, in pixels
     */
    public double width(String text, @Nullable String language, double em) {
        return text.isEmpty() ? 0 : line(text, language, em, List.of()).width();
    }

    /**
     * Draws a text into a box of a picture.
     *
     * @param picture is drawn onto
     * @param text its line ends and runs of blanks count as one blank each
     * @param language BCP 47 tag
     * @return the size of an em it was drawn with, in pixels
     */
    public double paint(BufferedImage picture, String text, @Nullable String language, TextBox box, TextStyle style) {
        Wrapped wrapped = wrap(text, language, box);
        double height = wrapped.lines().size() * wrapped.em() * LEADING;
        double top = box.y()
                + switch (box.down()) {
                    case TOP -> 0;
                    case MIDDLE -> (box.height() - height) / 2;
                    case BOTTOM -> box.height() - height;
                };
        Graphics2D graphics = smooth(picture);
        for (String each : wrapped.lines()) {
            DrawnLine line = line(each, language, wrapped.em(), List.of(new Coloured(0, each.length(), style.fill())));
            line.draw(graphics, left(line, box), top + wrapped.em() * ASCENT, style);
            top += wrapped.em() * LEADING;
        }
        graphics.dispose();
        return wrapped.em();
    }

    /**
     * Draws one line as it is, in the middle between two edges.
     *
     * @param colours of its parts; what has none is drawn in the style's colour
     * @param base the line its letters stand on, in pixels from the top
     */
    public void paintLine(
            BufferedImage picture,
            String text,
            @Nullable String language,
            double em,
            double base,
            List<Coloured> colours,
            TextStyle style) {
        List<Coloured> all = new ArrayList<>(List.of(new Coloured(0, text.length(), style.fill())));
        all.addAll(colours);
        DrawnLine line = line(text, language, em, all);
        Graphics2D graphics = smooth(picture);
        line.draw(graphics, (picture.getWidth() - line.width()) / 2, base, style);
        graphics.dispose();
    }

    private static double left(DrawnLine line, TextBox box) {
        double free = box.width() - line.width();
        return box.x()
                + switch (box.across()) {
                    case MIDDLE -> free / 2;
                    case START -> line.isRightToLeft() ? free : 0;
                };
    }

    private Wrapped wrap(String text, @Nullable String language, TextBox box) {
        String plain = PlainText.of(text, LONGEST);
        List<LineBreak> breaks = LineBreaks.of(plain, language);
        Map<String, Double> ems = new HashMap<>();
        double em = box.largest();
        while (true) {
            double size = em;
            ToDoubleFunction<String> measure =
                    part -> size * ems.computeIfAbsent(part, each -> width(each, language, EXACTLY) / EXACTLY);
            List<Piece> pieces = Pieces.of(plain, breaks, measure, box.width());
            int most = Math.max(1, Math.min(box.lines(), (int) (box.height() / (size * LEADING))));
            boolean whole = pieces.stream().noneMatch(piece -> piece.cost() == LineBreak.LAST_RESORT);
            if (whole && LineFill.count(pieces, box.width()) <= most) {
                return new Wrapped(lines(plain, LineFill.fill(pieces, box.width())), size);
            }
            if (em * SMALLER < box.smallest()) {
                List<String> lines = lines(plain, LineFill.fill(pieces, box.width()));
                return new Wrapped(lines.size() <= most ? lines : cut(plain, pieces, most, measure, box), size);
            }
            em *= SMALLER;
        }
    }

    /** The first lines, as full as can be, the last one ended by an ellipsis. */
    private static List<String> cut(
            String text, List<Piece> pieces, int most, ToDoubleFunction<String> measure, TextBox box) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (lines.size() < most && from < pieces.size()) {
            int to = from + 1;
            while (to < pieces.size() && LineFill.count(pieces.subList(from, to + 1), box.width()) == 1) {
                to++;
            }
            lines.add(
                    text.substring(pieces.get(from).start(), pieces.get(to - 1).end())
                            .strip());
            from = to;
        }
        int last = lines.size() - 1;
        lines.set(last, ellipsis(lines.get(last), measure, box.width()));
        return lines;
    }

    private static String ellipsis(String line, ToDoubleFunction<String> measure, double width) {
        List<Integer> ends = Graphemes.ends(line);
        for (int kept = ends.size() - 1; kept >= 0; kept--) {
            String shortened = line.substring(0, ends.get(kept)).stripTrailing() + ELLIPSIS;
            if (measure.applyAsDouble(shortened) <= width) {
                return shortened;
            }
        }
        return ELLIPSIS;
    }

    private static List<String> lines(String text, List<List<Piece>> filled) {
        return filled.stream()
                .map(line -> text.substring(
                                line.get(0).start(), line.get(line.size() - 1).end())
                        .strip())
                .toList();
    }

    private DrawnLine line(String text, @Nullable String language, double em, List<Coloured> colours) {
        AttributedString attributed = new AttributedString(text);
        for (TextRun run : fonts.runs(text, language)) {
            Font font = fonts.font(run.typeface()).deriveFont((float) em);
            attributed.addAttribute(TextAttribute.FONT, font, run.start(), run.end());
        }
        for (Coloured part : colours) {
            attributed.addAttribute(TextAttribute.FOREGROUND, part.colour(), part.start(), part.end());
        }
        boolean rightToLeft = !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        attributed.addAttribute(TextAttribute.RUN_DIRECTION, rightToLeft);
        return new DrawnLine(new TextLayout(attributed.getIterator(), EXACT), em);
    }

    private static Graphics2D smooth(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    /**
     * A part of a line in a colour of its own.
     *
     * @param start index of its first character (UTF-16)
     * @param end index behind its last character
     */
    public record Coloured(int start, int end, Color colour) {}

    /** Lines that fit and the size of an em they do so with. */
    private record Wrapped(List<String> lines, double em) {}
}
