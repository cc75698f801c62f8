package dev.sceneroute.production;

/**
 * One shot of a multi-shot scene.
 *
 * @param prompt what is seen, at most 512 characters
 * @param duration whole seconds, at least 1; the shots of a scene add up to its target duration exactly
 */
public record Shot(String prompt, int duration) {}
