package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How what is said is shown.
 *
 * @param burn whether it is drawn into the picture; if not, players switch it on and off
 * @param highlight whether each word changes its colour when it is heard; only where it is drawn into the picture
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubtitleOptions(
        @Nullable Boolean burn, @Nullable Boolean highlight) {

    /** Whether it is drawn into the picture. */
    @JsonIgnore
    public boolean isBurned() {
        return Boolean.TRUE.equals(burn);
    }

    /** Whether words are highlighted. */
    @JsonIgnore
    public boolean isHighlighted() {
        return Boolean.TRUE.equals(highlight);
    }
}
