package dev.sceneroute.pipeline;

import dev.sceneroute.runtime.ClaimStore;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.NodeSettings;
import dev.sceneroute.runtime.NodeStore;
import dev.sceneroute.runtime.WorkInHand;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Upkeep: this process says that it lives, and takes care that no claim outlives the work on it, neither of a process
 * that died nor of a step of its own that could not record its end.
 */
@Component
public class NodeBeat {
    private static final Logger LOG = LoggerFactory.getLogger(NodeBeat.class);

    private final NodeStore nodes;
    private final ClaimStore claims;
    private final WorkInHand work;
    private final Node node;
    private final NodeSettings settings;
    private final Instant startedAt;

    NodeBeat(NodeStore nodes, ClaimStore claims, WorkInHand work, Node node, NodeSettings settings, Clock clock) {
        this.nodes = nodes;
        this.claims = claims;
        this.work = work;
        this.node = node;
        this.settings = settings;
        this.startedAt = clock.instant();
    }

    /**
     * Says that this process lives.
     *
     * @return the names of processes of which nothing was heard for too long
     */
    public List<String> beat() {
        return nodes.beat(node.name(), startedAt, work.draining(), settings.lostAfter());
    }

    /** Gives back all that a dead process had claimed, unless it has come back to life or somebody else was faster. */
    @Transactional
    public void takeOver(@Body String dead) {
        if (nodes.removeLost(dead, settings.lostAfter())) {
            LOG.warn("Nothing was heard of {} for {}; its work is taken up by others", dead, settings.lostAfter());
            claims.release(dead);
        }
    }

    /** Gives back what this process has claimed and no thread of it is working on. */
    @Transactional
    public void releaseStrays() {
        for (String kind : claims.kinds()) {
            claims.release(node.name(), kind, strays(kind));
        }
    }

    /** Gives back all that this process has claimed, because it stops. */
    @Transactional
    public void leave() {
        claims.release(node.name());
        nodes.remove(node.name());
    }

    /** A claim is in hand before it is made, and so what is claimed has to be read before what is in hand. */
    private List<String> strays(String kind) {
        List<String> claimed = claims.of(node.name(), kind);
        if (claimed.isEmpty()) {
            return claimed;
        }
        Set<String> inHand = Set.copyOf(work.of(kind));
        List<String> strays =
                claimed.stream().filter(id -> !inHand.contains(id)).toList();
        if (!strays.isEmpty()) {
            LOG.info("{} {} could not record the end of a step; it is taken up again", kind, strays);
        }
        return strays;
    }
}
