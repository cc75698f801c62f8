package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.ProviderSlotStore.SlotUse;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.pipeline.WorkPause;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.NodeStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations that pause and resume a job, a provider, everything; and those that show what is paused. */
@Component
public class PauseOperations {
    private final WorkPause pause;
    private final PauseStore pauses;
    private final Providers providers;
    private final ProviderSlotStore slots;
    private final NodeStore nodes;
    private final JobViews views;
    private final Json json;

    PauseOperations(
            WorkPause pause,
            PauseStore pauses,
            Providers providers,
            ProviderSlotStore slots,
            NodeStore nodes,
            JobViews views,
            Json json) {
        this.pause = pause;
        this.pauses = pauses;
        this.providers = providers;
        this.slots = slots;
        this.nodes = nodes;
        this.views = views;
        this.json = json;
    }

    /**
     * Pauses a job.
     *
     * @throws RefusedException if there is no such job of the caller's
     * @throws dev.sceneroute.pipeline.JobConflictException if it has ended
     */
    public Answer pauseJob(@Header("id") String given) {
        String id = PathId.of("job", given);
        return Answer.ok(shown(id, pause.pause(Caller.owner(), id)));
    }

    /**
     * Lets a job go on.
     *
     * @return with {@link Answer#wake}, the job
     * @throws RefusedException if there is no such job of the caller's
     */
    public Answer resumeJob(@Header("id") String given) {
        String id = PathId.of("job", given);
        return new Answer(200, null, shown(id, pause.resume(Caller.owner(), id)), id, false);
    }

    /** Shows every provider. */
    public Answer listProviders() {
        List<ProviderView> all =
                providers.services().stream().map(this::provider).toList();
        return Answer.ok(json.write(Map.of("providers", all)));
    }

    /**
     * Pauses all orders from a provider.
     *
     * @throws RefusedException if there is no such provider
     */
    public Answer pauseProvider(@Header("service") String given) {
        String service = known(given);
        pause.pauseProvider(service);
        return Answer.ok(json.write(provider(service)));
    }

    /**
     * Lets a provider take orders again.
     *
     * @throws RefusedException if there is no such provider
     */
    public Answer resumeProvider(@Header("service") String given) {
        String service = known(given);
        pause.resumeProvider(service);
        return Answer.ok(json.write(provider(service)));
    }

    /** Shows whether everything is paused, and the processes at work. */
    public Answer installation() {
        List<NodeView> all = nodes.all().stream()
                .map(node -> new NodeView(node.name(), node.startedAt(), node.beatAt(), node.draining()))
                .toList();
        return Answer.ok(json.write(new InstallationView(paused(PauseScope.INSTALLATION), all)));
    }

    /** Pauses everything. */
    public Answer pauseInstallation() {
        pause.pauseAll();
        return installation();
    }

    /** Lets everything go on. */
    public Answer resumeInstallation() {
        pause.resumeAll();
        return installation();
    }

    private String known(String given) {
        return providers.services().stream()
                .filter(given::equals)
                .findFirst()
                .orElseThrow(() -> RefusedException.unknown("provider", given));
    }

    private ProviderView provider(String service) {
        List<SlotUse> used = slots.use().stream()
                .filter(use -> use.pool().startsWith(service + "/"))
                .toList();
        return new ProviderView(
                service,
                paused(PauseScope.service(service)),
                used.stream().map(ProviderView.Slots::of).toList());
    }

    private @Nullable PauseView paused(PauseScope scope) {
        return pauses.find(scope).map(PauseView::of).orElse(null);
    }

    private String shown(String id, Optional<Job> job) {
        return json.write(views.whole(job.orElseThrow(() -> RefusedException.unknown("job", id))));
    }

    /**
     * All processes on one database.
     *
     * @param paused why nothing new is done, if so
     * @param nodes the processes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InstallationView(@Nullable PauseView paused, List<NodeView> nodes) {}

    /**
     * A process at work.
     *
     * @param name its name
     * @param startedAt since when it runs
     * @param beatAt when it was heard of last
     * @param draining whether it is about to stop
     */
    record NodeView(String name, Instant startedAt, Instant beatAt, boolean draining) {}
}
