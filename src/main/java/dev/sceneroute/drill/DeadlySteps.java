package dev.sceneroute.drill;

import java.io.IOException;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** In a process under test: passes the points around the steps of routes, and lets a step fail that is told to. */
@Component
@Profile("drill-worker")
class DeadlySteps implements InterceptStrategy {
    private final DeadlyPoints points;

    DeadlySteps(DeadlyPoints points) {
        this.points = points;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        if (definition instanceof BeanDefinition bean && bean.getRef() != null && bean.getMethod() != null) {
            return new Step(target, StepNames.ofBean(bean.getRef(), bean.getMethod()));
        }
        if (definition instanceof ToDefinition to) {
            RouteDefinition route = ProcessorDefinitionHelper.getRoute(to);
            String routeId = route == null ? "" : String.valueOf(route.getRouteId());
            Optional<String> call = StepNames.ofCall(String.valueOf(to.getUri()), routeId);
            return call.<Processor>map(name -> new Call(target, name)).orElse(target);
        }
        return target;
    }

    /** A call of one of our beans. */
    private final class Step extends DelegateAsyncProcessor {
        private final String name;

        Step(Processor target, String name) {
            super(target);
            this.name = name;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (points.fails(name)) {
                exchange.setException(new IOException("The crash drill lets this fail: no space left on device"));
                callback.done(true);
                return true;
            }
            return super.process(exchange, done -> {
                if (exchange.getException() == null) {
                    points.pass(Moment.AFTER_STEP, name);
                }
                callback.done(done);
            });
        }
    }

    /** A call to the outside. */
    private final class Call extends DelegateAsyncProcessor {
        private final String name;

        Call(Processor target, String name) {
            super(target);
            this.name = name;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            points.pass(Moment.BEFORE_CALL, name);
            points.pass(Moment.DURING_CALL, name);
            return super.process(exchange, done -> {
                points.pass(Moment.AFTER_CALL, name);
                callback.done(done);
            });
        }
    }
}
