package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of a job as its stream tells it.
 *
 * @param progress the job's progress; only in its newest event, since nobody remembers what it was before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobEventView(
        String jobId,
        int number,
        String type,
        @Nullable Integer sceneOrder,
        JsonNode data,
        @Nullable Integer progress,
        Instant at) {

    static JobEventView of(JobEvent event, Job job) {
        return new JobEventView(
                event.jobId(),
                event.number(),
                event.type(),
                event.sceneOrder(),
                event.data(),
                event.number() == job.lastEvent() ? job.progress() : null,
                event.at());
    }
}
