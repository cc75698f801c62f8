package dev.sceneroute.production;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job: append-only, numbered within the job from 1 without gaps.
 *
 * @param jobId the job
 * @param number its place in the job's history
 * @param type such as {@code scene.ordered} or {@code job.succeeded}
 * @param sceneOrder the scene, if it is about one
 * @param data what is worth knowing
 * @param at when
 */
public record JobEvent(
        String jobId, int number, String type, @Nullable Integer sceneOrder, JsonNode data, Instant at) {}
