package dev.sceneroute.runtime;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Switches the profile {@code sandbox} on when nothing outside is configured, so that the program works at once on a
 * new machine and never by accident with somebody's money.
 */
public class SandboxMode implements EnvironmentPostProcessor, Ordered {
    private static final List<String> OUTSIDE =
            List.of("KLING_BASE_URL", "KLING_ACCESS_KEY", "KLING_SECRET_KEY", "KLING_API_KEY");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean outside = OUTSIDE.stream().anyMatch(name -> configured(environment, name));
        // The crash drill brings a simulated outside of its own.
        boolean drill = application.getAdditionalProfiles().contains("drill");
        if (!outside && !drill) {
            environment.addActiveProfile("sandbox");
        }
    }

    private static boolean configured(ConfigurableEnvironment environment, String name) {
        String property =
                name.toLowerCase(java.util.Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
        return StringUtils.hasText(environment.getProperty(name))
                || StringUtils.hasText(environment.getProperty(property));
    }

    // Before the configuration files are read, so that application-sandbox.yaml is read too.
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}
