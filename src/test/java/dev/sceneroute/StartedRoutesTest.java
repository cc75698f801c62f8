package dev.sceneroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.WaitForTaskToComplete;
import org.apache.camel.component.seda.SedaEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The routes as they run: those of the files, no more and no fewer, on our own hand-over. */
class StartedRoutesTest extends IntegrationTest {

    @Autowired
    private CamelContext camel;

    @Test
    void the_routes_that_run_are_those_of_the_files() {
        assertThat(camel.getRoutes())
                .extracting(Route::getId)
                .containsAll(
                        RouteFiles.routes().stream().map(RouteFiles.Route::id).toList());
    }

    @Test
    void no_route_has_a_made_up_name() {
        assertThat(camel.getRoutes()).extracting(Route::getId).noneMatch(id -> id.matches("route-?\\d+"));
        // The one route Camel makes itself, of the REST contract, has no description to give.
        assertThat(camel.getRoutes())
                .filteredOn(route -> !route.getId().equals("contract-serve"))
                .allMatch(route -> route.getDescription() != null);
    }

    @Test
    void every_wake_up_has_a_receiver() {
        List<String> received = camel.getRoutes().stream()
                .map(route -> route.getEndpoint().getEndpointBaseUri())
                .filter(uri -> uri.startsWith("handoff:"))
                .toList();
        List<String> sent = RouteFiles.routes().stream()
                .flatMap(route -> RouteFiles.texts(route.node(), "uri").stream())
                .filter(uri -> uri.startsWith("handoff:") && !uri.contains("${"))
                .map(uri -> uri.replace("handoff:", "handoff://"))
                .toList();

        assertThat(received).containsAll(sent).doesNotHaveDuplicates();
    }

    @Test
    void a_wake_up_is_never_waited_for_and_dropped_where_there_is_no_room() {
        assertThat(camel.getComponent("handoff").getClass().getSimpleName()).isEqualTo("HandoffComponent");
        assertThat(camel.getEndpoints())
                .filteredOn(endpoint -> endpoint.getEndpointUri().startsWith("handoff:"))
                .hasSizeGreaterThan(5)
                .allSatisfy(endpoint -> {
                    SedaEndpoint queue = (SedaEndpoint) endpoint;
                    assertThat(queue.getWaitForTaskToComplete()).isEqualTo(WaitForTaskToComplete.Never);
                    assertThat(queue.isDiscardWhenFull()).isTrue();
                    assertThat(queue.getSize()).isEqualTo(20_000);
                });
    }
}
