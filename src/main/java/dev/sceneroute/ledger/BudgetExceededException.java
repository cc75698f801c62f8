package dev.sceneroute.ledger;

import dev.sceneroute.production.SceneKey;
import org.jspecify.annotations.Nullable;

/** Something is not ordered because a cap would be broken, or because a cap is set and nobody knows the price. */
public class BudgetExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable SceneKey scene;

    BudgetExceededException(@Nullable SceneKey scene, String message) {
        super(message);
        this.scene = scene;
    }

    /** The scene that was to be ordered; nothing if it is about a whole job. */
    public @Nullable SceneKey scene() {
        return scene;
    }
}
