package dev.sceneroute.media;

import java.util.List;
import java.util.Set;

/** FFmpeg ran and ended with another code than 0. */
public class FfmpegExitException extends FfmpegException {
    private static final long serialVersionUID = 1L;
    /** 128 and the signal's number, as the Java runtime gives it: KILL and TERM. */
    private static final Set<Integer> KILLED = Set.of(137, 143);

    private static final List<String> NO_ROOM = List.of("No space left on device", "Disk quota exceeded");

    private final int code;
    private final boolean room;

    /** Makes the failure. */
    public FfmpegExitException(int code, String lastWords) {
        super("FFmpeg ended with code " + code + ": " + lastWords);
        this.code = code;
        this.room = NO_ROOM.stream().noneMatch(lastWords::contains);
    }

    /** Whether it ended by itself, and neither was killed from outside (for want of memory, say) nor the disk full. */
    public boolean isItsOwnDoing() {
        return !KILLED.contains(code) && room;
    }

    /** Whether it ended because there was no room on the disk. */
    public boolean isForWantOfRoom() {
        return !room;
    }
}
