package dev.sceneroute.media.mp4;

import java.util.List;

/**
 * Subtitles in one language, that a viewer may turn on.
 *
 * @param language BCP 47 tag
 * @param cues in the order of their beginnings
 */
public record SubtitleTrack(String language, List<Cue> cues) {

    /** Copies the list. */
    public SubtitleTrack {
        cues = List.copyOf(cues);
    }
}
