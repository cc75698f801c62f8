package dev.sceneroute.api;

import org.jspecify.annotations.Nullable;

/**
 * What an operation answers with.
 *
 * @param status the HTTP status
 * @param location where the thing that was made can be seen
 * @param json the body
 * @param wake the job that has something to do now
 * @param replayed whether it is the answer to an earlier request with the same Idempotency-Key
 */
public record Answer(
        int status,
        @Nullable String location,
        String json,
        @Nullable String wake,
        boolean replayed) {

    /** Something as it is. */
    static Answer ok(String json) {
        return new Answer(200, null, json, null, false);
    }

    /** Something was made. */
    static Answer created(String location, String json) {
        return new Answer(201, location, json, null, false);
    }

    /** Something is under way. */
    static Answer accepted(String location, String json, String wake) {
        return new Answer(202, location, json, wake, false);
    }

    /** The same as an earlier answer: nothing is woken again. */
    static Answer replayed(int status, @Nullable String location, String json) {
        return new Answer(status, location, json, null, true);
    }
}
