package dev.sceneroute.pipeline;

import dev.sceneroute.generation.CallbackVerdict;
import dev.sceneroute.generation.VideoProvider;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How many callbacks came, by service and verdict: {@code sceneroute.callbacks}, there from the start with 0. */
@Component
public class CallbackCounters {
    private static final String NAME = "sceneroute.callbacks";

    private final MeterRegistry registry;
    private final Set<String> services;

    CallbackCounters(MeterRegistry registry, List<VideoProvider> providers) {
        this.registry = registry;
        this.services = providers.stream().map(VideoProvider::service).collect(Collectors.toUnmodifiableSet());
        for (VideoProvider provider : providers) {
            for (CallbackVerdict verdict : CallbackVerdict.values()) {
                counter(provider.service(), verdict);
            }
        }
    }

    void count(String service, CallbackVerdict verdict) {
        counter(service, verdict).increment();
    }

    /**
     * Counts a callback whose sender broke off: nothing of it reaches a route.
     *
     * @param service as the sender's address has it; anything but a provider's name is not counted
     */
    public void cutOff(String service) {
        if (services.contains(service)) {
            count(service, CallbackVerdict.CUT_OFF);
        }
    }

    private Counter counter(String service, CallbackVerdict verdict) {
        return Counter.builder(NAME)
                .description("Callbacks by what was made of them")
                .tag("service", service)
                .tag("verdict", verdict.word())
                .register(registry);
    }
}
