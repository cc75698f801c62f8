package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.sandbox.FaultSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.convert.DurationStyle;

/**
 * Reads what the control endpoint is asked to turn, such as
 *
 * <pre>{@code
 * {"latency": "500ms", "concurrency": 3, "faults": {"reply-lost": 2, "callback-lost": {"probability": 0.1}}}
 * }</pre>
 *
 * <p>A number for a fault means "the next so many". Everything is read before anything is turned.
 */
final class Dials {
    private Dials() {}

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException naming the key that is unknown or whose value is wrong
     */
    static List<Consumer<KlingSandbox>> read(JsonNode wishes) {
        if (!wishes.isObject()) {
            throw new IllegalArgumentException("the body must be a JSON object");
        }
        List<Consumer<KlingSandbox>> turns = new ArrayList<>();
        for (Map.Entry<String, JsonNode> wish : wishes.properties()) {
            JsonNode value = wish.getValue();
            switch (wish.getKey()) {
                case "latency" -> turns.add(duration(wish, KlingSandbox::latency));
                case "jitter" -> turns.add(duration(wish, KlingSandbox::jitter));
                case "concurrency" -> turns.add(number(wish, 1, KlingSandbox::concurrency));
                case "qps" -> turns.add(number(wish, 0, KlingSandbox::qps));
                case "faults" -> value.properties().forEach(fault -> turns.add(fault(fault)));
                default ->
                    throw new IllegalArgumentException("unknown key " + wish.getKey()
                            + "; there are latency, jitter, concurrency, qps and faults");
            }
        }
        return turns;
    }

    private static Consumer<KlingSandbox> fault(Map.Entry<String, JsonNode> wish) {
        Fault fault = Fault.of(wish.getKey());
        JsonNode value = wish.getValue();
        FaultSetting setting = value.isInt()
                ? FaultSetting.next(value.intValue())
                : new FaultSetting(
                        value.path("next").asInt(), value.path("probability").asDouble());
        return sandbox -> sandbox.dial(fault, setting);
    }

    private static Consumer<KlingSandbox> duration(Map.Entry<String, JsonNode> wish, Turn<Duration> turn) {
        Duration duration = DurationStyle.detectAndParse(wish.getValue().asText());
        if (duration.isNegative()) {
            throw new IllegalArgumentException(wish.getKey() + " must not be negative");
        }
        return sandbox -> turn.turn(sandbox, duration);
    }

    private static Consumer<KlingSandbox> number(Map.Entry<String, JsonNode> wish, int least, Turn<Integer> turn) {
        JsonNode value = wish.getValue();
        if (!value.isInt() || value.intValue() < least) {
            throw new IllegalArgumentException(wish.getKey() + " must be a whole number from " + least);
        }
        return sandbox -> turn.turn(sandbox, value.intValue());
    }

    /** One dial of the sandbox. */
    private interface Turn<T> {
        void turn(KlingSandbox sandbox, T value);
    }
}
