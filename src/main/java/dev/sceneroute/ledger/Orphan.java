package dev.sceneroute.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A task that is paid for, or will be, and whose clip no scene uses.
 *
 * @param service the provider
 * @param endpoint the capability it was ordered from
 * @param providerTaskId the provider's id
 * @param externalId our id
 * @param status where it is, as the provider says; {@code succeed} costs, what still runs will
 * @param units what the provider took for it, if known
 * @param money the same in money, if what a unit cost is known
 * @param reason why no scene uses it
 * @param explanation the same in a sentence
 * @param jobId its job, if there is one here
 * @param sceneOrder its scene, from 1
 * @param attempt which order of the scene it was, from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Orphan(
        String service,
        EndpointType endpoint,
        @Nullable String providerTaskId,
        String externalId,
        String status,
        @Nullable Units units,
        @Nullable Money money,
        Reason reason,
        String explanation,
        @Nullable String jobId,
        @Nullable Integer sceneOrder,
        @Nullable Integer attempt) {

    /** Why no scene uses a task. */
    public enum Reason {
        UNKNOWN_ORDER("No order here has this id: it is another installation's, or its data were removed."),
        SUPERSEDED("Its scene was ordered again, and uses the later clip."),
        SCENE_GIVEN_UP("Its scene was given up; the clip is used if the scene is tried again before it expires."),
        ENDED_EARLY("It was given up here before the provider had ended it.");

        private final String explanation;

        Reason(String explanation) {
            this.explanation = explanation;
        }

        /** The word in JSON, such as {@code superseded}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String explanation() {
            return explanation;
        }

        static Reason of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
