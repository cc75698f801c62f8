package dev.sceneroute.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses how long a scene's clip has to be for what is said in it, before anything is ordered. Pure: the same question
 * always gets the same answer.
 *
 * <p>A wanted length is kept if the speech fits. If not, the policy's ways are tried in their order; a longer clip that
 * still is too short is what the ways behind it start from. Without a wanted length the shortest clip that does is taken.
 */
@Component
public class NarrationFit {

    private final FitPolicy policy;

    /** Fits by this policy. */
    public NarrationFit(FitPolicy policy) {
        this.policy = policy;
    }

    /** One that speaks nothing faster. */
    public NarrationFit atThisSpeed() {
        return new NarrationFit(policy.without(FitWay.SPEED_UP));
    }

    /**
     * Fits a scene.
     *
     * @param narration what is said, and how long the scene is to be
     * @param offer the lengths the chosen model makes
     * @param fps frames a second of the film
     */
    public SceneFit fit(SceneNarration narration, ClipOffer offer, int fps) {
        FitWays ways = new FitWays(narration, offer, policy, fps);
        FitChoice wanted = ways.wanted();
        if (wanted.frames() >= ways.neededFrames(1)) {
            return answer(narration, ways, wanted, List.of());
        }
        return byPolicy(ways)
                .map(choice -> answer(narration, ways, choice, List.of()))
                .orElseGet(() -> answer(narration, ways, wanted, waysOut(ways)));
    }

    /** Fits a scene that is drawn: it is shown as long as its speech, and never shorter than wanted. */
    public SceneFit ofAnyLength(SceneNarration narration, int fps) {
        int longest = (int) narration
                        .speech()
                        .plus(policy.before())
                        .plus(policy.after())
                        .toSeconds()
                + 2;
        int wanted = narration.wantedSeconds() == null ? 1 : narration.wantedSeconds();
        List<Integer> lengths =
                IntStream.rangeClosed(1, Math.max(longest, wanted)).boxed().toList();
        FitWays ways = new FitWays(narration, new ClipOffer(lengths, List.of(), false), policy, fps);
        int frames = Math.max(wanted * fps, ways.neededFrames(1));
        int seconds = (frames + fps - 1) / fps;
        FitChoice choice = new FitChoice(FitWay.KEEP, List.of(seconds), 0, 0, 1, 0, frames, 0);
        return answer(narration, ways, choice, List.of());
    }

    private Optional<FitChoice> byPolicy(FitWays ways) {
        int most = Math.toIntExact(policy.extraClip().toSeconds());
        int from = ways.base();
        for (FitWay way : policy.order()) {
            FitChoice choice = choice(ways, way, from, most);
            if (choice != null) {
                return Optional.of(choice);
            }
            from = way == FitWay.LONGER_CLIP ? ways.longestWithin(most) : from;
        }
        return Optional.empty();
    }

    private @Nullable FitChoice choice(FitWays ways, FitWay way, int from, int most) {
        return switch (way) {
            case LONGER_CLIP -> ways.longer(most);
            case HOLD -> ways.held(from, policy.holdUpTo());
            case SPEED_UP -> ways.faster(from, policy.speedUpTo());
            case KEEP, TWO_SHOTS, EXTEND, TIGHTEN_TEXT -> null;
        };
    }

    /** What the model and the engines can do, whatever the policy says. */
    private List<FitChoice> waysOut(FitWays ways) {
        int from = policy.order().contains(FitWay.LONGER_CLIP)
                ? ways.longestWithin(Math.toIntExact(policy.extraClip().toSeconds()))
                : ways.base();
        List<FitChoice> out = new ArrayList<>();
        add(out, ways.longer(FitWays.ANY));
        add(out, ways.twoShots());
        add(out, ways.extended());
        add(out, ways.held(from, FitWays.FOR_EVER));
        add(out, ways.faster(from, FitWays.FASTEST));
        add(out, ways.tightened());
        return out;
    }

    private static void add(List<FitChoice> choices, @Nullable FitChoice choice) {
        if (choice != null) {
            choices.add(choice);
        }
    }

    private SceneFit answer(SceneNarration narration, FitWays ways, FitChoice choice, List<FitChoice> waysOut) {
        int needed = ways.neededFrames(choice.speed());
        boolean fits = choice.frames() >= needed;
        String message = new FitWords(narration, ways).sentence(choice, waysOut);
        return new SceneFit(narration.scene(), fits, choice, needed, narration.estimated(), waysOut, message);
    }
}
