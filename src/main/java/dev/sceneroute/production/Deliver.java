package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How far a job goes. */
public enum Deliver {
    /** Until every clip exists at the provider. */
    LINKS,
    /** Until every clip is collected and checked. */
    CLIPS,
    /** Until the film is finished. */
    FILM;

    /** Reads the word used in rows and JSON. */
    @JsonCreator
    public static Deliver of(String word) {
        return Wire.value(Deliver.class, word);
    }

    /** The word used in rows and JSON. */
    @JsonValue
    public String word() {
        return Wire.word(this);
    }
}
