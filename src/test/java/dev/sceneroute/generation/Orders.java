package dev.sceneroute.generation;

import dev.sceneroute.production.AspectRatio;
import java.util.List;

/** Orders for tests that care for nothing but their id. */
public final class Orders {
    private Orders() {}

    /** Five seconds from a text, by the default model. */
    public static VideoOrder plain(String externalId) {
        return new VideoOrder(
                externalId,
                EndpointType.OMNI,
                "kling-v3-omni",
                "std",
                "a boat",
                null,
                List.of(),
                5,
                AspectRatio.LANDSCAPE,
                false,
                List.of(),
                null,
                null);
    }
}
