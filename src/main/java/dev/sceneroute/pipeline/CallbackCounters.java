package dev.sceneroute.pipeline;

import dev.sceneroute.generation.CallbackVerdict;
import dev.sceneroute.generation.VideoProvider;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many callbacks came, by service and verdict: {@code sceneroute.callbacks}, there from the start with 0. */
@Component
class CallbackCounters {
    private static final String NAME = "sceneroute.callbacks";

    private final MeterRegistry registry;

    CallbackCounters(MeterRegistry registry, List<VideoProvider> providers) {
        this.registry = registry;
        for (VideoProvider provider : providers) {
            for (CallbackVerdict verdict : CallbackVerdict.values()) {
                counter(provider.service(), verdict);
            }
        }
    }

    void count(String service, CallbackVerdict verdict) {
        counter(service, verdict).increment();
    }

    private Counter counter(String service, CallbackVerdict verdict) {
        return Counter.builder(NAME)
                .description("Callbacks by what was made of them")
                .tag("service", service)
                .tag("verdict", verdict.word())
                .register(registry);
    }
}
