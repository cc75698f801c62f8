package dev.sceneroute.subtitle;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.text.TextPainter;
import dev.sceneroute.media.text.TextStyle;
import java.awt.Color;

/**
 * What burned cues look like in a film, in pixels; the same whatever draws them.
 *
 * @param em size of the letters
 * @param widest how wide a line may be before its cue is made smaller
 * @param margin from the lower edge of the picture to the lowest line
 */
record CueLook(double em, double widest, int margin) {

    /** White letters with a black edge. */
    static final TextStyle STYLE = TextStyle.ON_PICTURES;
    /** The colour of words that have been heard, where words are highlighted. */
    static final Color HEARD = new Color(0xFFD54A);

    private static final double WIDEST = 0.92;

    /** Upright films are watched with buttons over their lower edge, in players for phones. */
    static CueLook of(FilmProfile profile) {
        boolean upright = profile.width() <= profile.height();
        int small = Math.min(profile.width(), profile.height());
        double em = small * (upright ? 0.07 : 0.058);
        int margin = (int) Math.round(profile.height() * (upright ? 0.14 : 0.06));
        return new CueLook(em, profile.width() * WIDEST, margin);
    }

    /** The size of a cue's letters: smaller where one of its lines would be too wide. */
    double em(Cue cue, TextPainter painter) {
        double width = CueLines.shown(cue).stream()
                .mapToDouble(line -> painter.width(line, cue.language(), em))
                .max()
                .orElse(0);
        return width <= widest ? em : em * widest / width;
    }
}
