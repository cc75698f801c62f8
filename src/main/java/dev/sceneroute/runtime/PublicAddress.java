package dev.sceneroute.runtime;

import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Where this program can be reached: by providers from outside, and by itself on loopback. */
@Component
public class PublicAddress {
    private static final Logger LOG = LoggerFactory.getLogger(PublicAddress.class);

    private final String configured;
    private final boolean sandbox;
    private volatile int port;

    PublicAddress(@Value("${sceneroute.public-base-url:}") String configured, Environment environment) {
        this.configured = configured.strip().replaceAll("/+$", "");
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        // The management server, if it has a port of its own, is not where callbacks arrive.
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
            sayHowCallbacksArrive();
        }
    }

    /**
     * Where a provider reports to.
     *
     * @param path such as {@code /api/v1/callbacks/kling/…}
     * @return nothing if providers cannot reach us: then they are asked
     */
    public Optional<String> callbackUrl(String path) {
        if (StringUtils.hasText(configured)) {
            return Optional.of(configured + path);
        }
        return sandbox ? Optional.of(loopback() + path) : Optional.empty();
    }

    /** Whether providers can report to us by themselves. */
    public boolean reachable() {
        return sandbox || StringUtils.hasText(configured);
    }

    /** The host name we are reached under from outside; nothing if none is configured. */
    public Optional<String> host() {
        return Optional.of(configured).filter(StringUtils::hasText).map(address -> URI.create(address)
                .getHost());
    }

    /** Our own address on this machine, such as {@code http://127.0.0.1:8080}. */
    public String loopback() {
        return "http://127.0.0.1:" + port;
    }

    private void sayHowCallbacksArrive() {
        if (!reachable()) {
            LOG.warn("PUBLIC_BASE_URL is not set, so providers cannot report to us: every task is asked after instead");
        }
    }
}
