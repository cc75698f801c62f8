package dev.sceneroute.media;

import java.util.Set;

/** FFmpeg ran and ended with another code than 0. */
public class FfmpegExitException extends FfmpegException {
    private static final long serialVersionUID = 1L;
    /** 128 and the signal's number, as the Java runtime gives it: KILL and TERM. */
    private static final Set<Integer> KILLED = Set.of(137, 143);

    private final int code;

    /** Makes the failure. */
    public FfmpegExitException(int code, String lastWords) {
        super("FFmpeg ended with code " + code + ": " + lastWords);
        this.code = code;
    }

    /** Whether it ended by itself, and was not killed from outside (for want of memory, say). */
    public boolean isItsOwnDoing() {
        return !KILLED.contains(code);
    }
}
