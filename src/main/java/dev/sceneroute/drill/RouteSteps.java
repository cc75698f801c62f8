package dev.sceneroute.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The bean calls and the calls to the outside in the files of {@code routes/}, in the order they are written. */
final class RouteSteps {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Set<BeanCall> beanCalls = new LinkedHashSet<>();
    private final Set<String> outsideCalls = new LinkedHashSet<>();

    private RouteSteps() {}

    /**
     * A step that calls a bean.
     *
     * @param ref the bean's name
     * @param step the step's name
     */
    record BeanCall(String ref, String step) {}

    /** Reads all files below some folders. */
    static RouteSteps in(Path... folders) {
        RouteSteps steps = new RouteSteps();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(steps::read);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The routes in " + folder + " cannot be read; start the drill in the folder that holds routes/",
                        e);
            }
        }
        return steps;
    }

    Set<BeanCall> beanCalls() {
        return beanCalls;
    }

    Set<String> outsideCalls() {
        return outsideCalls;
    }

    private void read(Path file) {
        try {
            walk(YAML.readTree(file.toFile()), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void walk(JsonNode node, String routeId) {
        if (node.isArray()) {
            node.forEach(part -> walk(part, routeId));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            String id = field.getKey().equals("route") ? value.path("id").asText(routeId) : routeId;
            note(field.getKey(), value, id);
            walk(value, id);
        }
    }

    private void note(String kind, JsonNode step, String routeId) {
        if (kind.equals("bean") && step.hasNonNull("ref") && step.hasNonNull("method")) {
            String ref = step.get("ref").asText();
            beanCalls.add(
                    new BeanCall(ref, StepNames.ofBean(ref, step.get("method").asText())));
        } else if (kind.equals("to")) {
            StepNames.ofCall(step.path("uri").asText(), routeId).ifPresent(outsideCalls::add);
        }
    }
}
