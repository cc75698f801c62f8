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
        DrawnScenes.check(script, deliver);
        List<Violation> violations = new ArrayList<>();
        subtitles.cannotBurn(script).ifPresent(why -> violations.add(violation("subtitles.burn", "burn", why)));
        if (deliver == Deliver.FILM) {
            thumbnail(script).ifPresent(violations::add);
            transitions.refusal(script).ifPresent(violations::add);
            for (int index = 0; index < script.scenes().size(); index++) {
                scene(script, index).ifPresent(violations::add);
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidScriptException(violations, 0);
        }
    }

    private Optional<Violation> thumbnail(Script script) {
        String title = script.thumbnail() == null ? null : script.thumbnail().title();
        return title == null
                ? Optional.empty()
                : refusal(title)
                        .map(why -> violation(
                                "thumbnail.title",
                                "font",
                                "thumbnail.title cannot be drawn. " + why + ", or leave it out"));
    }

    private Optional<Violation> scene(Script script, int index) {
        Scene scene = script.scenes().get(index);
        boolean drawn = scene.sceneType().isDrawn();
        String text = DrawnScenes.text(scene);
        if (text == null || !(drawn || script.optionsOf(scene).isDrawnIfNeeded())) {
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

    /** As it will be drawn: what has no place in a line is left out there. */
    private Optional<String> refusal(String text) {
        return fonts.refusal(PlainText.of(text, text.length()));
    }

    private static Violation violation(String field, String rule, String message) {
        return new Violation(field, rule, message, null);
    }
}
