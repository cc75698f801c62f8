package dev.sceneroute.sandbox.speech;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What can be made to go wrong with the simulated engines; drawn for each request that is otherwise in order. */
public enum SpeechFault {
    /** Refused as too fast: Polly's 400 {@code ThrottlingException}, the others' 429. */
    THROTTLED,
    /** Refused because the account may not, or has no money left. */
    ACCOUNT_CLOSED,
    /** 500. */
    ERROR,
    /** 503. */
    UNAVAILABLE,
    /** The answer comes after the fault delay. */
    SLOW,
    /** The connection is cut in the middle of the answer. */
    BODY_CUT,
    /** Status 200 and a page in place of an answer, as from a gateway. */
    WRONG_TYPE,
    /** The type is right, and the body is no sound. */
    NO_SOUND,
    /** The voice tells no times of words. */
    NO_MARKS,
    /** Polly speaks, and fails with 500 when it is asked for the times. */
    MARKS_ERROR;

    /** The form used in properties and by the control endpoint, such as {@code body-cut}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the form used by the control endpoint.
     *
     * @param word such as {@code body-cut}
     * @return the fault
     * @throws IllegalArgumentException for any other word, naming those there are
     */
    @JsonCreator
    public static SpeechFault of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no fault " + word + "; there are "
                        + Arrays.stream(values()).map(SpeechFault::word).toList()));
    }
}
