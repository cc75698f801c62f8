package dev.sceneroute.media;

import java.util.Optional;

/**
 * What becomes of a clip.
 *
 * @param frames how long the scene is; the clip's last frame is held where it is shorter
 * @param last whether the end of a clip that is much too long is used, and not its beginning
 * @param coding how the clips are coded that go into the film as they came; one that is coded otherwise is encoded. Empty
 *     if none is there yet
 * @param over what is laid over the picture; a scene with something over it is encoded in any case
 */
public record ConformOrder(int frames, boolean last, Optional<String> coding, LayerMaker over) {

    /** The beginning of a clip, copied where it can be. */
    public static ConformOrder of(int frames) {
        return new ConformOrder(frames, false, Optional.empty(), LayerMaker.NONE);
    }
}
