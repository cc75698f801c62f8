package dev.sceneroute.media;

/** FFmpeg did not do what it was asked; the message ends with the last lines it printed. */
public class FfmpegException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the failure. */
    public FfmpegException(String message) {
        super(message);
    }

    /** Makes the failure. */
    public FfmpegException(String message, Throwable cause) {
        super(message, cause);
    }
}
