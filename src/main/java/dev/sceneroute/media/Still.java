package dev.sceneroute.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A scene without a clip.
 *
 * @param picture PNG, JPEG or WebP file; without one the plain background is shown
 * @param fit how a picture of another shape than the film's is placed
 * @param move how it moves; a title card had better not, since its edges leave the film
 */
public record Still(@Nullable Path picture, StillFit fit, StillMove move) {

    /** The plain background alone. */
    public static Still plain() {
        return new Still(null, StillFit.PLAIN, StillMove.NONE);
    }

    /** The basic style: a picture at rest, whole, over the plain background; for title cards and slides. */
    public static Still basic(Path picture) {
        return new Still(picture, StillFit.PLAIN, StillMove.NONE);
    }

    /** The animated style: a picture that moves slowly (the Ken Burns effect), placed as the settings say. */
    public static Still moving(Path picture, StillMove move, StillSettings settings) {
        return new Still(picture, settings.fit(), move);
    }
}
