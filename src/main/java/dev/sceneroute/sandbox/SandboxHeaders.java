package dev.sceneroute.sandbox;

import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.springframework.stereotype.Component;

/**
 * Which headers cross the sandbox's edge: all that come in; on the way out all but Camel's own. Camel's usual strategy
 * keeps back Content-Length and Connection, which a simulated file server has to set itself.
 */
@Component("sandboxHeaders")
public final class SandboxHeaders extends DefaultHeaderFilterStrategy {

    /** Makes the strategy. */
    public SandboxHeaders() {
        setLowerCase(true);
        setOutFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
        setInFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
        getOutFilter().add("content-type");
        // Camel adds it to every body it streams; beside a Content-Length it is an error (RFC 9112, §6.2). Switching
        // chunks off instead would make Camel gather whole clips before it sends them.
        getOutFilter().add("transfer-encoding");
    }
}
