package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole program as it comes, in the sandbox. */
class SpeechInTheProgramTest extends IntegrationTest {
    @Autowired
    private ProducerTemplate camel;

    @Autowired
    private Map<String, SpeechProvider> engines;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"polly, ko, 2", "google, en-GB, 2", "openai, ja, 0"})
    void every_engine_reached_by_http_speaks_without_any_setting(String name, String language, int words) {
        SpeechProvider engine = engines.values().stream()
                .filter(one -> one.name().equals(name))
                .findAny()
                .orElseThrow();
        assertThat(engine.cannot(language, null)).isEmpty();

        Exchange done = camel.request("direct:" + name + "-speak", exchange -> {
            exchange.getMessage().setBody(new SpeechPiece("하나 둘", language, null, 1));
            exchange.setVariable("folder", folder);
        });

        assertThat(done.getException()).isNull();
        SpokenPiece spoken = done.getMessage().getBody(SpokenPiece.class);
        assertThat(spoken.words()).hasSize(words);
        assertThat(HeardSound.of(spoken.audio()).length()).isPositive();
    }
}
