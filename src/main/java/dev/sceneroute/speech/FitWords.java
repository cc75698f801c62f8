package dev.sceneroute.speech;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says how a scene and its speech go together. */
final class FitWords {

    private final SceneNarration narration;
    private final FitWays ways;

    FitWords(SceneNarration narration, FitWays ways) {
        this.narration = narration;
        this.ways = ways;
    }

    /** One sentence with the scene's number; with the ways out if there is no place for the speech. */
    String sentence(FitChoice choice, List<FitChoice> waysOut) {
        if (narration.speech().isZero()) {
            return "Scene " + narration.scene() + ": nothing is said in its " + seconds(choice.frames()) + ".";
        }
        String needed = "Scene " + narration.scene() + ": its speech needs " + seconds(ways.neededFrames(1))
                + " with the silence around it" + (narration.estimated() ? " (estimated)" : "");
        if (!waysOut.isEmpty()) {
            return needed + " and its clip has " + ways.base() + " s: "
                    + waysOut.stream().map(this::infinitive).collect(Collectors.joining(", or ")) + ".";
        }
        return needed
                + (choice.way() == FitWay.KEEP
                        ? " and fits into its " + seconds(choice.frames()) + "."
                        : "; " + done(choice) + ".");
    }

    private String done(FitChoice choice) {
        int clip = choice.clips().get(0);
        return switch (choice.way()) {
            case LONGER_CLIP -> "a clip of " + clip + " s is ordered" + more(choice);
            case HOLD ->
                "the last frame of its clip of " + clip + " s is held for " + seconds(choice.heldFrames())
                        + more(choice);
            case SPEED_UP ->
                "it is spoken " + times(choice) + " as fast, for its clip of " + clip + " s" + more(choice);
            case KEEP, TWO_SHOTS, EXTEND, TIGHTEN_TEXT ->
                throw new IllegalArgumentException("Nothing is done by " + choice.way());
        };
    }

    private String infinitive(FitChoice choice) {
        int clip = choice.clips().get(0);
        return switch (choice.way()) {
            case LONGER_CLIP -> "order a clip of " + clip + " s with target_duration " + clip + more(choice);
            case TWO_SHOTS ->
                "make two shots of it: scenes with target_duration " + clip + " and "
                        + choice.clips().get(1) + " that share its narration" + more(choice);
            case EXTEND ->
                "extend it by " + choice.extendBy() + " s: target_duration " + clip
                        + " for it, and for a scene after it"
                        + " scene_type extend, extends_scene " + narration.scene() + ", target_duration "
                        + choice.extendBy() + " and the end of its narration" + more(choice);
            case HOLD ->
                "hold the last frame of a clip of " + clip + " s for " + seconds(choice.heldFrames()) + more(choice);
            case SPEED_UP -> "speak " + times(choice) + " as fast in a clip of " + clip + " s" + more(choice);
            case TIGHTEN_TEXT ->
                "take " + choice.cut() + " of its " + narration.textLength() + " "
                        + narration.unit().name().toLowerCase(Locale.ROOT) + " out";
            case KEEP -> throw new IllegalArgumentException("To keep it is no way out");
        };
    }

    private static String more(FitChoice choice) {
        return choice.extraClipSeconds() == 0 ? "" : " (" + choice.extraClipSeconds() + " s more to pay for)";
    }

    private static String times(FitChoice choice) {
        return String.format(Locale.ROOT, "%.2f times", choice.speed());
    }

    private String seconds(int frames) {
        return String.format(Locale.ROOT, "%.2f s", (double) frames / ways.fps());
    }
}
