package dev.sceneroute.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.stereotype.Component;

/**
 * What the threads of this process are working on at this moment: each piece from before it is claimed until its
 * exchange is done, whatever becomes of it. A row that this node has claimed and that is not here has been left by a
 * step that could not record its end. A process that is about to stop begins nothing any more.
 */
@Component
public class WorkInHand {
    /** The work on one job as a whole; the job's id follows. */
    public static final String JOB = "job/";

    /** The work on one scene; the job's id, a slash and its order follow. */
    public static final String SCENE = "scene/";

    /** The work on one order at a provider; the task's id follows. */
    public static final String TASK = "task/";

    /** The telling of a job's end; the job's id follows. */
    public static final String NOTICE = "notice/";

    private final Map<String, Integer> pieces = new HashMap<>();
    private boolean draining;

    /**
     * Begins a piece of work; it ends with the exchange.
     *
     * @param piece one of the kinds above and an id
     * @return false if this process takes nothing new: do not claim it
     */
    public synchronized boolean begin(String piece, Exchange exchange) {
        if (draining) {
            return false;
        }
        pieces.merge(piece, 1, Integer::sum);
        exchange.getExchangeExtension().addOnCompletion(new End(piece));
        return true;
    }

    /**
     * Begins a step on a piece of work that must not be done by two threads at once, because they would write the same
     * file: a row can be claimed again while a thread that has lost it is still at work.
     *
     * @param step such as {@code fetch}
     * @return false if this process is at that step already, or takes nothing new: do not claim it
     */
    public synchronized boolean beginAlone(String step, String piece, Exchange exchange) {
        String own = step + "/" + piece;
        return !pieces.containsKey(own) && begin(piece, exchange) && begin(own, exchange);
    }

    /** What is in hand of a kind: the ids that follow it. */
    public synchronized List<String> of(String kind) {
        return pieces.keySet().stream()
                .filter(piece -> piece.startsWith(kind))
                .map(piece -> piece.substring(kind.length()))
                .toList();
    }

    /** Takes nothing new from now on. */
    public synchronized void drain() {
        draining = true;
    }

    /** Whether nothing new is taken. */
    public synchronized boolean draining() {
        return draining;
    }

    /**
     * Waits until nothing is in hand.
     *
     * @return false if something still is
     */
    public synchronized boolean awaitEmpty(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toMillis();
        while (!pieces.isEmpty() && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return pieces.isEmpty();
    }

    private synchronized void end(String piece) {
        pieces.computeIfPresent(piece, (key, times) -> times == 1 ? null : times - 1);
        notifyAll();
    }

    private final class End extends SynchronizationAdapter {
        private final String piece;

        private End(String piece) {
            this.piece = piece;
        }

        @Override
        public void onDone(Exchange exchange) {
            end(piece);
        }

        // A wake-up that leaves this exchange is the beginning of other work.
        @Override
        public boolean allowHandover() {
            return false;
        }
    }
}
