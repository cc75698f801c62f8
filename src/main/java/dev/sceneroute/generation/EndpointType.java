package dev.sceneroute.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The capability a clip is ordered from (Kling integration specification, §5.2). */
public enum EndpointType {
    OMNI,
    TEXT2VIDEO,
    IMAGE2VIDEO,
    EXTEND;

    /**
     * Reads the specification's word.
     *
     * @param text such as {@code omni}
     * @return the endpoint
     * @throws IllegalArgumentException for any other text
     */
    @JsonCreator
    public static EndpointType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The specification's word, such as {@code omni}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
