package dev.sceneroute.pipeline;

import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.intake.Violation;
import dev.sceneroute.media.ConformedScene;
import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.LayerMaker;
import dev.sceneroute.media.Still;
import dev.sceneroute.media.StillMove;
import dev.sceneroute.media.StillScene;
import dev.sceneroute.media.StillSettings;
import dev.sceneroute.media.text.TitleCard;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import dev.sceneroute.speech.SpeakableText;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stage 7, collect, without a clip: scenes that are drawn by this program, because their script says so or because no clip
 * can be had and it allows that.
 */
@Component
class DrawnScenes {
    private final AssetStore assets;
    private final MediaStorage storage;
    private final TitleCard cards;
    private final StillScene stills;
    private final StillSettings settings;

    DrawnScenes(AssetStore assets, MediaStorage storage, TitleCard cards, StillScene stills, StillSettings settings) {
        this.assets = assets;
        this.storage = storage;
        this.cards = cards;
        this.stills = stills;
        this.settings = settings;
    }

    /**
     * Drawn scenes are parts of films; nobody else makes a clip of them.
     *
     * @throws InvalidScriptException if a job is to end with clips
     */
    static void check(Script script, Deliver deliver) {
        List<Scene> scenes = script.scenes();
        for (int index = 0; deliver != Deliver.FILM && index < scenes.size(); index++) {
            if (scenes.get(index).sceneType().isDrawn()) {
                throw InvalidScriptException.of(new Violation(
                        "scenes[" + index + "].scene_type",
                        "drawn_scene",
                        "scene_type " + scenes.get(index).sceneType().text()
                                + " is drawn into a film and has no clip; ask"
                                + " for deliver film, or leave the scene out",
                        null));
            }
        }
    }

    /**
     * What is written on a scene that is drawn; nothing where its image fills it, or nothing is said. A text for the screen
     * is drawn as it is written. Of what is said, the words: it may be written in Markdown or SSML.
     */
    static @Nullable String text(Scene scene) {
        if (scene.sceneType() != SceneType.SLIDE && !scene.referenceAssets().isEmpty()) {
            return null;
        }
        String said = scene.narration() == null ? "" : SpeakableText.of(scene.narration());
        return scene.onScreenText() != null || said.isEmpty() ? scene.onScreenText() : said;
    }

    /**
     * Draws a scene.
     *
     * @param order its place, from 1
     * @param frames how long it is
     * @param over what is laid over it
     * @param folder for its files
     */
    ConformedScene draw(Script script, int order, int frames, LayerMaker over, Path folder) {
        Scene scene = script.scenes().get(order - 1);
        FilmProfile profile = ClipConforming.profile(script.video());
        Path picture = picture(scene);
        if (scene.sceneType() != SceneType.SLIDE && picture != null) {
            return stills.show(Still.moving(picture, StillMove.inTurn(order), settings), profile, frames, over, folder);
        }
        String text = text(scene);
        if (text == null) {
            return stills.show(Still.plain(), profile, frames, over, folder);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("A title card cannot be drawn in " + folder, failed);
        }
        Path card = cards.draw(text, null, script.languageOf(scene), picture, profile, folder.resolve("card.png"));
        return stills.show(Still.basic(card), profile, frames, over, folder);
    }

    private @Nullable Path picture(Scene scene) {
        return scene.referenceAssets().isEmpty()
                ? null
                : storage.localCopy(assets.get(Objects.requireNonNull(
                                scene.referenceAssets().get(0).assetId(), "a stored script has stored images"))
                        .storageKey());
    }
}
