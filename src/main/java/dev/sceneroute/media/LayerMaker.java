package dev.sceneroute.media;

import java.nio.file.Path;
import java.util.Optional;

/** Makes what is laid over a scene's picture, in the folder FFmpeg will run in. */
@FunctionalInterface
public interface LayerMaker {

    /** Nothing is laid over anything. */
    LayerMaker NONE = folder -> Optional.empty();

    /** The layer, its files written into the folder; nothing if there is none. */
    Optional<Layer> in(Path folder);
}
