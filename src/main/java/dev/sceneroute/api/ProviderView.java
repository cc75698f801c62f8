package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.generation.ProviderSlotStore.SlotUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the contract shows it.
 *
 * @param service its name
 * @param paused why nothing is ordered from it, if so
 * @param slots its places, for each model that was ordered from it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProviderView(String service, @Nullable PauseView paused, List<Slots> slots) {

    /**
     * The places among the tasks the account may run at once.
     *
     * @param model of which model
     * @param size how many there are
     * @param used how many are taken
     * @param resting how many wait for a moment, because the provider said that it is full
     */
    record Slots(String model, int size, int used, int resting) {

        static Slots of(SlotUse use) {
            String model = use.pool().substring(use.pool().indexOf('/') + 1);
            return new Slots(model, use.size(), use.used(), use.resting());
        }
    }
}
