package dev.sceneroute.generation;

/**
 * Changes the order of a scene whose last attempt failed, so that the next one has a better chance (Kling integration
 * specification, 2026-03-28, §8: quality failure, adjust the prompt, then retry). Every bean of this kind is asked in
 * turn, before the order is frozen.
 *
 * <p>Must be deterministic: after a crash the same order is made once more. It must not call anybody, and leaves an
 * order alone that it cannot change within the provider's limits.
 */
@FunctionalInterface
public interface PromptAdjustment {

    /**
     * Adjusts an order.
     *
     * @param order as the script has it, or as the adjustments before left it
     * @param reason why the attempt before failed
     * @param attempt which attempt the order is for, from 2
     * @return the order to send; the same one if there is nothing to change
     */
    VideoOrder adjust(VideoOrder order, AdjustmentReason reason, int attempt);
}
