package dev.sceneroute.drill;

import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.pipeline.Variables;
import dev.sceneroute.production.JobSceneStore;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A program without the look-up: an order whose answer was lost is ordered anew, under a fresh id. This is what the
 * public tools of this field do.
 */
@Component
@Profile("reckless")
class RecklessOrders implements InterceptStrategy {
    private final GenerationTaskStore tasks;
    private final ProviderSlotStore slots;
    private final JobSceneStore scenes;

    RecklessOrders(GenerationTaskStore tasks, ProviderSlotStore slots, JobSceneStore scenes) {
        this.tasks = tasks;
        this.slots = slots;
        this.scenes = scenes;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        boolean refusal = definition instanceof BeanDefinition bean && "orderRefusal".equals(bean.getRef());
        return refusal ? exchange -> orderAnewOr(target, exchange) : target;
    }

    private void orderAnewOr(Processor target, Exchange exchange) throws Exception {
        ProviderException problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ProviderException.class);
        if (problem.kind() != FailureKind.AMBIGUOUS) {
            target.process(exchange);
            return;
        }
        GenerationTask task = exchange.getVariable(Variables.TASK, GenerationTask.class);
        tasks.end(task.id(), TaskState.FAILED, null, FailureKind.AMBIGUOUS, "The answer was lost", null);
        slots.free(task.id());
        scenes.putBack(task.scene(), task.id(), task.attempt() + 1, Instant.now());
        exchange.setRouteStop(true);
    }
}
