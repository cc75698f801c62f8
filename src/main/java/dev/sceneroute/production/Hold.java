package dev.sceneroute.production;

import java.time.Instant;

/**
 * Why work waits although it could go on: a trouble from outside that is expected to end.
 *
 * @param code what it will be called if it does not end in time
 * @param message what is wrong, in words
 * @param since when it began
 */
public record Hold(ErrorCode code, String message, Instant since) {}
