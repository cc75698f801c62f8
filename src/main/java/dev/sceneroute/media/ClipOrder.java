package dev.sceneroute.media;

/**
 * What a clip is held against.
 *
 * @param seconds the length that was ordered
 * @param film the size and rate it is wanted in
 * @param sound whether sound was ordered with it
 * @param extended whether it goes on from another clip: then it may be longer by that one
 */
public record ClipOrder(int seconds, FilmProfile film, boolean sound, boolean extended) {}
