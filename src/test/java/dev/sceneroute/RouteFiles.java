package dev.sceneroute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sceneroute.pipeline.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files in {@code routes/} as trees. */
final class RouteFiles {
    private static final Path FOLDER = Path.of("routes");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\bvariable\\.([A-Za-z]\\w*)");

    private RouteFiles() {}

    /** One route; {@link #toString} is what a test report shows. */
    record Route(Path file, String id, String description, JsonNode node) {
        @Override
        public String toString() {
            return id + " in " + file;
        }
    }

    /** All routes, those made from templates too, with the ids they have when they are started. */
    static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Path file : files()) {
            for (JsonNode item : read(file)) {
                if (item.has("route")) {
                    JsonNode route = item.get("route");
                    routes.add(route(file, route.path("id").asText(), route, route));
                } else if (item.has("templatedRoute")) {
                    JsonNode made = item.get("templatedRoute");
                    JsonNode template = template(made.path("routeTemplateRef").asText());
                    routes.add(route(file, made.path("routeId").asText(), template, template.path("route")));
                }
            }
        }
        return routes;
    }

    /** All failure policies. */
    static List<JsonNode> configurations() {
        return items("routeConfiguration");
    }

    static List<String> configurationIds() {
        return configurations().stream()
                .map(policy -> policy.path("id").asText())
                .toList();
    }

    /** Everything under a name, however deep. */
    static List<JsonNode> all(JsonNode tree, String name) {
        return tree.findValues(name);
    }

    static List<String> texts(JsonNode tree, String name) {
        return tree.findValuesAsText(name);
    }

    /** The exchange variables a route sets or reads. */
    static Set<String> variables(JsonNode route) {
        Set<String> names = VARIABLE.matcher(route.toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        all(route, "setVariable").forEach(step -> names.add(step.path("name").asText()));
        return names;
    }

    /** The names in {@link Variables}. */
    static Set<String> knownVariables() {
        return Arrays.stream(Variables.class.getFields()).map(RouteFiles::value).collect(Collectors.toSet());
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Route route(Path file, String id, JsonNode described, JsonNode node) {
        return new Route(file, id, described.path("description").asText(), node);
    }

    private static JsonNode template(String id) {
        return items("routeTemplate").stream()
                .filter(template -> template.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> items(String kind) {
        return files().stream()
                .flatMap(file -> read(file).findValues(kind).stream())
                .toList();
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
