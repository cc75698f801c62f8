package dev.sceneroute.generation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What was made of a callback: a closed set, kept with its row and counted. */
public enum CallbackVerdict {
    /** It told something new. */
    ACCEPTED,
    /** It came before the answer to the order was recorded. Kept, and acted upon as soon as that answer is there. */
    EARLY,
    /** It told what is known already. */
    NOTHING_NEW,
    /** The end was told before and is not settled yet: the provider is asked once more. */
    REPEATED,
    /** It told of a time before the one we know of, such as {@code processing} after the end. */
    OUT_OF_ORDER,
    /** It told an end that had been settled before. */
    LATE,
    /** A message with this id was acted upon before: acknowledged, so that it is not sent again, and left alone. */
    REPLAYED,
    /** The address is one task's, the body another's. */
    OTHER_TASK,
    /** It is no report of this provider's. */
    UNREADABLE,
    /** Nobody was given this address. */
    UNKNOWN_TASK,
    /** A signature is required and there is none. */
    UNSIGNED,
    /** Its signature is wrong. */
    FORGED,
    /** Its signature is right, but not of now. */
    STALE,
    /** Its body is larger than any report can be; it was not read. */
    TOO_LARGE,
    /** It came by another method than POST. Only counted. */
    WRONG_METHOD,
    /** The sender broke off in the middle of the body. Only counted. */
    CUT_OFF,
    /** It could not be acted upon; the sender is asked to come again. */
    FAILED;

    /** Whether nothing proves that the provider sent it: little of it is kept, and not for long. */
    public boolean isStrangers() {
        return switch (this) {
            case UNKNOWN_TASK, UNSIGNED, FORGED, STALE, TOO_LARGE, WRONG_METHOD, CUT_OFF -> true;
            case ACCEPTED, EARLY, NOTHING_NEW, REPEATED, OUT_OF_ORDER, LATE, REPLAYED, OTHER_TASK, UNREADABLE, FAILED ->
                false;
        };
    }

    /** Whether there is something to keep. */
    public boolean isKept() {
        return this != WRONG_METHOD && this != CUT_OFF;
    }

    /** Whether something follows from it. */
    public boolean isActedUpon() {
        return this == ACCEPTED || this == EARLY || this == REPEATED;
    }

    /** Reads the word used in rows. */
    public static CallbackVerdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The word used in rows, JSON and metrics. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
