package dev.sceneroute.sandbox;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Which headers cross the sandbox's edge: all that come in; on the way out all but Camel's own. Camel's usual strategy
 * keeps back Content-Length and Connection, which a simulated file server has to set itself.
 */
public final class SandboxHeaders extends DefaultHeaderFilterStrategy {

    /** Makes the strategy. */
    public SandboxHeaders() {
        setLowerCase(true);
        setOutFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
        setInFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
        getOutFilter().add("content-type");
        getOutFilter().add("transfer-encoding");
    }
}
