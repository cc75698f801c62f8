package dev.sceneroute.media;

/** A run of FFmpeg was stopped because its result is no longer wanted here: no fault of the clip or the machine. */
public class FfmpegStoppedException extends FfmpegException {
    private static final long serialVersionUID = 1L;

    /** Makes the news. */
    FfmpegStoppedException(String message) {
        super(message);
    }

    /** Makes the news. */
    FfmpegStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
