package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One scene of a script (Kling integration specification, §4), as people write it.
 *
 * @param sceneId the writer's own name for it, if any
 * @param narration what is said
 * @param onScreenText what is written on the picture
 * @param visualPrompt what is seen, at most 2,500 characters; the narration where it is missing
 * @param negativePrompt what must not be seen; only the text2video and image2video endpoints take it
 * @param targetDuration whole seconds
 * @param guessedDuration the same, if nobody said it and it was guessed: then a scene in which something is said is as long
 *     as that; nothing if somebody said another
 * @param continuityGroup scenes with the same name share a character or object
 * @param sceneType what the scene starts from
 * @param shots the shots of a multi-shot scene, empty otherwise
 * @param referenceAssets images, in the order the prompt's placeholders count them
 * @param extendsScene for {@code extend}: the order (from 1) of the scene whose clip goes on
 * @param generation options of this scene alone
 * @param volumes how loud the parts of its sound are
 * @param transition how it becomes the next scene
 * @param language of what is said in it, BCP 47 tag; the script's if missing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Scene(
        @Nullable String sceneId,
        @Nullable String narration,
        @Nullable String onScreenText,
        @Nullable String visualPrompt,
        @Nullable String negativePrompt,
        int targetDuration,
        @Nullable Integer guessedDuration,
        @Nullable String continuityGroup,
        SceneType sceneType,
        List<Shot> shots,
        List<ReferenceAsset> referenceAssets,
        @Nullable Integer extendsScene,
        @Nullable GenerationOptions generation,
        @Nullable SoundVolumes volumes,
        @Nullable SceneTransition transition,
        @Nullable String language) {

    /** Seconds of a scene nobody gave a length, unless what is said in it takes longer. */
    public static final int USUAL_SECONDS = 5;

    /** Copies the lists, so that a scene cannot change after it was checked; a missing list is an empty one. */
    public Scene {
        guessedDuration = Objects.equals(guessedDuration, targetDuration) ? guessedDuration : null;
        shots = shots == null ? List.of() : List.copyOf(shots);
        referenceAssets = referenceAssets == null ? List.of() : List.copyOf(referenceAssets);
    }

    /** What the provider is asked to show: the visual prompt, else the narration, else nothing. */
    @JsonIgnore
    public String prompt() {
        if (visualPrompt != null && !visualPrompt.isBlank()) {
            return visualPrompt;
        }
        return narration == null ? "" : narration;
    }

    /** How many seconds somebody wants it to last; nothing if nobody said. */
    @JsonIgnore
    public @Nullable Integer saidDuration() {
        return guessedDuration == null ? Integer.valueOf(targetDuration) : null;
    }

    /** Whether the scene is made of several shots. */
    @JsonIgnore
    public boolean multiShot() {
        return !shots.isEmpty();
    }

    /** The same scene with a length that is said. */
    public Scene withTargetDuration(int seconds) {
        return new Scene(
                sceneId,
                narration,
                onScreenText,
                visualPrompt,
                negativePrompt,
                seconds,
                null,
                continuityGroup,
                sceneType,
                shots,
                referenceAssets,
                extendsScene,
                generation,
                volumes,
                transition,
                language);
    }

    /** The same scene with its references stored. */
    public Scene withReferenceAssets(List<ReferenceAsset> stored) {
        return new Scene(
                sceneId,
                narration,
                onScreenText,
                visualPrompt,
                negativePrompt,
                targetDuration,
                guessedDuration,
                continuityGroup,
                sceneType,
                shots,
                stored,
                extendsScene,
                generation,
                volumes,
                transition,
                language);
    }
}
