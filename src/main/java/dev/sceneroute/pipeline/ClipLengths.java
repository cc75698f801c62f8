package dev.sceneroute.pipeline;

import dev.sceneroute.production.Chapter;
import dev.sceneroute.production.Scene;
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
     * The lengths of a scene. Shots have lengths of their own, so a scene that is made of them keeps its length.
     *
     * @param order from 1
     */
    ClipOffer of(Script script, int order) {
        Scene scene = script.scenes().get(order - 1);
        List<Integer> seconds = IntStream.rangeClosed(1, LONGEST)
                .filter(length ->
                        length == scene.targetDuration() || (!scene.multiShot() && takes(script, scene, length)))
                .boxed()
                .toList();
        return new ClipOffer(seconds, List.of(), false);
    }

    private boolean takes(Script script, Scene scene, int seconds) {
        Scene changed = scene.withTargetDuration(seconds);
        return plan.problems(script.withChapters(List.of(new Chapter(null, List.of(changed)))), 1)
                .isEmpty();
    }
}
