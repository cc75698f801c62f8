package dev.sceneroute.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What a callback told that can be acted upon without believing it.
 *
 * @param taskId the task it is about
 * @param ended whether it says that the task has ended: reason enough to ask the provider
 * @param poolWithRoom the slot pool that may have room now
 */
public record TaskNews(
        String taskId, boolean ended, @Nullable String poolWithRoom) {}
