package dev.sceneroute.media.text;

import dev.sceneroute.media.FilmProfile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws a title, and a smaller line below it, over a plain background or over a picture. */
@Component
public class TitleCard {

    /** The background where no picture is given. */
    public static final Color PLAIN = new Color(0x1E1E1E);

    private static final Color DIMMED = new Color(0, 0, 0, 110);
    private static final int TITLE_LINES = 3;
    private static final int LINE_LINES = 2;

    private final TextPainter painter;

    /** Draws with this painter. */
    public TitleCard(TextPainter painter) {
        this.painter = painter;
    }

    /**
     * Draws one.
     *
     * @param title shrunk until it fits three lines, cut off with an ellipsis if even that does not do
     * @param line a smaller line below it
     * @param language BCP 47 tag
     * @param background JPEG or PNG that fills the card, a little darkened; a plain grey without it
     * @param profile the size of the card
     * @param target where the PNG is put
     * @return the target
     * @throws PictureException if the background cannot be used
     */
    public Path draw(
            String title,
            @Nullable String line,
            @Nullable String language,
            @Nullable Path background,
            FilmProfile profile,
            Path target) {
        BufferedImage card = background == null ? plain(profile) : dimmed(background, profile);
        TextStyle style = background == null ? TextStyle.PLAIN : TextStyle.ON_PICTURES;
        int small = Math.min(profile.width(), profile.height());
        boolean alone = line == null || line.isBlank();
        painter.paint(card, title, language, title(profile, small, alone), style);
        if (line != null && !alone) {
            painter.paint(card, line, language, line(profile, small), style);
        }
        return Pictures.png(card, target);
    }

    private static TextBox title(FilmProfile profile, int small, boolean alone) {
        int top = profile.height() / 8;
        int height = alone ? profile.height() - 2 * top : profile.height() * 42 / 100;
        return new TextBox(
                profile.width() / 12,
                top,
                profile.width() * 10 / 12,
                height,
                small * 12 / 100,
                Math.max(8, small * 4 / 100),
                TITLE_LINES,
                TextBox.Across.MIDDLE,
                alone ? TextBox.Down.MIDDLE : TextBox.Down.BOTTOM);
    }

    private static TextBox line(FilmProfile profile, int small) {
        return new TextBox(
                profile.width() / 12,
                profile.height() * 57 / 100,
                profile.width() * 10 / 12,
                profile.height() * 28 / 100,
                small * 6 / 100,
                Math.max(6, small * 3 / 100),
                LINE_LINES,
                TextBox.Across.MIDDLE,
                TextBox.Down.TOP);
    }

    private static BufferedImage plain(FilmProfile profile) {
        BufferedImage card = new BufferedImage(profile.width(), profile.height(), BufferedImage.TYPE_INT_RGB);
        fill(card, PLAIN);
        return card;
    }

    private static BufferedImage dimmed(Path background, FilmProfile profile) {
        BufferedImage card = Pictures.filling(background, profile.width(), profile.height());
        fill(card, DIMMED);
        return card;
    }

    private static void fill(BufferedImage card, Color colour) {
        Graphics2D graphics = card.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, card.getWidth(), card.getHeight());
        graphics.dispose();
    }
}
