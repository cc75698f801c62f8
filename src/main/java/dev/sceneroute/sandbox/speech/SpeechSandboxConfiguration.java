package dev.sceneroute.sandbox.speech;

import dev.sceneroute.sandbox.FaultDial;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the simulated engines together where {@code sandbox.speech.enabled} is true. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sandbox.speech.enabled")
class SpeechSandboxConfiguration {
    private final SpeechSandboxProperties properties;
    private final SpeechCounters counters = new SpeechCounters();
    private final FaultDial<SpeechFault> faults;

    SpeechSandboxConfiguration(SpeechSandboxProperties properties) {
        this.properties = properties;
        this.faults = new FaultDial<>(SpeechFault.class, properties.faults(), properties.faultSeed());
    }

    @Bean
    SpeechSandbox speechSandbox() {
        return new SpeechSandbox(counters, faults);
    }

    @Bean
    SpeechControl speechSandboxControl(SpeechSandbox sandbox) {
        return new SpeechControl(sandbox);
    }

    @Bean
    SpeechDesk speechSandboxDesk() {
        return new SpeechDesk(counters, faults, properties.faultDelay());
    }

    @Bean
    PollySandbox pollySandbox(SpeechDesk desk, ObjectProvider<Clock> clock) {
        Clock now = clock.getIfUnique(Clock::systemUTC);
        return new PollySandbox(desk, new AwsSignatureCheck(properties.accessKey(), properties.secretKey(), now));
    }

    @Bean
    GoogleSandbox googleSandbox(SpeechDesk desk) {
        return new GoogleSandbox(desk, properties.apiKey());
    }

    @Bean
    OpenAiSandbox openAiSandbox(SpeechDesk desk) {
        return new OpenAiSandbox(desk, properties.apiKey());
    }
}
