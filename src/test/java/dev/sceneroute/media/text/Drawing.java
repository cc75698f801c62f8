package dev.sceneroute.media.text;

import dev.sceneroute.media.Fonts;
import dev.sceneroute.runtime.DataDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;

/** The real fonts and what they draw. */
public final class Drawing {

    public static final Fonts FILES = new Fonts(new DataDirectory(Path.of("target/media-test-data")));
    public static final FontChain FONTS = new FontChain(FILES);
    public static final TextPainter PAINTER = new TextPainter(FONTS);

    private Drawing() {}

    /** A text in one line, white on nothing. */
    static BufferedImage drawn(String text, String language) {
        BufferedImage picture = TextPainter.transparent(600, 80);
        PAINTER.paintLine(picture, text, language, 40, 55, java.util.List.of(), TextStyle.PLAIN);
        return picture;
    }

    /** How many pixels of a part of a picture are not transparent. */
    static long inked(BufferedImage picture, int x, int y, int width, int height) {
        int[] pixels = picture.getRGB(x, y, width, height, null, 0, width);
        return Arrays.stream(pixels)
                .filter(pixel -> new Color(pixel, true).getAlpha() > 40)
                .count();
    }

    static long inked(BufferedImage picture) {
        return inked(picture, 0, 0, picture.getWidth(), picture.getHeight());
    }

    static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
