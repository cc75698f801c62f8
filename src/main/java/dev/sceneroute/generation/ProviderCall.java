package dev.sceneroute.generation;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request to a provider, without its host and without its secret: both are added when it is sent.
 *
 * @param method {@code GET} or {@code POST}
 * @param path absolute path below the provider's base address, such as {@code /v1/videos/omni-video}
 * @param query query string without the question mark, or nothing
 * @param body JSON text, or nothing
 */
public record ProviderCall(
        String method,
        String path,
        @Nullable String query,
        @Nullable String body) {

    /** A request without a body. */
    public static ProviderCall get(String path, @Nullable String query) {
        return new ProviderCall("GET", path, query, null);
    }

    /** A request with a JSON body. */
    public static ProviderCall post(String path, String body) {
        return new ProviderCall("POST", path, null, body);
    }
}
