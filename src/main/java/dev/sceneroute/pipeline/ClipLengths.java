package dev.sceneroute.pipeline;

import dev.sceneroute.production.Chapter;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import dev.sceneroute.speech.ClipOffer;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Which lengths a scene's clip can have: those its provider would take an order for. */
@Component
class ClipLengths {
    private static final int LONGEST = 60;

    private final OrderPlan plan;

    ClipLengths(OrderPlan plan) {
        this.plan = plan;
    }

    /**
     * The lengths of a scene. Shots have lengths of their own, so a scene that is made of them keeps its length. What goes
     * on from another scene can be extended once more, and is not made in two.
     *
     * @param order from 1
     */
    ClipOffer of(Script script, int order) {
        Scene scene = script.scenes().get(order - 1);
        List<Integer> seconds = IntStream.rangeClosed(1, LONGEST)
                .boxed()
                .filter(length ->
                        length.equals(scene.saidDuration()) || (!scene.multiShot() && takes(script, order, length)))
                .toList();
        boolean twoShots = !scene.multiShot() && scene.sceneType() != SceneType.EXTEND;
        // Where even the guess is refused, its provider tells why when it is checked.
        return new ClipOffer(
                seconds.isEmpty() ? List.of(scene.targetDuration()) : seconds,
                plan.extensions(script, order, LONGEST),
                twoShots);
    }

    private boolean takes(Script script, int order, int seconds) {
        Scene scene = script.scenes().get(order - 1);
        if (scene.sceneType() == SceneType.EXTEND) {
            return plan.problems(script.withSeconds(order, seconds), order).isEmpty();
        }
        Scene changed = scene.withTargetDuration(seconds);
        return plan.problems(script.withChapters(List.of(new Chapter(null, List.of(changed)))), 1)
                .isEmpty();
    }
}
