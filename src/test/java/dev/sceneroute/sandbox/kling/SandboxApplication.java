package dev.sceneroute.sandbox.kling;

import dev.sceneroute.media.CamelExecFfmpeg;
import dev.sceneroute.media.FfmpegExecutor;
import dev.sceneroute.media.FfmpegRuns;
import dev.sceneroute.media.FfmpegSettings;
import dev.sceneroute.media.FfmpegSupply;
import dev.sceneroute.media.Fonts;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.sandbox.SandboxHeaders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The sandbox alone in a program of its own, on a port of its own. */
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties({
    KlingSandboxProperties.class,
    DataDirectory.class,
    FfmpegSettings.class,
})
@Import({
    KlingSandboxConfiguration.class,
    CamelExecFfmpeg.class,
    FfmpegExecutor.class,
    FfmpegRuns.class,
    FfmpegSupply.class,
    Fonts.class,
    SandboxHeaders.class
})
public class SandboxApplication {

    /** Starts the program with its data in a folder and further properties in pairs of name and value. */
    public static ConfigurableApplicationContext start(Path data, String... properties) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", 0);
        all.put("management.server.port", 0);
        all.put(
                "camel.main.routes-include-pattern",
                "file:routes/sandbox/kling.yaml,file:routes/sandbox/failures.yaml,file:routes/shared/ffmpeg.yaml");
        all.put("sceneroute.data-dir", data);
        all.put("sandbox.kling.enabled", true);
        all.put("sandbox.kling.latency", "100ms");
        all.put("sandbox.kling.concurrency", 100);
        all.put("spring.config.location", "optional:file:./no-configuration/");
        all.put("spring.task.execution.pool.core-size", 32);
        for (int pair = 0; pair < properties.length; pair += 2) {
            all.put(properties[pair], properties[pair + 1]);
        }
        return new SpringApplicationBuilder(SandboxApplication.class)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .properties(all)
                .run();
    }
}
