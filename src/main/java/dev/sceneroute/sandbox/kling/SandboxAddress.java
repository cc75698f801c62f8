package dev.sceneroute.sandbox.kling;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** Where clients reach the sandbox; known once the server listens, unless it is configured. */
final class SandboxAddress {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxAddress.class);

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
            LOG.info("SANDBOX: Kling is simulated at {}; clips are drawn here and nothing is paid", base());
        }
    }

    String base() {
        return configured != null ? configured : "http://127.0.0.1:" + port + "/sandbox/kling";
    }

    String file(String name) {
        return base() + "/files/" + name + ".mp4";
    }
}
