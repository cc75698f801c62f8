package dev.sceneroute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.RouteFiles.Route;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the files in {@code routes/} are written, so that they stay the picture of the program. */
class RouteRulesTest {
    private static final int MOST_STEPS = 8;

    /** What a step may be: an EIP, an endpoint, one bean call, or the putting of a value in its place. */
    private static final Set<String> STEPS = Set.of(
            "aggregate",
            "bean",
            "choice",
            "circuitBreaker",
            "convertBodyTo",
            "doTry",
            "filter",
            "log",
            "loop",
            "multicast",
            "removeHeaders",
            "setBody",
            "setHeader",
            "setVariable",
            "split",
            "throttle",
            "to",
            "toD");

    private static final Set<String> LANGUAGES = Set.of("constant", "method", "simple");

    static List<Route> routes() {
        return RouteFiles.routes();
    }

    @Test
    void there_are_routes() {
        assertThat(routes()).hasSizeGreaterThan(30);
        assertThat(routes()).extracting(Route::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_is_named_by_a_noun_and_a_verb(Route route) {
        assertThat(route.id()).matches("[a-z]+(-[a-z]+)+");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_says_in_one_sentence_what_it_does(Route route) {
        assertThat(route.description()).matches("[A-Z][^\\n]{20,160}[^.]\\.");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_names_what_happens_when_it_fails(Route route) {
        String named = route.node().path("routeConfigurationId").asText();
        if (named.isEmpty()) {
            assertThat(route.node().path("errorHandler").isObject()).isTrue();
        } else {
            assertThat(RouteFiles.configurationIds()).contains(named);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void an_endpoint_has_parameters_and_no_query_string(Route route) {
        assertThat(RouteFiles.texts(route.node(), "uri")).isNotEmpty().noneMatch(uri -> uri.contains("?"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_has_few_steps_and_no_choice_within_a_choice(Route route) {
        for (JsonNode steps : RouteFiles.all(route.node(), "steps")) {
            assertThat(steps).hasSizeLessThanOrEqualTo(MOST_STEPS);
        }
        for (JsonNode choice : RouteFiles.all(route.node(), "choice")) {
            assertThat(RouteFiles.all(choice, "choice")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_step_is_a_pattern_an_endpoint_or_one_bean_call(Route route) {
        for (JsonNode steps : RouteFiles.all(route.node(), "steps")) {
            for (JsonNode step : steps) {
                assertThat(step.fieldNames()).toIterable().hasSize(1).isSubsetOf(STEPS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void an_expression_is_written_out_and_no_longer_than_a_comparison(Route route) {
        for (JsonNode expression : RouteFiles.all(route.node(), "expression")) {
            if (expression.isObject()) {
                assertThat(expression.fieldNames()).toIterable().hasSize(1).isSubsetOf(LANGUAGES);
            } else {
                assertThat(expression.asText()).doesNotContain("&&", "||", "select ", "update ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_value_travels_under_a_name_that_java_knows(Route route) {
        assertThat(RouteFiles.variables(route.node())).isSubsetOf(RouteFiles.knownVariables());
    }

    @Test
    void every_name_that_java_knows_is_in_use() {
        List<String> used = routes().stream()
                .flatMap(route -> RouteFiles.variables(route.node()).stream())
                .toList();

        assertThat(RouteFiles.knownVariables())
                .filteredOn(name -> !BETWEEN_BEANS.contains(name))
                .isSubsetOf(used);
    }

    /** Set by one bean and read by another: the routes need not name them. */
    private static final Set<String> BETWEEN_BEANS = Set.of("sent", "answered");

    @Test
    void every_failure_policy_is_named_by_a_route_and_explained() {
        List<String> named = routes().stream()
                .map(route -> route.node().path("routeConfigurationId").asText())
                .toList();

        assertThat(RouteFiles.configurationIds()).doesNotHaveDuplicates().isSubsetOf(named);
        assertThat(RouteFiles.configurations())
                .allSatisfy(policy ->
                        assertThat(policy.path("description").asText()).endsWith("."));
    }
}
