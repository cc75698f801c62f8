package dev.sceneroute.generation;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One line of a price list: what a model costs in one mode, with or without sound, either by the second or by the
 * length of the clip.
 *
 * @param model the provider's model name
 * @param mode such as {@code std}
 * @param sound whether it is the price with sound
 * @param second units for each second
 * @param clip units for a clip of so many seconds, by its seconds
 */
public record PriceLine(
        @NotBlank String model,
        @NotBlank String mode,
        @DefaultValue("false") boolean sound,
        @Nullable BigDecimal second,
        Map<Integer, BigDecimal> clip) {

    /** Copies the prices. */
    public PriceLine {
        clip = clip == null ? Map.of() : Map.copyOf(clip);
    }

    /** Whether this line is about such an order. */
    boolean isFor(VideoOrder order) {
        return model.equals(order.model()) && mode.equals(order.mode()) && sound == order.sound();
    }

    /** The price of so many seconds; a clip between two lengths costs what the longer one does. */
    Optional<Units> units(int seconds) {
        if (second != null) {
            return Optional.of(new Units(second).times(seconds));
        }
        return Optional.ofNullable(new TreeMap<>(clip).ceilingEntry(seconds))
                .map(length -> new Units(length.getValue()));
    }

    @AssertTrue(message = "a price is given either as second or as clip, and is not negative")
    boolean isPrice() {
        boolean one = (second == null) == !clip.isEmpty();
        return one
                && (second == null || second.signum() >= 0)
                && clip.values().stream().allMatch(price -> price.signum() >= 0);
    }
}
