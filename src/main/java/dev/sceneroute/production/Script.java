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
        List<Chapter> chapters) {

    /** Copies the list; a script that says nothing of its speech says what is usual. */
    public Script {
        speech = speech == null ? SpeechOptions.UNSAID : speech;
        chapters = List.copyOf(chapters);
    }

    /** The same settings with other chapters. */
    public Script withChapters(List<Chapter> others) {
        return new Script(title, topic, language, video, generation, speech, others);
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
