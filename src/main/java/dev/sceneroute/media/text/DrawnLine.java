package dev.sceneroute.media.text;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/** One line of text, laid out: from right to left where its script says so, each part by its font. */
final class DrawnLine {

    private static final Color SHADOW = new Color(0, 0, 0, 150);

    private final TextLayout layout;
    private final double em;

    DrawnLine(TextLayout layout, double em) {
        this.layout = layout;
        this.em = em;
    }

    /** Pixels from where it begins to where the next letter would stand. */
    double width() {
        return layout.getAdvance();
    }

    boolean isRightToLeft() {
        return !layout.isLeftToRight();
    }

    /** Draws it with its left end on the base line. */
    void draw(Graphics2D graphics, double x, double base, TextStyle style) {
        Shape outline = layout.getOutline(AffineTransform.getTranslateInstance(x, base));
        boolean edged = style.edgeWidth() > 0;
        BasicStroke pen = pen(style.edgeWidth());
        if (style.shadow() > 0) {
            double away = style.shadow() * em;
            Shape shadow = AffineTransform.getTranslateInstance(away, away).createTransformedShape(outline);
            graphics.setColor(SHADOW);
            graphics.fill(edged ? pen.createStrokedShape(shadow) : shadow);
        }
        if (edged) {
            graphics.setColor(style.edge());
            graphics.setStroke(pen);
            graphics.draw(outline);
            graphics.fill(outline);
        }
        if (style.weight() > 0) {
            graphics.setColor(style.fill());
            graphics.setStroke(pen(style.weight()));
            graphics.draw(outline);
        }
        layout.draw(graphics, (float) x, (float) base);
    }

    /** A pen that reaches so many ems to both sides of an outline. */
    private BasicStroke pen(double reach) {
        return new BasicStroke((float) (2 * reach * em), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
