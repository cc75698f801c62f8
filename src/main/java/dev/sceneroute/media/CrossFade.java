package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private static final String JOINT = "joint.mp4";
    private static final String KEPT = "kept.mp4";
    private static final String SCENE = "faded.mp4";

    private final Ffmpeg ffmpeg;
    private final FfmpegCapabilities capabilities;
    private final MediaSettings settings;
    private final TransitionSettings transitions;
    private final SceneEncoding encoding;
    private final Conform conform;

    /** Works with this FFmpeg. */
    @Autowired
    public CrossFade(
            Ffmpeg ffmpeg,
            FfmpegSupply supply,
            FfmpegSettings ffmpegSettings,
            MediaSettings settings,
            TransitionSettings transitions,
            Conform conform) {
        this(ffmpeg, supply.capabilities(), ffmpegSettings, settings, transitions, conform);
    }

    CrossFade(
            Ffmpeg ffmpeg,
            FfmpegCapabilities capabilities,
            FfmpegSettings ffmpegSettings,
            MediaSettings settings,
            TransitionSettings transitions,
            Conform conform) {
        this.ffmpeg = ffmpeg;
        this.capabilities = capabilities;
        this.settings = settings;
        this.transitions = transitions;
        this.encoding = new SceneEncoding(settings, ffmpegSettings);
        this.conform = conform;
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

    /**
     * The scene with its end become the next one's beginning, in one file: as many frames as before, the sound as
     * before. A scene that was copied from a provider is encoded once, whole, because its decoder is set up otherwise
     * than that of anything encoded here. Doing it again replaces the file by an equal one.
     *
     * @param scene the scene that ends
     * @param next the scene that follows
     * @param transition how; {@link Transition#CUT} gives the scene back as it is
     * @param folder where {@code faded.mp4} is put
     * @throws FfmpegException if FFmpeg did not do it, or cannot
     */
    public ConformedScene into(
            ConformedScene scene, ConformedScene next, Transition transition, FilmProfile profile, Path folder) {
        if (transition == Transition.CUT || scene.frames() < 2) {
            return scene;
        }
        try (Workshop workshop = Workshop.in(folder)) {
            ConformedScene ours = scene;
            Joint joint = encode(ours, next, transition, profile, workshop);
            if (!joint.streamSignature().equals(scene.streamSignature())) {
                ours = conform.encodeAgain(scene, profile, workshop, "again.mp4");
                joint = encode(ours, next, transition, profile, workshop);
            }
            append(ours, joint, profile, workshop);
            ConformedScene made = ConformedScene.encoded(workshop.file(SCENE), scene.audio(), profile);
            made.prove(profile, scene.frames());
            return made.delivered(workshop, folder);
        }
    }

    /**
     * The changed end alone, for a film that is written piece by piece: no byte of the scene's other frames is copied.
     *
     * @param scene the scene that ends, encoded here
     * @param next the scene that follows
     * @param transition how; not {@link Transition#CUT}
     * @param folder where {@code joint.mp4} is put
     * @throws IllegalArgumentException if the scene was not encoded as this program does now, or has one frame only
     * @throws FfmpegException if FFmpeg did not do it, or cannot
     */
    public Joint joint(
            ConformedScene scene, ConformedScene next, Transition transition, FilmProfile profile, Path folder) {
        if (transition == Transition.CUT || scene.frames() < 2) {
            throw new IllegalArgumentException(
                    "A scene of " + scene.frames() + " frames has no joint by " + transition);
        }
        try (Workshop workshop = Workshop.in(folder)) {
            Joint joint = encode(scene, next, transition, profile, workshop);
            if (!joint.streamSignature().equals(scene.streamSignature())) {
                throw new IllegalArgumentException("The scene was not encoded here, or with other settings: it cannot"
                        + " stand beside its own end");
            }
            Path video = workshop.deliver(JOINT, folder.resolve(JOINT));
            return new Joint(joint.kept(), video, joint.frames(), joint.streamSignature());
        }
    }

    /** The joint begins one frame before the transition at the latest: its first frame is still the scene's own. */
    private Joint encode(
            ConformedScene scene, ConformedScene next, Transition transition, FilmProfile profile, Workshop workshop) {
        check(transition);
        int fading = transitions.frames(profile, scene.frames());
        int kept = CodedFrames.of(scene.video()).cutAtOrBefore(scene.frames() - fading - 1);
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

    /** Puts the scene's own frames and the joint one behind the other. */
    private void append(ConformedScene scene, Joint joint, FilmProfile profile, Workshop workshop) {
        List<Path> pieces = new ArrayList<>();
        if (joint.kept() > 0) {
            Mp4Header header = Mp4Header.read(scene.video());
            run(workshop, encoding.copy(scene.video(), header, profile, joint.kept(), KEPT));
            pieces.add(workshop.file(KEPT));
        }
        pieces.add(joint.video());
        List<String> lines = new ArrayList<>(List.of("ffconcat version 1.0"));
        for (Path piece : pieces) {
            lines.add("file " + piece.getFileName());
            lines.add("duration " + seconds(Mp4Header.read(piece).frames(), profile));
        }
        workshop.write("pieces.txt", lines);
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", "file", "-f", "concat", "-safe", "1"));
        arguments.addAll(List.of("-auto_convert", "0", "-i", "pieces.txt", "-map", "0:v:0", "-c:v", "copy"));
        arguments.addAll(List.of("-bsf:v", onTheFrame(profile)));
        arguments.addAll(encoding.copied(profile, SCENE));
        run(workshop, arguments);
    }

    /** The bitstream filter that puts copied frames on the film's clock again: a list's durations are rounded. */
    private static String onTheFrame(FilmProfile profile) {
        return "setts=" + evenly("pts", profile) + ":" + evenly("dts", profile);
    }

    private static String evenly(String time, FilmProfile profile) {
        String now = time.toUpperCase(Locale.ROOT);
        return time + "=round(" + now + "*TB*" + profile.fps() + ")/(" + profile.fps() + "*TB)";
    }

    private void run(Workshop workshop, List<String> arguments) {
        ffmpeg.run(workshop.folder(), arguments, settings.clipLimit());
    }
}
