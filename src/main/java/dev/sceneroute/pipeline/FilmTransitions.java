package dev.sceneroute.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sceneroute.intake.Violation;
import dev.sceneroute.media.ConformedScene;
import dev.sceneroute.media.CrossFade;
import dev.sceneroute.media.FfmpegException;
import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.Joint;
import dev.sceneroute.media.Transition;
import dev.sceneroute.media.TransitionSettings;
import dev.sceneroute.production.ConformedClip;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneTransition;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Sha256;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How the scenes of a film become one another. Only the end of a scene is encoded for it, as soon as it and the next one are
 * ready; what is made lies beside the other work files, under a name that follows from what is in it, and is used again when
 * the film is changed.
 */
@Component
class FilmTransitions {
    private static final Logger LOG = LoggerFactory.getLogger(FilmTransitions.class);
    private static final int REMEMBERED = 2_000;
    private static final String NAME = "fade-";

    private final CrossFade fades;
    private final TransitionSettings settings;
    private final MediaStorage storage;
    // Read from disk where it is missing; a film of many scenes asks again and again while they come.
    private final Cache<Path, Joint> made =
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
     * The scenes as they stand in the film. What was made for another film of theirs is forgotten.
     *
     * @param scenes all of them, ready, in order
     * @param film hears of each transition that is made for it
     */
    List<ConformedScene> parts(Script script, List<JobScene> scenes, Path folder, FilmWork.Film film) {
        List<ConformedScene> parts = new ArrayList<>();
        for (int index = 0; index < scenes.size(); index++) {
            parts.add(part(script, scenes, index, folder, film));
        }
        forgetOthers(folder, parts);
        return parts;
    }

    /** Only what is whole is removed: another thread may still be at work beside it, for scenes as they were before. */
    private static void forgetOthers(Path folder, List<ConformedScene> parts) {
        Set<Path> used = parts.stream()
                .map(ConformedScene::ending)
                .filter(Objects::nonNull)
                .map(Joint::video)
                .collect(Collectors.toSet());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, NAME + "*")) {
            for (Path own : all) {
                Path joint = own.resolve(CrossFade.JOINT);
                if (!used.contains(joint)) {
                    Files.deleteIfExists(joint);
                    removeIfEmpty(own);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Old transitions in {} could not be removed: {}; they are not needed", folder, e.toString());
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException atWork) {
            LOG.debug("Something is still made in {}", folder);
        }
    }

    /** Whether a work file is a whole transition. */
    static boolean isMade(Path file) {
        Path folder = file.getParent();
        return file.endsWith(CrossFade.JOINT)
                && folder != null
                && folder.getFileName().toString().startsWith(NAME);
    }

    /**
     * How many transitions of a film are still to be made.
     *
     * @param scenes all of them, ready, in order
     */
    int missing(Script script, List<JobScene> scenes, Path folder) {
        return (int) IntStream.range(0, scenes.size())
                .filter(index -> after(script, scenes, index) != Transition.CUT)
                .filter(index -> known(
                                plain(scenes.get(index)),
                                ClipConforming.profile(script.video()),
                                own(script, scenes, index, folder))
                        .isEmpty())
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
        FilmProfile profile = ClipConforming.profile(script.video());
        return known(scene, profile, own)
                .orElseGet(() -> fade(scene, plain(scenes.get(index + 1)), transition, profile, own, film));
    }

    private ConformedScene fade(
            ConformedScene scene,
            ConformedScene next,
            Transition transition,
            FilmProfile profile,
            Path own,
            FilmWork.@Nullable Film film) {
        if (film != null) {
            // It is encoded from the last keyframe before it, which is a second away at most.
            film.fading(own, fades.frames(profile, scene.frames()) + profile.fps());
        }
        ConformedScene faded = remembered(own, fades.into(scene, next, transition, profile, own));
        if (film != null) {
            film.faded();
        }
        return faded;
    }

    /** What was made before, by this process or one before it. */
    private Optional<ConformedScene> known(ConformedScene scene, FilmProfile profile, Path own) {
        Joint joint = made.getIfPresent(own);
        return joint != null && Files.exists(joint.video())
                ? Optional.of(scene.endingWith(joint))
                : fades.made(scene, profile, own).map(found -> remembered(own, found));
    }

    private ConformedScene remembered(Path own, ConformedScene faded) {
        if (faded.ending() != null) {
            made.put(own, faded.ending());
        }
        return faded;
    }

    private Path own(Script script, List<JobScene> scenes, int index, Path folder) {
        String content = String.join(
                "|",
                contents(clip(scenes.get(index))),
                contents(clip(scenes.get(index + 1))),
                fades.recipe(after(script, scenes, index), ClipConforming.profile(script.video())));
        return folder.resolve(NAME + Sha256.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Transition after(Script script, List<JobScene> scenes, int index) {
        boolean last = index + 1 == scenes.size();
        return last ? Transition.CUT : after(script, script.scenes().get(index));
    }

    private Transition after(Script script, Scene scene) {
        SceneTransition said = script.transitionAfter(scene);
        return said == null ? settings.kind() : Transition.valueOf(said.name());
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
