package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.pipeline.AcceptedJob;
import dev.sceneroute.pipeline.JobControl;
import dev.sceneroute.pipeline.SceneEdit;
import dev.sceneroute.production.ClipInspectionStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.runtime.Json;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations that start, stop and restart jobs. */
@Component
public class JobOperations {
    private final JobStart start;
    private final JobControl control;
    private final JobSceneStore scenes;
    private final ClipInspectionStore inspections;
    private final IdempotentCreation creation;
    private final JsonBody bodies;
    private final Json json;

    JobOperations(
            JobStart start,
            JobControl control,
            JobSceneStore scenes,
            ClipInspectionStore inspections,
            IdempotentCreation creation,
            JsonBody bodies,
            Json json) {
        this.start = start;
        this.control = control;
        this.scenes = scenes;
        this.inspections = inspections;
        this.creation = creation;
        this.bodies = bodies;
        this.json = json;
    }

    /**
     * Starts a job, or finds the live one of the same script version.
     *
     * @return with {@link Answer#wake} if the job is new
     * @throws RefusedException if the body breaks a rule or names a thing that is not the caller's
     * @throws dev.sceneroute.intake.InvalidScriptException naming every field that breaks a rule
     * @throws dev.sceneroute.pipeline.NotApprovedException if the script is a draft
     */
    public Answer create(@Body JsonNode body, @Header(IdempotencyKey.HEADER) @Nullable Object key) {
        String owner = Caller.owner();
        JobOrder order = JobOrder.read(body);
        return creation.once(owner, "createJob", key, List.of(body), () -> started(start.start(owner, order)));
    }

    /**
     * Cancels a job.
     *
     * @throws RefusedException if there is no such job of the caller's
     * @throws dev.sceneroute.pipeline.JobConflictException if it has ended otherwise
     */
    public Answer cancel(@Header("id") String given) {
        String id = PathId.of("job", given);
        Job job = existing(id, control.cancel(Caller.owner(), id));
        return Answer.ok(shown(job));
    }

    /**
     * Tries a failed or cancelled job again.
     *
     * @throws RefusedException if there is no such job of the caller's
     * @throws dev.sceneroute.pipeline.JobConflictException if it cannot be tried again now
     */
    public Answer retry(@Header("id") String given) {
        String id = PathId.of("job", given);
        return resumed(existing(id, control.retry(Caller.owner(), id)));
    }

    /**
     * Tries one scene of a job again.
     *
     * @param body what is to be different; may be empty
     * @throws RefusedException if there is no such scene of the caller's, or the body breaks a rule
     * @throws dev.sceneroute.pipeline.JobConflictException if it is under way, or needs another prompt
     */
    public Answer retryScene(@Header("id") String given, @Header("order") String scene, @Body byte @Nullable [] body) {
        String id = PathId.of("job", given);
        int order = PathId.order(scene);
        SceneEdit edit = body == null || body.length == 0 ? SceneEdit.NONE : SceneRetry.read(bodies.read(body));
        return control.retryScene(Caller.owner(), id, order, edit)
                .map(this::resumed)
                .orElseThrow(() -> RefusedException.unknown("scene", order + " of a job " + id));
    }

    private Answer started(AcceptedJob accepted) {
        Job job = accepted.job();
        return accepted.created()
                ? Answer.accepted(Paths.job(job.id()), shown(job), job.id())
                : new Answer(200, Paths.job(job.id()), shown(job), null, false);
    }

    /** The answer for a job that goes on, with {@link Answer#wake}. */
    Answer resumed(Job job) {
        return Answer.accepted(Paths.job(job.id()), shown(job), job.id());
    }

    private String shown(Job job) {
        return json.write(JobView.of(job, scenes.ofJob(job.id()), inspections.ofJob(job.id())));
    }

    private static Job existing(String id, Optional<Job> job) {
        return job.orElseThrow(() -> RefusedException.unknown("job", id));
    }
}
