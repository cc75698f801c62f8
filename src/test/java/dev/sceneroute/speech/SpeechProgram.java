package dev.sceneroute.speech;

import dev.sceneroute.sandbox.SandboxHeaders;
import dev.sceneroute.sandbox.speech.SpeechSandbox;
import dev.sceneroute.sandbox.speech.SpeechSandboxProperties;
import dev.sceneroute.speech.google.GoogleSettings;
import dev.sceneroute.speech.http.SpeechHttpSettings;
import dev.sceneroute.speech.openai.OpenAiSettings;
import dev.sceneroute.speech.polly.PollySettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The engines reached by HTTP and the simulated ones, in a program of their own: started once for all tests. */
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties({
    SpeechHttpSettings.class,
    PollySettings.class,
    GoogleSettings.class,
    OpenAiSettings.class,
    SpeechSandboxProperties.class
})
@Import(SandboxHeaders.class)
@ComponentScan(
        basePackages = {
            "dev.sceneroute.speech.http",
            "dev.sceneroute.speech.polly",
            "dev.sceneroute.speech.google",
            "dev.sceneroute.speech.openai",
            "dev.sceneroute.sandbox.speech",
            "dev.sceneroute.runtime"
        },
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            ".*speech\\.(http|polly|google|openai)\\..*(Http|Speech|Patience)",
                            ".*SpeechSandboxConfiguration",
                            ".*runtime\\.(NoAutomaticRetries|PublicAddress)"
                        }))
public class SpeechProgram {
    private static final ConfigurableApplicationContext PROGRAM = start();

    /** The simulated engines. */
    public static final SpeechSandbox SANDBOX = PROGRAM.getBean(SpeechSandbox.class);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Where the program listens, such as {@code http://127.0.0.1:40000}. */
    public static String address() {
        return "http://127.0.0.1:" + PROGRAM.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** An engine by its name. */
    public static SpeechProvider engine(String name) {
        return PROGRAM.getBeansOfType(SpeechProvider.class).values().stream()
                .filter(engine -> engine.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    /**
     * Has an engine speak.
     *
     * @param engine its name
     * @param folder where the sound goes
     * @throws SpeechException if it does not
     */
    public static SpokenPiece speak(String engine, SpeechPiece piece, Path folder) {
        Exchange done = request(engine, piece, folder);
        if (done.getException() instanceof SpeechException failure) {
            throw failure;
        }
        if (done.getException() != null) {
            throw new CamelExecutionException("not a failure of speech", done, done.getException());
        }
        return done.getMessage().getBody(SpokenPiece.class);
    }

    /** The exchange with which an engine spoke, or failed to. */
    public static Exchange request(String engine, SpeechPiece piece, Path folder) {
        ProducerTemplate template = PROGRAM.getBean(ProducerTemplate.class);
        return template.request("direct:" + engine + "-speak", exchange -> {
            exchange.getMessage().setBody(piece);
            exchange.setVariable("folder", folder);
        });
    }

    private static ConfigurableApplicationContext start() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", 0);
        all.put("management.server.port", -1);
        all.put(
                "camel.main.routes-include-pattern",
                "file:routes/speech/polly.yaml,file:routes/speech/google.yaml,file:routes/speech/openai.yaml,"
                        + "file:routes/speech/speech-call.yaml,file:routes/shared/failures.yaml,"
                        + "file:routes/sandbox/speech.yaml,file:routes/sandbox/failures.yaml");
        all.put("camel.component.http.http-client-configurer", "#noAutomaticRetries");
        all.put("camel.component.http.follow-redirects", false);
        all.put("spring.config.location", "optional:file:./no-configuration/");
        all.put("sandbox.speech.enabled", true);
        all.put("sandbox.speech.fault-delay", "1500ms");
        all.put("polly.access-key", "sandbox-access-key");
        all.put("polly.secret-key", "sandbox-secret-key-that-opens-nothing-else");
        all.put("polly.format", "pcm");
        all.put("polly.voices.ko.name", "Seoyeon");
        all.put("polly.voices.en.name", "Joanna");
        all.put("polly.voices.ja.name", "Kazuha");
        all.put("polly.voices.de.name", "Vicki");
        all.put("polly.voices.de.engine", "generative");
        all.put("polly.requests-per-second", 1000);
        all.put("google-speech.api-key", "sandbox-api-key");
        all.put("google-speech.voices.ko", "ko-KR-Neural2-A");
        all.put("google-speech.requests-per-second", 1000);
        all.put("openai-speech.api-key", "sandbox-api-key");
        all.put("openai-speech.instructions", "calm");
        all.put("openai-speech.requests-per-second", 1000);
        all.put("sceneroute.speech.http.first-pause", "20ms");
        all.put("sceneroute.speech.http.longest-pause", "60ms");
        all.put("sceneroute.speech.http.repeats", 2);
        all.put("sceneroute.speech.http.silence-limit", 1000);
        all.put("sceneroute.speech.http.largest-answer", "2MB");
        return new SpringApplicationBuilder(SpeechProgram.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(all)
                .run();
    }
}
