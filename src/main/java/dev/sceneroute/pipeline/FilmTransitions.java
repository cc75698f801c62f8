package dev.sceneroute.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sceneroute.intake.Violation;
import dev.sceneroute.media.ConformedScene;
import dev.sceneroute.media.CrossFade;
import dev.sceneroute.media.FfmpegException;
import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.Transition;
import dev.sceneroute.media.TransitionSettings;
import dev.sceneroute.production.ConformedClip;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneTransition;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Sha256;
import dev.sceneroute.storage.MediaStorage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the scenes of a film become one another. Only the end of a scene is encoded for it, as soon as it and the next one are
 * ready; what is made lies beside the other work files, under a name that follows from what is in it.
 */
@Component
class FilmTransitions {
    private static final int REMEMBERED = 2_000;

    private final CrossFade fades;
    private final TransitionSettings settings;
    private final MediaStorage storage;
    private final Cache<Path, ConformedScene> made =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    FilmTransitions(CrossFade fades, TransitionSettings settings, MediaStorage storage) {
        this.fades = fades;
        this.settings = settings;
        this.storage = storage;
    }

    /** Why transitions cannot be made here, at the first one; nothing if they can, or there are none. */
    Optional<Violation> refusal(Script script) {
        List<Scene> all = script.scenes();
        for (int index = 0; index + 1 < all.size(); index++) {
            Optional<String> why = refusal(after(script, all.get(index)));
            if (why.isPresent()) {
                String field = all.get(index).transition() == null ? "transition" : "scenes[" + index + "].transition";
                return why.map(text -> new Violation(field, "transition", text + ", or write transition: cut", null));
            }
        }
        return Optional.empty();
    }

    private Optional<String> refusal(Transition transition) {
        try {
            fades.check(transition);
            return Optional.empty();
        } catch (FfmpegException lacking) {
            return Optional.of(String.valueOf(lacking.getMessage()));
        }
    }

    /** Makes what can be made already. */
    void prepare(Script script, List<JobScene> scenes, Path folder) {
        for (int index = 0; index + 1 < scenes.size(); index++) {
            if (scenes.get(index).conformed() != null && scenes.get(index + 1).conformed() != null) {
                part(script, scenes, index, folder, null);
            }
        }
    }

    /**
     * The scenes as they stand in the film.
     *
     * @param scenes all of them, ready, in order
     * @param film hears of each transition that is made for it
     */
    List<ConformedScene> parts(Script script, List<JobScene> scenes, Path folder, FilmWork.Film film) {
        List<ConformedScene> parts = new ArrayList<>();
        for (int index = 0; index < scenes.size(); index++) {
            parts.add(part(script, scenes, index, folder, film));
        }
        return parts;
    }

    /**
     * How many transitions of a film are still to be made.
     *
     * @param scenes all of them, ready, in order
     */
    int missing(Script script, List<JobScene> scenes, Path folder) {
        return (int) IntStream.range(0, scenes.size())
                .filter(index -> after(script, scenes, index) != Transition.CUT)
                .filter(index -> known(own(script, scenes, index, folder)) == null)
                .count();
    }

    private ConformedScene part(
            Script script, List<JobScene> scenes, int index, Path folder, FilmWork.@Nullable Film film) {
        ConformedScene scene = plain(scenes.get(index));
        Transition transition = after(script, scenes, index);
        if (transition == Transition.CUT) {
            return scene;
        }
        Path own = own(script, scenes, index, folder);
        ConformedScene known = known(own);
        if (known != null) {
            return known;
        }
        FilmProfile profile = ClipConforming.profile(script.video());
        if (film != null) {
            // It is encoded from the last keyframe before it, which is a second away at most.
            film.fading(own, fades.frames(profile, scene.frames()) + profile.fps());
        }
        ConformedScene faded = fades.into(scene, plain(scenes.get(index + 1)), transition, profile, own);
        made.put(own, faded);
        if (film != null) {
            film.faded();
        }
        return faded;
    }

    private @Nullable ConformedScene known(Path own) {
        ConformedScene known = made.getIfPresent(own);
        return known != null && known.isThere() ? known : null;
    }

    private Path own(Script script, List<JobScene> scenes, int index, Path folder) {
        return folder.resolve(name(scenes.get(index), scenes.get(index + 1), after(script, scenes, index)));
    }

    private Transition after(Script script, List<JobScene> scenes, int index) {
        boolean last = index + 1 == scenes.size();
        return last ? Transition.CUT : after(script, script.scenes().get(index));
    }

    private Transition after(Script script, Scene scene) {
        SceneTransition said = script.transitionAfter(scene);
        return said == null ? settings.kind() : Transition.valueOf(said.name());
    }

    private String name(JobScene scene, JobScene next, Transition transition) {
        String content = String.join(
                "|",
                contents(clip(scene)),
                contents(clip(next)),
                transition.toString(),
                settings.duration().toString());
        return "fade-" + Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What is in its file; a clip as it came never changes under its key. */
    private static String contents(ConformedClip clip) {
        return (clip.contents() == null ? clip.videoKey() : clip.contents()) + " " + clip.frames();
    }

    private ConformedScene plain(JobScene scene) {
        ConformedClip clip = clip(scene);
        return new ConformedScene(
                storage.localCopy(clip.videoKey()),
                clip.audioKey() == null ? null : storage.localCopy(clip.audioKey()),
                clip.frames(),
                clip.samples(),
                clip.copied(),
                clip.signature());
    }

    private static ConformedClip clip(JobScene scene) {
        return Objects.requireNonNull(scene.conformed(), "a ready scene of a film is conformed");
    }
}
