package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script as people write it and as jobs keep it: chapters of scenes, and how the film shall look.
 *
 * @param title the film's title
 * @param topic what it is about, if said
 * @param language BCP 47 tag, {@code en} by default
 * @param video what every frame looks like
 * @param generation options of all scenes
 * @param speech how what is said is spoken
 * @param sound what it sounds like
 * @param subtitles how what is said is shown; as a track of the film if missing
 * @param transition how its scenes become one another; as the settings say if missing
 * @param thumbnail the picture that stands for it
 * @param chapters at least one, with at least one scene in all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Script(
        String title,
        @Nullable String topic,
        String language,
        VideoFormat video,
        GenerationOptions generation,
        SpeechOptions speech,
        SoundOptions sound,
        @Nullable SubtitleOptions subtitles,
        @Nullable SceneTransition transition,
        @Nullable ThumbnailOptions thumbnail,
        List<Chapter> chapters) {

    /** Copies the list; a script that says nothing of its speech or its sound says what is usual. */
    public Script {
        speech = speech == null ? SpeechOptions.UNSAID : speech;
        sound = sound == null ? SoundOptions.UNSAID : sound;
        chapters = List.copyOf(chapters);
    }

    /** The same settings with other chapters. */
    public Script withChapters(List<Chapter> others) {
        return new Script(
                title, topic, language, video, generation, speech, sound, subtitles, transition, thumbnail, others);
    }

    /** The same script with other sound. */
    public Script withSound(SoundOptions other) {
        return new Script(
                title, topic, language, video, generation, speech, other, subtitles, transition, thumbnail, chapters);
    }

    /** Whether what is said is drawn into the picture. */
    @JsonIgnore
    public boolean isBurned() {
        return subtitles != null && subtitles.isBurned();
    }

    /** In which language something is said in a scene. */
    public String languageOf(Scene scene) {
        return scene.language() == null ? language : scene.language();
    }

    /** How a scene becomes the next one; nothing if that is left to the settings. */
    public @Nullable SceneTransition transitionAfter(Scene scene) {
        return scene.transition() == null ? transition : scene.transition();
    }

    /** How loud the parts of a scene's sound are. */
    public SoundVolumes volumesOf(Scene scene) {
        SoundVolumes said = scene.volumes() == null ? new SoundVolumes(null, null, null) : scene.volumes();
        return said.over(sound.volumes());
    }

    /** The same script with one scene of another length. */
    public Script withSeconds(int order, int seconds) {
        List<Chapter> changed = new ArrayList<>();
        int first = 1;
        for (Chapter chapter : chapters) {
            int index = order - first;
            changed.add(
                    index >= 0 && index < chapter.scenes().size()
                            ? chapter.withScene(
                                    index, chapter.scenes().get(index).withTargetDuration(seconds))
                            : chapter);
            first += chapter.scenes().size();
        }
        return withChapters(changed);
    }

    /** Whether anything is to be said in the film. */
    @JsonIgnore
    public boolean isNarrated() {
        return scenes().stream().anyMatch(this::isSpoken);
    }

    /** Whether something is to be said in a scene. */
    public boolean isSpoken(Scene scene) {
        return speech.isSpoken()
                && scene.narration() != null
                && scene.narration().codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** All scenes in the film's order; the first has order 1. */
    @JsonIgnore
    public List<Scene> scenes() {
        return chapters.stream().flatMap(chapter -> chapter.scenes().stream()).toList();
    }

    /** Length of the film in seconds: the sum of its scenes. */
    @JsonIgnore
    public int seconds() {
        return scenes().stream().mapToInt(Scene::targetDuration).sum();
    }

    /** The options one scene is made with. */
    public GenerationOptions optionsOf(Scene scene) {
        return scene.generation() == null ? generation : scene.generation().over(generation);
    }
}
