package dev.sceneroute.drill;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * In a process under test: leaves out what serves people who watch a server, and what the program has no use for. A drill
 * starts a process for every death, and most of its time goes into that.
 */
final class OnlyWhatWorks implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final List<String> NOT_NEEDED = List.of(
            "org.springframework.boot.actuate.",
            "org.springframework.boot.autoconfigure.websocket.",
            "org.springframework.boot.autoconfigure.netty.",
            "org.apache.camel.spring.boot.actuate.",
            "org.apache.camel.spring.boot.cloud.",
            "org.apache.camel.spring.boot.vault.",
            "org.apache.camel.spring.boot.trace.",
            "org.apache.camel.opentelemetry",
            "org.apache.camel.component.browse.",
            "org.apache.camel.component.dataset.",
            "org.apache.camel.component.mock.",
            "org.apache.camel.component.saga.",
            "org.apache.camel.component.validator.",
            "org.apache.camel.component.xslt.");

    private static final String METRICS = "org.springframework.boot.actuate.autoconfigure.metrics.";

    /** The program counts what it does, and does not start without a place to count in. */
    private static final Set<String> COUNTED = Set.of(
            METRICS + "MetricsAutoConfiguration",
            METRICS + "CompositeMeterRegistryAutoConfiguration",
            METRICS + "export.simple.SimpleMetricsExportAutoConfiguration");

    private boolean underTest;

    @Override
    public void setEnvironment(Environment environment) {
        underTest = environment.acceptsProfiles(Profiles.of("drill-worker"));
    }

    @Override
    public boolean[] match(@Nullable String[] names, @Nullable AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[names.length];
        for (int index = 0; index < names.length; index++) {
            matches[index] = !underTest || isNeeded(names[index]);
        }
        return matches;
    }

    private static boolean isNeeded(@Nullable String name) {
        return name == null || COUNTED.contains(name) || NOT_NEEDED.stream().noneMatch(name::startsWith);
    }
}
