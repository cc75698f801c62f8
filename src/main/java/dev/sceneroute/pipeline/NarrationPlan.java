package dev.sceneroute.pipeline;

import dev.sceneroute.narration.KeptSpeech;
import dev.sceneroute.narration.NarrationLength;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import dev.sceneroute.speech.NarrationFit;
import dev.sceneroute.speech.SceneFit;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** How the scenes of a script and what is said in them go together, before anything is ordered. */
@Component
public class NarrationPlan {
    private final NarrationFit fit;
    private final ClipLengths lengths;

    NarrationPlan(NarrationFit fit, ClipLengths lengths) {
        this.fit = fit;
        this.lengths = lengths;
    }

    /** The scenes in which something is said, by their order. */
    static List<Integer> spoken(Script script) {
        List<Scene> scenes = script.scenes();
        return IntStream.rangeClosed(1, scenes.size())
                .filter(order -> script.isSpoken(scenes.get(order - 1)))
                .boxed()
                .toList();
    }

    /** What is expected of a script of which nothing is spoken yet. */
    public List<SceneFit> estimated(Script script) {
        return spoken(script).stream().map(order -> estimated(script, order)).toList();
    }

    /** The script with its scenes as long as their speech needs them, where it has its place. */
    static Script lengthened(Script script, List<SceneFit> fits) {
        Script fitted = script;
        for (SceneFit fit : fits) {
            fitted = fit.fits()
                    ? fitted.withSeconds(fit.scene(), fit.choice().clips().get(0))
                    : fitted;
        }
        return fitted;
    }

    /** What is expected of one scene. */
    SceneFit estimated(Script script, int order) {
        Scene scene = script.scenes().get(order - 1);
        return fit.fit(
                NarrationLength.estimated(
                        order,
                        String.valueOf(scene.narration()),
                        script.language(),
                        script.speech().speedOrUsual(),
                        scene.targetDuration()),
                lengths.of(script, order),
                script.video().fps());
    }

    /** What follows from the speech that was made of one scene. */
    SceneFit measured(Script script, int order, KeptSpeech speech) {
        Scene scene = script.scenes().get(order - 1);
        return fit.fit(
                NarrationLength.measured(order, speech, script.language(), scene.targetDuration()),
                lengths.of(script, order),
                script.video().fps());
    }
}
