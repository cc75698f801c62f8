package dev.sceneroute.media;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets a scene become the next one. Only the last frames of the scene are encoded again; its other frames and all of the
 * next scene's are copied as they are.
 *
 * <p>A transition ends where the next scene begins: while it lasts, the scene goes on under the next one's first frame,
 * which is held. So a film is as long with transitions as without, each scene begins when it always did, and narration,
 * subtitles and chapters stay exact. Overlapping the two instead would make the film shorter by each transition and move
 * everything behind it.
 *
 * <p>It takes the scene and the next one's first frame, so it can be made as soon as these two are ready.
 */
@Component
public class CrossFade {
    /** The file a joint is put into, in a folder of its own. */
    public static final String JOINT = "joint.mp4";

    private final Ffmpeg ffmpeg;
    private final FfmpegCapabilities capabilities;
    private final MediaSettings settings;
    private final TransitionSettings transitions;
    private final SceneEncoding encoding;

    /** Works with this FFmpeg. */
    @Autowired
    public CrossFade(
            Ffmpeg ffmpeg,
            FfmpegSupply supply,
            FfmpegSettings ffmpegSettings,
            MediaSettings settings,
            TransitionSettings transitions) {
        this(ffmpeg, supply.capabilities(), ffmpegSettings, settings, transitions);
    }

    CrossFade(
            Ffmpeg ffmpeg,
            FfmpegCapabilities capabilities,
            FfmpegSettings ffmpegSettings,
            MediaSettings settings,
            TransitionSettings transitions) {
        this.ffmpeg = ffmpeg;
        this.capabilities = capabilities;
        this.settings = settings;
        this.transitions = transitions;
        this.encoding = new SceneEncoding(settings, ffmpegSettings);
    }

    /**
     * Makes sure that this FFmpeg can do it, so that it is said before a film is begun.
     *
     * @throws FfmpegException if it cannot
     */
    public void check(Transition transition) {
        if (transition != Transition.CUT) {
            capabilities.need("transitions", List.of("xfade"));
        }
    }

    /**
     * How many frames a transition at the end of a scene takes.
     *
     * @param sceneFrames how long the scene is
     */
    public int frames(FilmProfile profile, int sceneFrames) {
        return transitions.frames(profile, sceneFrames);
    }

    /** All that decides what a joint looks like, but for its two scenes: under the same recipe equal scenes get equal joints. */
    public String recipe(Transition transition, FilmProfile profile) {
        return String.join(
                "|",
                "joint 1",
                transition.toString(),
                transitions.duration().toString(),
                profile.width() + "x" + profile.height() + "@" + profile.fps(),
                settings.preset(),
                Integer.toString(settings.quality()));
    }

    /**
     * The scene with an end that was made before; nothing if none is there, or it is damaged.
     *
     * @param folder where {@link #into} put it, for the same two scenes and the same transition
     */
    public Optional<ConformedScene> made(ConformedScene scene, FilmProfile profile, Path folder) {
        Path video = folder.resolve(JOINT);
        if (scene.frames() < 2 || !Files.isRegularFile(video)) {
            return Optional.empty();
        }
        try {
            Mp4Header header = Mp4Header.read(video);
            int kept = kept(scene, transitions.frames(profile, scene.frames()));
            return CopyRule.isConformed(header, profile, scene.frames() - kept)
                    ? Optional.of(scene.endingWith(new Joint(
                            kept, video, header.frames(), header.video().signature())))
                    : Optional.empty();
        } catch (ClipRejectedException | UncheckedIOException damaged) {
            return Optional.empty();
        }
    }

    /**
     * The scene with its end become the next one's beginning: as many frames as before, the sound as before, and no byte of
     * its other frames copied. Doing it again replaces the end by an equal one.
     *
     * @param scene the scene that ends
     * @param next the scene that follows
     * @param transition how; {@link Transition#CUT} gives the scene back as it is
     * @param folder where {@code joint.mp4} is put
     * @throws FfmpegException if FFmpeg did not do it, or cannot
     */
    public ConformedScene into(
            ConformedScene scene, ConformedScene next, Transition transition, FilmProfile profile, Path folder) {
        if (transition == Transition.CUT || scene.frames() < 2) {
            return scene;
        }
        try (Workshop workshop = Workshop.in(folder)) {
            Joint joint = encode(scene, next, transition, profile, workshop);
            Path video = workshop.deliver(JOINT, folder.resolve(JOINT));
            return scene.endingWith(new Joint(joint.kept(), video, joint.frames(), joint.streamSignature()));
        }
    }

    /** The joint begins one frame before the transition at the latest: its first frame is still the scene's own. */
    private static int kept(ConformedScene scene, int fading) {
        return CodedFrames.of(scene.video()).cutAtOrBefore(scene.frames() - fading - 1);
    }

    private Joint encode(
            ConformedScene scene, ConformedScene next, Transition transition, FilmProfile profile, Workshop workshop) {
        check(transition);
        int fading = transitions.frames(profile, scene.frames());
        int kept = kept(scene, fading);
        int frames = scene.frames() - kept;
        List<String> arguments = new ArrayList<>();
        arguments.addAll(from(scene, kept, profile));
        arguments.addAll(ClipInput.of(next.video(), Duration.ZERO, settings));
        arguments.addAll(List.of("-filter_complex", graph(transition, frames, fading, profile), "-map", "[joint]"));
        arguments.addAll(encoding.picture(profile, frames, JOINT));
        ffmpeg.run(workshop.folder(), arguments, settings.clipLimit());
        Mp4Header made = Mp4Header.read(workshop.file(JOINT));
        if (!CopyRule.isConformed(made, profile, frames)) {
            throw new FfmpegException(
                    "A joint of " + frames + " frames came out with " + made.frames() + " or in another form");
        }
        return new Joint(kept, workshop.file(JOINT), frames, made.video().signature());
    }

    /** Reads a scene from a frame on: from half a frame before it, so that no rounding hides it. */
    private List<String> from(ConformedScene scene, int frame, FilmProfile profile) {
        List<String> arguments = new ArrayList<>();
        if (frame > 0) {
            arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.6f", (frame - 0.5) / profile.fps())));
        }
        Duration left =
                Duration.ofSeconds(1).multipliedBy(scene.frames() - frame).dividedBy(profile.fps());
        arguments.addAll(ClipInput.of(scene.video(), left, settings));
        return arguments;
    }

    /**
     * Counted in frames. The filter's first frame is the scene's own and its last would be the next scene's own, which
     * stands behind the joint already: so it is given one frame more and begins one frame earlier.
     */
    private static String graph(Transition transition, int frames, int fading, FilmProfile profile) {
        String clock = "settb=1/" + profile.fps() + ",setpts=N";
        return "[0:v]" + clock + ",format=yuv420p[ends];[1:v]trim=end_frame=1,tpad=stop=-1:stop_mode=clone," + clock
                + ",format=yuv420p[begins];[ends][begins]xfade=transition=" + transition.filterName() + ":duration="
                + seconds(fading + 1, profile) + ":offset=" + seconds(frames - fading - 1, profile) + ","
                + SceneEncoding.FORM + "[joint]";
    }

    private static String seconds(int frames, FilmProfile profile) {
        return String.format(Locale.ROOT, "%.6f", (double) frames / profile.fps());
    }
}
