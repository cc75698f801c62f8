package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The four ways to order a video that the sandbox knows, by the last part of their path. */
enum Endpoint {
    OMNI("omni-video"),
    TEXT("text2video"),
    IMAGE("image2video"),
    EXTEND("video-extend");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    @JsonValue
    String path() {
        return path;
    }

    /** Finds the endpoint of a path, or refuses with 404 and code 1202. */
    @JsonCreator
    static Endpoint of(String path) {
        for (Endpoint endpoint : values()) {
            if (endpoint.path.equals(path)) {
                return endpoint;
            }
        }
        throw KlingError.INVALID_METHOD.refusal();
    }
}
