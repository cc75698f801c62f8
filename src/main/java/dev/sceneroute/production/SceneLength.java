package dev.sceneroute.production;

/**
 * How long a scene is for what is said in it.
 *
 * @param clipSeconds length of the clip that is ordered
 * @param frames length of the scene in frames of the film; the clip's last one is held, or its end cut off, for it
 */
public record SceneLength(int clipSeconds, int frames) {}
