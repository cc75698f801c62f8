package dev.sceneroute.media;

/**
 * A part of a film in which one clip is seen alone: no title card, no still, no transition.
 *
 * @param first its first frame, counted from the film's beginning, from 0
 * @param frames how many frames it has
 */
public record FilmStretch(int first, int frames) {

    boolean has(int frame) {
        return frame >= first && frame - first < frames;
    }
}
