package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a scene of a clip: exactly as many frames as its film gives it, of the film's size, rate and coding, and sound
 * exactly as long. Frames that are already so stay where they are; nothing is encoded, or kept twice, without need.
 */
@Component
public class Conform {

    private static final String VIDEO = "video.mp4";
    private static final String AUDIO = "audio.wav";

    private final Ffmpeg ffmpeg;
    private final MediaSettings settings;
    private final SceneEncoding encoding;

    /** Works with this FFmpeg. */
    public Conform(Ffmpeg ffmpeg, FfmpegSettings ffmpegSettings, MediaSettings settings) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.encoding = new SceneEncoding(settings, ffmpegSettings);
    }

    /**
     * Conforms a clip. Doing it again replaces the files by equal ones; a crash leaves no half file under their names.
     *
     * @param clip the checked clip
     * @param profile what the film looks like
     * @param seconds how long the scene is
     * @param folder where {@code video.mp4} is put if it is encoded, and {@code audio.wav} if anything is to be heard
     * @throws FfmpegException if FFmpeg did not do it
     */
    public ConformedScene conform(ClipReport clip, FilmProfile profile, int seconds, Path folder) {
        return conform(clip, profile, ConformOrder.of(profile.frames(seconds)), folder);
    }

    /** Conforms a clip of which perhaps only a part is wanted. */
    public ConformedScene conform(ClipReport clip, FilmProfile profile, ConformOrder order, Path folder) {
        int frames = order.frames();
        Duration from = order.last() ? lastPart(clip.header().duration(), profile.length(frames)) : Duration.ZERO;
        try (Workshop workshop = Workshop.in(folder)) {
            Path audio = sound(clip, from, profile.samples(frames), workshop);
            boolean asItCame =
                    !order.encoded() && from.isZero() && CopyRule.canBeCopied(clip.header(), profile, frames);
            ConformedScene made = asItCame
                    ? asItCame(clip, profile, frames, audio)
                    : encoded(clip, from, profile, order, audio, workshop);
            return made.delivered(workshop, folder);
        }
    }

    /** Its frames are read from the clip when the film is written. */
    private static ConformedScene asItCame(ClipReport clip, FilmProfile profile, int frames, @Nullable Path audio) {
        String signature = clip.header().video().signature();
        return new ConformedScene(clip.clip(), audio, frames, profile.samples(frames), true, signature);
    }

    /** Encodes a scene's picture again as the program itself does, so that it can stand beside others of its kind. */
    ConformedScene encodeAgain(ConformedScene scene, FilmProfile profile, Workshop workshop, String name) {
        run(
                workshop,
                encoding.encode(
                        scene.video(), Mp4Header.read(scene.video()), Duration.ZERO, profile, scene.frames(), name));
        Mp4Header made = Mp4Header.read(workshop.file(name));
        return new ConformedScene(
                workshop.file(name),
                scene.audio(),
                made.frames(),
                scene.samples(),
                false,
                made.video().signature());
    }

    private Duration lastPart(Duration clip, Duration wanted) {
        Duration more = clip.minus(wanted);
        return more.compareTo(settings.longerBy()) > 0 ? more : Duration.ZERO;
    }

    private ConformedScene encoded(
            ClipReport clip,
            Duration from,
            FilmProfile profile,
            ConformOrder order,
            @Nullable Path audio,
            Workshop workshop) {
        int frames = order.frames();
        List<String> plain = encoding.encode(clip.clip(), clip.header(), from, profile, frames, VIDEO);
        run(
                workshop,
                order.over()
                        .in(workshop.folder())
                        .map(layer -> SceneEncoding.withLayer(plain, "0:V:0", layer))
                        .orElse(plain));
        ConformedScene made = ConformedScene.encoded(workshop.file(VIDEO), audio, profile);
        made.prove(profile, frames);
        return made;
    }

    private @Nullable Path sound(ClipReport clip, Duration from, long samples, Workshop workshop) {
        AudioTrack audio = clip.header().audio();
        if (audio == null || !audio.isTaken()) {
            return null;
        }
        run(workshop, encoding.sound(clip.clip(), clip.header(), from, samples, AUDIO));
        return workshop.file(AUDIO);
    }

    private void run(Workshop workshop, List<String> arguments) {
        ffmpeg.run(workshop.folder(), new ArrayList<>(arguments), settings.clipLimit());
    }
}
