package dev.sceneroute.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Price;
import dev.sceneroute.generation.Units;
import dev.sceneroute.generation.VideoOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the clips of a script are expected to cost, if each is ordered once.
 *
 * @param scenes every scene in the film's order
 */
public record Estimate(List<Scene> scenes) {

    /** Copies the list. */
    public Estimate {
        scenes = List.copyOf(scenes);
    }

    /**
     * What one scene is expected to cost.
     *
     * @param order its place in the film, from 1
     * @param service the provider
     * @param model the provider's model name
     * @param endpoint the capability it is ordered from
     * @param mode such as {@code std}
     * @param sound whether the clip has its own sound
     * @param seconds the clip's length
     * @param units the price; nothing if the price list does not have it
     * @param money the same in money
     * @param priceDate the day the price list holds from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Scene(
            int order,
            String service,
            String model,
            EndpointType endpoint,
            String mode,
            boolean sound,
            int seconds,
            @Nullable Units units,
            @Nullable Money money,
            @Nullable LocalDate priceDate) {

        /** A scene's order with its price. */
        public static Scene of(int order, String service, VideoOrder clip, Price price) {
            return new Scene(
                    order,
                    service,
                    clip.model(),
                    clip.endpoint(),
                    clip.mode(),
                    clip.sound(),
                    clip.durationSeconds(),
                    price.units(),
                    price.units() == null ? null : price.units().at(price.unitCost()),
                    price.since());
        }

        /** What it costs; nothing, if nobody knows. */
        Amount amount() {
            return units == null || money == null ? Amount.ZERO : new Amount(units, money);
        }

        /** The order in words, such as {@code kling omni kling-v3-omni std, 5 s}. */
        String words() {
            return service + " " + endpoint.text() + " " + model + " " + mode + (sound ? " with sound" : "") + ", "
                    + seconds + " s";
        }
    }

    /** All scenes with a price together. */
    public Amount total() {
        return scenes.stream().map(Scene::amount).reduce(Amount.ZERO, Amount::plus);
    }

    /** The scenes the price list does not have. */
    public List<Scene> unpriced() {
        return scenes.stream().filter(scene -> scene.units() == null).toList();
    }

    /** The newest price list that was read; nothing if none was. */
    public Optional<LocalDate> priceDate() {
        return scenes.stream().map(Scene::priceDate).filter(Objects::nonNull).max(LocalDate::compareTo);
    }
}
