package dev.sceneroute.media.text;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a title onto a thumbnail, large enough to be read where thumbnails are small. */
@Component
public class ThumbnailTitle {

    /** What YouTube takes (Data API, thumbnails.set: 2 MB). */
    public static final long LARGEST_BYTES = 2_000_000;

    private static final int WIDEST = 1280;
    private static final int LINES = 3;
    private static final TextStyle STYLE = new TextStyle(Color.WHITE, Color.BLACK, 0.1, 0.05, 0.022);
    private static final Color DARK = new Color(0, 0, 0, 190);
    private static final Color CLEAR = new Color(0, 0, 0, 0);

    private final TextPainter painter;

    /** Draws with this painter. */
    public ThumbnailTitle(TextPainter painter) {
        this.painter = painter;
    }

    /**
     * Puts it on.
     *
     * @param picture JPEG or PNG; made smaller if it is wider than 1280 pixels
     * @param title in at most three lines, along the lower edge, which is darkened for it
     * @param language BCP 47 tag
     * @param target where the JPEG is put, at most 2 MB
     * @return the target
     * @throws PictureException if the picture cannot be used
     */
    public Path draw(Path picture, String title, @Nullable String language, Path target) {
        BufferedImage drawn = sized(picture);
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        int small = Math.min(width, height);
        darken(drawn);
        TextBox box = new TextBox(
                width / 20,
                height * 35 / 100,
                width * 18 / 20,
                height * 60 / 100,
                Math.max(8, small * 19 / 100),
                Math.max(6, small * 8 / 100),
                LINES,
                TextBox.Across.START,
                TextBox.Down.BOTTOM);
        painter.paint(drawn, title, language, box, STYLE);
        return Pictures.jpeg(drawn, LARGEST_BYTES, target);
    }

    private static BufferedImage sized(Path picture) {
        BufferedImage read = Pictures.read(picture, WIDEST, WIDEST);
        if (read.getWidth() <= WIDEST) {
            return read;
        }
        int height = Math.max(1, (int) ((long) read.getHeight() * WIDEST / read.getWidth()));
        return Pictures.scaled(read, WIDEST, height);
    }

    private static void darken(BufferedImage drawn) {
        Graphics2D graphics = drawn.createGraphics();
        float from = drawn.getHeight() * 0.35f;
        graphics.setPaint(new GradientPaint(0, from, CLEAR, 0, drawn.getHeight(), DARK));
        graphics.fillRect(0, (int) from, drawn.getWidth(), drawn.getHeight());
        graphics.dispose();
    }
}
