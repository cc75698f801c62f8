package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A clip that was checked and can be used.
 *
 * @param clip the file to go on with: the clip itself, or its copy with the header in one piece
 * @param header what it says of itself
 * @param decodedFrames how many frames were really decoded; as many as the header says
 * @param findings all that was looked at
 */
public record ClipReport(Path clip, Mp4Header header, int decodedFrames, List<ClipFinding> findings) {

    /** Copies the list. */
    public ClipReport {
        findings = List.copyOf(findings);
    }

    /** A clip that passed its check at an earlier time. */
    public static ClipReport checkedBefore(Path clip) {
        Mp4Header header = Mp4Header.read(clip);
        return new ClipReport(clip, header, header.frames(), List.of());
    }

    /** How long the clip's picture is. */
    public Duration duration() {
        return header.duration();
    }

    /** What the check came to. */
    public ClipVerdict verdict() {
        return ClipVerdict.of(findings);
    }

    /** The finding that decided the verdict; nothing for a good clip. */
    public Optional<ClipFinding> decisive() {
        ClipVerdict verdict = verdict();
        return findings.stream()
                .filter(finding -> finding.fault() != null && ClipVerdict.of(finding) == verdict)
                .findFirst();
    }
}
