package dev.sceneroute.pipeline;

import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.intake.Violation;
import dev.sceneroute.media.text.FontChain;
import dev.sceneroute.media.text.PlainText;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at all that this program draws and fades by itself, so that what its fonts and its FFmpeg cannot do is said before
 * money is spent.
 */
@Component
class FilmPlan {
    private final FontChain fonts;
    private final FilmSubtitles subtitles;
    private final FilmTransitions transitions;

    FilmPlan(FontChain fonts, FilmSubtitles subtitles, FilmTransitions transitions) {
        this.fonts = fonts;
        this.subtitles = subtitles;
        this.transitions = transitions;
    }

    /**
     * Checks a script for what becomes of it.
     *
     * @throws InvalidScriptException naming each field that asks for what cannot be done here, and the way out
     */
    void check(Script script, Deliver deliver) {
        check(null, script, script.scenes(), deliver);
    }

    /**
     * Checks what a change draws that was not drawn before. What it does not touch was accepted once, by other fonts maybe,
     * and is in the film already.
     *
     * @param changes every scene that does not stay as it is
     * @throws InvalidScriptException naming each field that asks for what cannot be done here, and the way out
     */
    void checkChange(Script before, Script after, List<SceneChange> changes, Deliver deliver) {
        List<Scene> touched = changes.stream()
                .map(change -> after.scenes().get(change.order() - 1))
                .toList();
        check(before, after, touched, deliver);
    }

    private void check(@Nullable Script before, Script script, List<Scene> touched, Deliver deliver) {
        DrawnScenes.check(script, deliver);
        List<Violation> violations = new ArrayList<>();
        subtitles
                .cannotBurn(script, touched)
                .ifPresent(why -> violations.add(violation("subtitles.burn", "burn", why)));
        if (deliver == Deliver.FILM) {
            thumbnail(before, script).ifPresent(violations::add);
            transitions.refusal(script).ifPresent(violations::add);
            for (int index = 0; index < script.scenes().size(); index++) {
                scene(before, script, index).ifPresent(violations::add);
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidScriptException(violations, 0);
        }
    }

    private Optional<Violation> thumbnail(@Nullable Script before, Script script) {
        String title = title(script);
        return title == null || (before != null && title.equals(title(before)))
                ? Optional.empty()
                : refusal(title)
                        .map(why -> violation(
                                "thumbnail.title",
                                "font",
                                "thumbnail.title cannot be drawn. " + why + ", or leave it out"));
    }

    private static @Nullable String title(Script script) {
        return script.thumbnail() == null ? null : script.thumbnail().title();
    }

    private Optional<Violation> scene(@Nullable Script before, Script script, int index) {
        Scene scene = script.scenes().get(index);
        String text = drawn(script, index);
        boolean drawn = scene.sceneType().isDrawn();
        if (text == null || (before != null && isTheSame(before, index, text, drawn))) {
            return Optional.empty();
        }
        String field = scene.onScreenText() == null ? "narration" : "on_screen_text";
        String when = drawn ? "" : ", should no clip be had,";
        String instead = scene.onScreenText() == null ? ", say it in an on_screen_text" : "";
        String without = drawn ? "" : ", or set generation.fallback to none";
        return refusal(text)
                .map(why -> violation(
                        "scenes[" + index + "]." + field,
                        "font",
                        field + " of scene " + (index + 1) + when + " cannot be drawn. " + why + instead + without));
    }

    /** Whether it was drawn before, or as likely to be drawn as it is now. */
    private static boolean isTheSame(Script before, int index, String text, boolean drawn) {
        return text.equals(drawn(before, index))
                && (!drawn || before.scenes().get(index).sceneType().isDrawn());
    }

    /** What is written on a scene if it is drawn, be it in place of a clip; nothing if it never is. */
    private static @Nullable String drawn(Script script, int index) {
        Scene scene = script.scenes().get(index);
        return scene.sceneType().isDrawn() || script.optionsOf(scene).isDrawnIfNeeded()
                ? DrawnScenes.text(scene)
                : null;
    }

    /** As it will be drawn: what has no place in a line is left out there. */
    private Optional<String> refusal(String text) {
        return fonts.refusal(PlainText.of(text, text.length()));
    }

    private static Violation violation(String field, String rule, String message) {
        return new Violation(field, rule, message, null);
    }
}
