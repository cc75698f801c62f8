package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.RecoverableDataAccessException;

/** A dropped file is no worse for a database that was away for a moment: the inbox's own way with failures. */
class ScriptTakenAgainTest extends IntegrationTest {
    private static final String ROUTE = "script-taken-again";

    @Autowired
    private CamelContext camel;

    @Autowired
    private ProducerTemplate messages;

    @AfterEach
    void forget() throws Exception {
        camel.getRouteController().stopRoute(ROUTE);
        camel.removeRoute(ROUTE);
    }

    @Test
    void whatever_trouble_of_the_database_it_was_the_file_is_taken_again_until_it_is_over() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taken-again")
                        .routeId(ROUTE)
                        .description("Stands for the inbox: fails once as a database does that is away.")
                        .routeConfigurationId("script-refused")
                        .process(exchange -> {
                            if (tries.incrementAndGet() == 1) {
                                throw new IllegalStateException(
                                        new RecoverableDataAccessException("the connection is stale"));
                            }
                            exchange.getMessage().setBody("taken");
                        });
            }
        });

        assertThat(messages.requestBody("direct:taken-again", "a file")).isEqualTo("taken");

        assertThat(tries).hasValue(2);
    }
}
