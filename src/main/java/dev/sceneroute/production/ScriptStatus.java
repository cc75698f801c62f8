package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether people still work on a script version. Only an approved one can be made into a film. */
public enum ScriptStatus {
    DRAFT,
    APPROVED;

    /** Every legal move: a draft is approved; an edit makes a new version, which is a draft again. */
    public boolean canBecome(ScriptStatus next) {
        return this != next;
    }

    /** Reads the word used in rows and JSON. */
    @JsonCreator
    public static ScriptStatus of(String word) {
        return Wire.value(ScriptStatus.class, word);
    }

    /** The word used in rows and JSON. */
    @JsonValue
    public String word() {
        return Wire.word(this);
    }
}
