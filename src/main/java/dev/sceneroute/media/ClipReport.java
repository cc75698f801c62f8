package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A clip that was checked and found good.
 *
 * @param clip the file to go on with: the clip itself, or its copy with the header in one piece
 * @param header what it says of itself
 * @param decodedFrames how many frames were really decoded; as many as the header says
 */
public record ClipReport(Path clip, Mp4Header header, int decodedFrames) {

    /** How long the clip's picture is. */
    public Duration duration() {
        return header.duration();
    }
}
