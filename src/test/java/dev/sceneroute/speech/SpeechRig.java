package dev.sceneroute.speech;

import dev.sceneroute.media.CamelExecFfmpeg;
import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.FfmpegExecutor;
import dev.sceneroute.media.FfmpegRuns;
import dev.sceneroute.media.FfmpegSettings;
import dev.sceneroute.media.FfmpegSupply;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.speech.local.CommandSettings;
import dev.sceneroute.speech.local.CommandSpeech;
import dev.sceneroute.speech.local.EspeakSettings;
import dev.sceneroute.speech.local.EspeakSpeech;
import dev.sceneroute.speech.local.FreettsSpeech;
import dev.sceneroute.speech.local.SilenceSpeech;
import dev.sceneroute.speech.local.SpeechPrograms;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The rooms of speech and media with their routes, and nothing else of the program; nothing in it is a stand-in. */
public final class SpeechRig implements AutoCloseable {

    private static final String ROUTES = "file:routes/shared/failures.yaml,file:routes/shared/ffmpeg.yaml,"
            + "file:routes/speech/speak.yaml,file:routes/speech/command.yaml,file:routes/speech/espeak-ng.yaml,"
            + "file:routes/speech/freetts.yaml,file:routes/speech/silence.yaml";

    private final ConfigurableApplicationContext context;

    private SpeechRig(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with settings such as {@code sceneroute.speech.order=silence}. */
    public static SpeechRig with(String... settings) {
        Map<String, Object> all = new TreeMap<>();
        all.put("camel.main.routes-include-pattern", ROUTES);
        all.put("sceneroute.data-dir", "target/media-test-data");
        all.put("spring.main.banner-mode", "off");
        all.put("logging.level.root", "warn");
        // Its tests look at the samples of one channel.
        all.put("sceneroute.speech.channels", "1");
        // A start that has to fail is no news.
        all.put("logging.level.org.springframework", "off");
        all.put("spring.config.location", "optional:classpath:none/");
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return new SpeechRig(new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .properties(all)
                .run());
    }

    /** One of its beans. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Its FFmpeg. */
    public Ffmpeg ffmpeg() {
        return get(Ffmpeg.class);
    }

    /** The names of its engines. */
    public List<String> engines() {
        return context.getBeansOfType(SpeechProvider.class).values().stream()
                .map(SpeechProvider::name)
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({CamelAutoConfiguration.class, ValidationAutoConfiguration.class})
    @EnableConfigurationProperties({
        CommandSettings.class,
        DataDirectory.class,
        EspeakSettings.class,
        FfmpegSettings.class,
        SpeechSettings.class
    })
    @ComponentScan(
            basePackages = {"dev.sceneroute.media", "dev.sceneroute.speech"},
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {
                                CamelExecFfmpeg.class,
                                CommandSpeech.class,
                                EspeakSpeech.class,
                                FfmpegExecutor.class,
                                FfmpegRuns.class,
                                FfmpegSupply.class,
                                FreettsSpeech.class,
                                SilenceSpeech.class,
                                Speaker.class,
                                Speaking.class,
                                SpeechChoice.class,
                                SpeechJoin.class,
                                SpeechPrograms.class
                            }))
    static class Rooms {}
}
