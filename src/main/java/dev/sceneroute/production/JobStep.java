package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a job is doing, in the words of the script-and-render-pipeline specification where it has one; with the share of
 * the whole each step begins and ends at.
 */
public enum JobStep {
    VALIDATE_SCRIPT(0, 2),
    GENERATE_TTS(2, 8),
    /**
     * Scenes are made as long as their speech, and what will be read of it is worked out. What has no place is spoken
     * once more, faster, and the job stays at this step.
     */
    GENERATE_SUBTITLE(8, 9),
    GENERATE_CLIPS(9, 88),
    /** Scenes are drawn while clips come; a job is at this step when no clip is left to wait for. */
    RENDER_SLIDES(9, 88),
    COMPOSE_VIDEO(88, 96),
    /** The film is made; subtitle files, pictures and the film itself are kept. */
    UPLOAD_ASSETS(96, 99),
    FINALIZE(99, 100);

    private final int from;
    private final int to;

    JobStep(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Progress of the job when so much of this step is done.
     *
     * @param done 0 to 1
     * @return 0 to 100
     */
    public int progress(double done) {
        return (int) Math.floor(from + (to - from) * Math.max(0, Math.min(1, done)));
    }

    /**
     * How much of this step is done when a job has come so far.
     *
     * @param progress of the job
     * @return 0 to 1
     */
    double done(int progress) {
        return Math.max(0, Math.min(1, (double) (progress - from) / (to - from)));
    }

    /** Reads the word used in rows and JSON. */
    @JsonCreator
    public static JobStep of(String word) {
        return Wire.value(JobStep.class, word);
    }

    /** The word used in rows and JSON. */
    @JsonValue
    public String word() {
        return Wire.word(this);
    }
}
