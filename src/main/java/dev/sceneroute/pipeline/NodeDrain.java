package dev.sceneroute.pipeline;

import dev.sceneroute.media.FfmpegRuns;
import dev.sceneroute.runtime.DatabaseTrouble;
import dev.sceneroute.runtime.NodeSettings;
import dev.sceneroute.runtime.WorkInHand;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first thing that happens when the process is to stop: nothing new is claimed, what is under way gets some time to
 * finish, FFmpeg is stopped where it does not, and every claim is given back, so that the others, or the next start, go
 * on at once.
 */
@Component
class NodeDrain implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NodeDrain.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final WorkInHand work;
    private final NodeBeat beat;
    private final FfmpegRuns runs;
    private final NodeSettings settings;
    private volatile boolean running;

    NodeDrain(WorkInHand work, NodeBeat beat, FfmpegRuns runs, NodeSettings settings) {
        this.work = work;
        this.beat = beat;
        this.runs = runs;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        work.drain();
        running = false;
        try {
            beat.beat();
            finishOrStop();
            beat.leave();
            LOG.info("Nothing is claimed by this node any more");
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isIn(e)) {
                throw e;
            }
            LOG.warn("The database does not answer: {}; the claims of this node run out by themselves", e.toString());
        }
    }

    private void finishOrStop() {
        if (!work.awaitEmpty(settings.drainLimit())) {
            LOG.info("Work that has not finished within {} is handed back", settings.drainLimit());
            runs.destroy();
            work.awaitEmpty(LAST_WORDS);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    // Stopped before everything else: before the routes, which need what is stopped after them.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
