package dev.sceneroute.media;

/**
 * What becomes of a clip.
 *
 * @param frames how long the scene is; the clip's last frame is held where it is shorter
 * @param last whether the end of a clip that is much too long is used, and not its beginning
 * @param encoded whether it is encoded even where it could be copied, because others beside it are: scenes of one film are
 *     of one coding
 * @param over what is laid over the picture; a scene with something over it is encoded in any case
 */
public record ConformOrder(int frames, boolean last, boolean encoded, LayerMaker over) {

    /** The beginning of a clip, copied where it can be. */
    public static ConformOrder of(int frames) {
        return new ConformOrder(frames, false, false, LayerMaker.NONE);
    }
}
