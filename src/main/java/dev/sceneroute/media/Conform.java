package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            Optional<Layer> over = order.over().in(workshop.folder());
            boolean asItCame = over.isEmpty() && from.isZero() && goesIn(clip, profile, order);
            ConformedScene made = asItCame
                    ? asItCame(clip, profile, frames, audio)
                    : encoded(clip, from, profile, frames, over, audio, workshop);
            return made.delivered(workshop, folder);
        }
    }

    private static boolean goesIn(ClipReport clip, FilmProfile profile, ConformOrder order) {
        Mp4Header header = clip.header();
        return CopyRule.canBeCopied(header, profile, order.frames())
                && order.coding().map(header.video().signature()::equals).orElse(true)
                && CodedFrames.of(clip.clip()).beginAnew();
    }

    /** Its frames are read from the clip when the film is written. */
    private static ConformedScene asItCame(ClipReport clip, FilmProfile profile, int frames, @Nullable Path audio) {
        String signature = clip.header().video().signature();
        return new ConformedScene(clip.clip(), audio, frames, profile.samples(frames), true, signature);
    }

    /** Encodes a piece of a film's picture as the program itself does now. */
    PicturePiece encodeAgain(PicturePiece piece, FilmProfile profile, Workshop workshop, String name) {
        Mp4Header header = Mp4Header.read(piece.video());
        run(workshop, encoding.encode(piece.video(), header, Duration.ZERO, profile, piece.frames(), name));
        Mp4Header made = Mp4Header.read(workshop.file(name));
        return new PicturePiece(workshop.file(name), made.frames(), made.video().signature());
    }

    private Duration lastPart(Duration clip, Duration wanted) {
        Duration more = clip.minus(wanted);
        return more.compareTo(settings.longerBy()) > 0 ? more : Duration.ZERO;
    }

    private ConformedScene encoded(
            ClipReport clip,
            Duration from,
            FilmProfile profile,
            int frames,
            Optional<Layer> over,
            @Nullable Path audio,
            Workshop workshop) {
        List<String> plain = encoding.encode(clip.clip(), clip.header(), from, profile, frames, VIDEO);
        run(
                workshop,
                over.map(layer -> SceneEncoding.withLayer(plain, "0:V:0", layer))
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
