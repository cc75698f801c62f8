package dev.sceneroute.media.mp4;

import java.util.List;

/**
 * Subtitles that a viewer may turn on.
 *
 * @param language BCP 47 tag; {@code mul} for several languages in one track
 * @param cues in the order of their beginnings
 */
public record SubtitleTrack(String language, List<Cue> cues) {

    /** Copies the list. */
    public SubtitleTrack {
        cues = List.copyOf(cues);
    }
}
