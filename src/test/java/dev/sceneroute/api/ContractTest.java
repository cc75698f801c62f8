package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The contract, the routes and the controllers say the same. */
class ContractTest extends ApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    @Autowired
    private CamelContext camel;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    private record Operation(String method, String path, JsonNode words) {
        String id() {
            return words.path("operationId").asText();
        }

        boolean streamed() {
            return words.path("x-streamed").asBoolean();
        }
    }

    @Test
    void every_operation_has_a_route_and_every_route_an_operation() {
        List<String> operations = operations().stream()
                .filter(operation -> !operation.streamed())
                .map(Operation::id)
                .toList();

        List<String> routes = camel.getRoutes().stream()
                .map(Route::getEndpoint)
                .map(endpoint -> endpoint.getEndpointUri().replace("direct://", ""))
                .filter(operationRoutes()::contains)
                .toList();

        assertThat(routes).containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void every_streamed_operation_has_a_controller_and_every_controller_an_operation() {
        List<String> operations = operations().stream()
                .filter(Operation::streamed)
                .map(operation -> operation.method() + " /api/v1" + operation.path())
                .toList();

        assertThat(served()).containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void every_kind_of_problem_is_in_the_contract() {
        List<String> named = strings(contract().at("/components/schemas/Problem/properties/type/enum"));

        assertThat(named)
                .containsExactlyElementsOf(Arrays.stream(ProblemKind.values())
                        .map(kind -> kind.type().toString())
                        .toList());
    }

    @Test
    void every_kind_of_problem_is_explained_to_people() throws IOException {
        String page = Files.readString(Path.of("docs/reference/rest-api.md"));

        assertThat(ProblemKind.values()).allSatisfy(kind -> {
            String type = kind.type().toString();
            assertThat(page)
                    .contains("| `" + type.substring(type.lastIndexOf('/') + 1) + "` | " + kind.status() + " |");
        });
    }

    @Test
    void every_reference_in_the_contract_leads_somewhere() {
        JsonNode contract = contract();

        assertThat(contract.findValuesAsText("$ref")).isNotEmpty().allSatisfy(ref -> assertThat(
                        contract.at(ref.substring(1)).isMissingNode())
                .as(ref)
                .isFalse());
    }

    @Test
    void every_operation_documents_its_errors_as_problems() {
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> assertThat(
                        operation.words().at("/responses/default/$ref").asText())
                .as(operation.id())
                .isEqualTo("#/components/responses/Problem"));
    }

    @Test
    void the_program_serves_its_own_contract_and_a_page_that_needs_no_network() throws IOException {
        assertThat(api.get("/api/v1/openapi.yaml").text())
                .isEqualTo(Files.readString(Path.of("src/main/resources/openapi/sceneroute.yaml")));
        assertThat(api.get("/").header("Location")).endsWith("/api/index.html");
        assertThat(api.get("/api").header("Location")).endsWith("/api/index.html");

        String page = api.get("/api/index.html").text();
        assertThat(page).doesNotContain("http://", "https://", "//cdn");
        assertThat(Stream.of(
                        "/webjars/swagger-ui/swagger-ui.css",
                        "/webjars/swagger-ui/swagger-ui-bundle.js",
                        "/api/contract.css",
                        "/api/contract.js"))
                .allSatisfy(file -> {
                    assertThat(page).contains(file);
                    assertThat(api.get(file).status()).as(file).isEqualTo(200);
                });
    }

    private static Set<String> operationRoutes() {
        try (Stream<Path> files = Files.list(Path.of("routes/api"))) {
            return files.map(ContractTest::yaml)
                    .flatMap(file -> file.findValues("from").stream())
                    .map(from -> from.path("uri").asText().replace("direct:", ""))
                    // Steps that operations share are named in words, not like an operation.
                    .filter(name -> !name.contains("-"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> served() {
        Set<String> served = new TreeSet<>();
        for (RequestMappingInfo mapping : controllers.getHandlerMethods().keySet()) {
            for (String path : mapping.getPatternValues()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    if (path.startsWith("/api/v1/")) {
                        served.add(method + " " + path);
                    }
                }
            }
        }
        return served;
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : contract().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
                if (METHODS.contains(entry.getKey())) {
                    String method = entry.getKey().toUpperCase(Locale.ROOT);
                    operations.add(new Operation(method, path.getKey(), entry.getValue()));
                }
            }
        }
        return operations;
    }

    private static List<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode contract() {
        return yaml(Path.of("src/main/resources/openapi/sceneroute.yaml"));
    }

    private static JsonNode yaml(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
