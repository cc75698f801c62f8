package dev.sceneroute.runtime;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.seda.SedaComponent;
import org.springframework.stereotype.Component;

/**
 * {@code handoff:name}: hands a wake-up over to the next stage.
 *
 * <p>In one process it is a queue in memory. It never waits for an answer and drops what does not fit: a wake-up may be
 * lost without harm, because rows are the truth and the sweeper wakes what is due.
 */
@Component("handoff")
class HandoffComponent extends SedaComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        parameters.putIfAbsent("waitForTaskToComplete", "Never");
        parameters.putIfAbsent("discardWhenFull", "true");
        parameters.putIfAbsent("size", "20000");
        // How long a receiver that is told to stop may still wait for a message; they stop one after another.
        parameters.putIfAbsent("pollTimeout", "200");
        return super.createEndpoint(uri, remaining, parameters);
    }
}
