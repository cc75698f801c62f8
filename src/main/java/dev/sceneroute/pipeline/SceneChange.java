package dev.sceneroute.pipeline;

import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import java.util.Objects;

/**
 * What a change of the script does to one scene.
 *
 * @param order its place, from 1
 * @param clip whether another clip has to be ordered
 * @param follows whether that is only because the scene it goes on from gets another clip
 * @param drawing whether it has to be drawn again
 * @param speech whether something else is said, or by somebody else, or nothing any more
 * @param length whether another length is wanted, or none any more for what is said
 * @param burned whether what is drawn over it changes
 */
record SceneChange(
        int order, boolean clip, boolean follows, boolean drawing, boolean speech, boolean length, boolean burned) {

    /** Whether it stays as it is. */
    boolean isNothing() {
        return !clip && !drawing && !speech && !length && !burned;
    }

    /** The same for a scene that goes on from one that gets another clip. */
    SceneChange following() {
        return clip ? this : new SceneChange(order, true, true, drawing, speech, length, burned);
    }

    /** The same for a card that has to be drawn again. */
    SceneChange redrawn() {
        return new SceneChange(order, clip, follows, true, speech, length, burned);
    }

    /**
     * Compares.
     *
     * @param plan knows what would be ordered
     * @param before the script as it was
     * @param after the script as it shall be, with as many scenes
     * @param film whether a film is made of it; else nothing is spoken
     */
    static SceneChange of(OrderPlan plan, Script before, Script after, int order, boolean film) {
        Scene old = before.scenes().get(order - 1);
        Scene now = after.scenes().get(order - 1);
        boolean drawn = now.sceneType().isDrawn();
        // A scene in which something is said is as long as that; any other is as long as its clip is ordered.
        boolean spoken = film && after.isSpoken(now);
        boolean open = spoken && now.saidDuration() == null;
        boolean free = open || (spoken && before.isSpoken(old));
        boolean length = isOther(old, now, free);
        Script alike = free ? after.withSeconds(order, old.targetDuration()) : after;
        boolean clip = drawn != old.sceneType().isDrawn()
                || (!drawn && !plan.order(before, order).equals(plan.order(alike, order)));
        boolean speech = film && speech(before, old, after, now);
        boolean said = film && (before.isSpoken(old) || after.isSpoken(now));
        boolean burned = said
                && (before.isBurned() || after.isBurned())
                && (speech || !Objects.equals(before.subtitles(), after.subtitles()));
        // A card on which something is said is as long as that, which shows when it is spoken.
        boolean drawing = drawn && (!looksAlike(old, now) || (length && !spoken));
        return new SceneChange(order, clip, false, drawing, speech, length, burned);
    }

    private static boolean isOther(Scene old, Scene now, boolean free) {
        return free
                ? !Objects.equals(old.saidDuration(), now.saidDuration())
                : old.targetDuration() != now.targetDuration();
    }

    private static boolean looksAlike(Scene old, Scene now) {
        return old.sceneType() == now.sceneType()
                && Objects.equals(old.onScreenText(), now.onScreenText())
                && old.referenceAssets().equals(now.referenceAssets());
    }

    private static boolean speech(Script before, Scene old, Script after, Scene now) {
        if (!before.isSpoken(old) && !after.isSpoken(now)) {
            return false;
        }
        return before.isSpoken(old) != after.isSpoken(now)
                || !Objects.equals(old.narration(), now.narration())
                || !before.speech().equals(after.speech())
                || !before.languageOf(old).equals(after.languageOf(now));
    }
}
