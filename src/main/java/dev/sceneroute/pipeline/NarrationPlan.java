package dev.sceneroute.pipeline;

import dev.sceneroute.narration.KeptSpeech;
import dev.sceneroute.narration.NarrationLength;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import dev.sceneroute.speech.ClipOffer;
import dev.sceneroute.speech.NarrationFit;
import dev.sceneroute.speech.SceneFit;
import dev.sceneroute.speech.SceneNarration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    /** The script as it is expected to be ordered: in a film, each scene as long as its speech is guessed to need it. */
    Script expected(Script script, Deliver deliver) {
        return deliver == Deliver.FILM ? lengthened(script, estimated(script)) : script;
    }

    /** What is expected of one scene. */
    SceneFit estimated(Script script, int order) {
        return fit(script, guessed(script, order, wanted(script.scenes().get(order - 1))));
    }

    /**
     * What is expected of one scene that has a clip: the clip is kept if it can be.
     *
     * @param clipSeconds length of the clip
     */
    SceneFit estimated(Script script, int order, int clipSeconds) {
        SceneFit kept = kept(script, guessed(script, order, clipSeconds), clipSeconds);
        return kept.fits() ? kept : estimated(script, order);
    }

    private static SceneNarration guessed(Script script, int order, @Nullable Integer seconds) {
        Scene scene = script.scenes().get(order - 1);
        return NarrationLength.estimated(
                order,
                String.valueOf(scene.narration()),
                script.languageOf(scene),
                script.speech().speedOrUsual(),
                seconds);
    }

    /**
     * What follows from the speech that was made of one scene that has a clip: the clip is kept if it can be.
     *
     * @param clipSeconds length of the clip
     */
    SceneFit measured(Script script, int order, KeptSpeech speech, int clipSeconds) {
        String language = script.languageOf(script.scenes().get(order - 1));
        SceneFit kept = kept(script, NarrationLength.measured(order, speech, language, clipSeconds), clipSeconds);
        return kept.fits() ? kept : measured(script, order, speech);
    }

    /** What follows from the speech that was made of one scene. */
    SceneFit measured(Script script, int order, KeptSpeech speech) {
        Scene scene = script.scenes().get(order - 1);
        return fit(script, NarrationLength.measured(order, speech, script.languageOf(scene), wanted(scene)));
    }

    /** The same of speech that was made faster already and cannot be made so once more. */
    SceneFit measuredOnce(Script script, int order, KeptSpeech speech) {
        Scene scene = script.scenes().get(order - 1);
        SceneNarration said = NarrationLength.measured(order, speech, script.languageOf(scene), wanted(scene));
        return fit.atThisSpeed()
                .fit(said, lengths.of(script, order), script.video().fps());
    }

    /** How long a scene is to be; a card nobody gave a length stays long enough to be read. */
    private static @Nullable Integer wanted(Scene scene) {
        Integer said = scene.saidDuration();
        return said == null && scene.sceneType().isDrawn() ? Integer.valueOf(Scene.USUAL_SECONDS) : said;
    }

    private SceneFit kept(Script script, SceneNarration narration, int clipSeconds) {
        return fit.fit(
                narration,
                new ClipOffer(List.of(clipSeconds), List.of(), false),
                script.video().fps());
    }

    private SceneFit fit(Script script, SceneNarration narration) {
        boolean drawn = script.scenes().get(narration.scene() - 1).sceneType().isDrawn();
        return drawn
                ? fit.ofAnyLength(narration, script.video().fps())
                : fit.fit(
                        narration,
                        lengths.of(script, narration.scene()),
                        script.video().fps());
    }
}
