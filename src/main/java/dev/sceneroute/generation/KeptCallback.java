package dev.sceneroute.generation;

import java.time.Instant;

/**
 * What may be told of a callback.
 *
 * @param taskId the task it came for
 * @param receivedAt when it came
 * @param verdict what was made of it
 * @param sizeBytes how large its body was
 */
public record KeptCallback(String taskId, Instant receivedAt, CallbackVerdict verdict, long sizeBytes) {}
