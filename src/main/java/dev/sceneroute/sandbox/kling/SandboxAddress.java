package dev.sceneroute.sandbox.kling;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** Where clients reach the sandbox; known once the server listens, unless it is configured. */
final class SandboxAddress {
    private final @Nullable String configured;
    private volatile int port;

    SandboxAddress(@Nullable String configured) {
        this.configured = configured == null || configured.isBlank() ? null : configured;
    }

    /** Notes the port of the program's server (the management server is another one). */
    @EventListener
    void listens(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    String base() {
        return configured != null ? configured : "http://127.0.0.1:" + port + "/sandbox/kling";
    }

    String file(String name) {
        return base() + "/files/" + name + ".mp4";
    }
}
