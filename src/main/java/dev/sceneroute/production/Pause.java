package dev.sceneroute.production;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is paused, and why.
 *
 * @param scope what is paused
 * @param code {@code PAUSED} if a person wished it, else the name of the {@link ErrorCode} that caused it
 * @param message why, in words, with the way out
 * @param byPerson whether a person paused it; such a pause only ends by a person
 * @param pausedAt since when
 * @param checkAt when the program may look whether the cause has gone; nothing if it may not
 */
public record Pause(
        PauseScope scope,
        String code,
        String message,
        boolean byPerson,
        Instant pausedAt,
        @Nullable Instant checkAt) {}
