package dev.sceneroute.sandbox.kling;

import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.Fonts;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.sandbox.FaultDial;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Puts the simulated Kling together where {@code sandbox.kling.enabled} is true. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sandbox.kling.enabled")
class KlingSandboxConfiguration {
    private final KlingSandboxProperties properties;
    private final Path directory;
    private final Clock clock;

    KlingSandboxConfiguration(KlingSandboxProperties properties, DataDirectory data, ObjectProvider<Clock> clock) {
        Path own = properties.directory();
        this.properties = properties;
        this.directory = own == null ? data.resolve("sandbox", "kling") : own.toAbsolutePath();
        this.clock = clock.getIfUnique(Clock::systemUTC);
    }

    @Bean
    KlingSandboxSettings klingSandboxSettings() {
        return new KlingSandboxSettings(properties);
    }

    @Bean
    SandboxCounters klingSandboxCounters() {
        return new SandboxCounters();
    }

    @Bean
    FaultDial<Fault> klingSandboxFaults() {
        return new FaultDial<>(Fault.class, properties.faults(), properties.faultSeed());
    }

    @Bean
    SandboxJournal klingSandboxJournal() {
        return properties.journal() ? new FileJournal(directory.resolve("journal.jsonl")) : SandboxJournal.NONE;
    }

    @Bean
    SandboxAddress klingSandboxAddress() {
        return new SandboxAddress(properties.publicUrl());
    }

    @Bean
    KlingSandboxTasks klingSandboxTasks(
            KlingSandboxSettings settings, FaultDial<Fault> faults, SandboxJournal journal, SandboxCounters counters) {
        return new KlingSandboxTasks(properties, settings, faults, journal, counters, clock);
    }

    @Bean
    KlingJson klingSandboxJson(SandboxAddress address) {
        return new KlingJson(address, properties);
    }

    @Bean
    KlingAnswers klingSandboxAnswers() {
        return new KlingAnswers(clock);
    }

    @Bean
    KlingAuthorization klingSandboxAuthorization() {
        return new KlingAuthorization(properties, clock);
    }

    @Bean
    CallbackPost klingSandboxCallbackPost(SandboxCounters counters) {
        return new CallbackPost(properties.webhookSecret(), counters, clock);
    }

    @Bean
    SandboxCallbacks klingSandboxCallbacks(
            KlingSandboxTasks tasks, KlingJson json, CallbackPost post, SandboxCounters counters) {
        return new SandboxCallbacks(tasks, json, post, counters, properties.faultDelay(), clock);
    }

    @Bean
    TaskLife klingSandboxTaskLife(KlingSandboxTasks tasks, SandboxCallbacks callbacks) {
        return new TaskLife(tasks, callbacks, clock);
    }

    @Bean
    ReferenceImages klingSandboxImages() {
        return new ReferenceImages(directory.resolve("images"));
    }

    @Bean
    ClipRenderer klingSandboxClips(Ffmpeg ffmpeg, Fonts fonts, ReferenceImages images, SandboxCounters counters) {
        Path clips = directory.resolve("clips");
        return new ClipRenderer(ffmpeg, fonts::regular, images, counters, clips, properties.renders());
    }

    @Bean
    KlingSandbox klingSandbox(
            KlingSandboxTasks tasks,
            KlingSandboxSettings settings,
            SandboxCounters counters,
            FaultDial<Fault> faults,
            ClipRenderer renderer) {
        return new KlingSandbox(
                tasks, settings, counters, faults, task -> renderer.clip(ClipSpec.of(task.record(), properties.fps())));
    }

    @Bean
    KlingCreateApi klingSandboxCreate(
            KlingAuthorization authorization,
            KlingSandboxSettings settings,
            ReferenceImages images,
            FaultDial<Fault> faults,
            KlingSandboxTasks tasks,
            TaskLife life,
            KlingAnswers answers,
            KlingJson json) {
        CreateRate rate = new CreateRate(settings, clock);
        KlingRequestRules rules = new KlingRequestRules(images, tasks);
        long largest = properties.maxRequest().toBytes();
        OrderCheck check = new OrderCheck(authorization, rate, rules, faults, largest);
        return new KlingCreateApi(check, tasks, life, answers, json, properties.faultDelay());
    }

    @Bean
    KlingQueryApi klingSandboxQueries(
            KlingAuthorization authorization,
            KlingSandboxTasks tasks,
            FaultDial<Fault> faults,
            SandboxCounters counters,
            KlingAnswers answers,
            KlingJson json) {
        return new KlingQueryApi(properties, authorization, tasks, faults, counters, answers, json);
    }

    @Bean
    KlingCostsApi klingSandboxCosts(KlingAuthorization authorization, KlingSandboxTasks tasks, KlingAnswers answers) {
        return new KlingCostsApi(properties, authorization, tasks, answers, clock);
    }

    @Bean
    KlingFiles klingSandboxFiles(
            KlingSandboxTasks tasks,
            ClipRenderer renderer,
            FaultDial<Fault> faults,
            SandboxCounters counters,
            KlingAnswers answers) {
        return new KlingFiles(properties, tasks, renderer, faults, counters, answers);
    }

    @Bean
    KlingControl klingSandboxControl(
            KlingSandbox sandbox,
            KlingSandboxTasks tasks,
            KlingSandboxSettings settings,
            KlingJson json,
            KlingAnswers answers) {
        return new KlingControl(sandbox, tasks, settings, json, answers);
    }

    @Bean
    KlingPage klingSandboxPage(KlingSandbox sandbox, KlingSandboxTasks tasks, KlingAnswers answers) {
        return new KlingPage(sandbox, tasks, answers);
    }

    /** Interrupted tasks go on when the program can be called back again. */
    @Bean
    Resumption klingSandboxResumption(TaskLife life) {
        return new Resumption(life);
    }

    /** Waits for the program to be ready. */
    record Resumption(TaskLife life) {
        // Not when the program is ready: as a command it is that only at its end.
        @EventListener(ApplicationStartedEvent.class)
        void resume() {
            life.resume();
        }
    }
}
