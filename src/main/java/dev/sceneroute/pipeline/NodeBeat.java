package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
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
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final GenerationTaskStore tasks;
    private final WorkInHand work;
    private final Node node;
    private final NodeSettings settings;
    private final Instant startedAt;

    NodeBeat(
            NodeStore nodes,
            JobStore jobs,
            JobSceneStore scenes,
            GenerationTaskStore tasks,
            WorkInHand work,
            Node node,
            NodeSettings settings,
            Clock clock) {
        this.nodes = nodes;
        this.jobs = jobs;
        this.scenes = scenes;
        this.tasks = tasks;
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
            release(dead);
        }
    }

    /** Gives back what this process has claimed and no thread of it is working on. */
    @Transactional
    public void releaseStrays() {
        List<String> strayJobs = strays(jobs.claimedBy(node.name()), WorkInHand.JOB);
        List<String> strayScenes = strays(scenes.claimedBy(node.name()), WorkInHand.SCENE);
        List<String> strayTasks = strays(tasks.claimedBy(node.name()), WorkInHand.TASK);
        jobs.release(node.name(), strayJobs);
        scenes.release(node.name(), strayScenes);
        tasks.release(node.name(), strayTasks);
    }

    /** Gives back all that this process has claimed, because it stops. */
    @Transactional
    public void leave() {
        release(node.name());
        nodes.remove(node.name());
    }

    /** A claim is in hand before it is made, and so what is claimed has to be read before what is in hand. */
    private List<String> strays(List<String> claimed, String kind) {
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

    private void release(String name) {
        jobs.release(name);
        scenes.release(name);
        tasks.release(name);
    }
}
