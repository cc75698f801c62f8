package dev.sceneroute.media;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes a scene of a picture, or of the plain background, where no clip is wanted: of the film's size, rate and coding,
 * exactly as many frames as the film gives it, and silent. It joins with conformed clips by copying.
 */
@Component
public class StillScene {

    private static final String VIDEO = "video.mp4";

    private final Ffmpeg ffmpeg;
    private final FfmpegCapabilities capabilities;
    private final MediaSettings settings;
    private final StillSettings stills;
    private final SceneEncoding encoding;

    /** Works with this FFmpeg. */
    @Autowired
    public StillScene(
            Ffmpeg ffmpeg,
            FfmpegSupply supply,
            FfmpegSettings ffmpegSettings,
            MediaSettings settings,
            StillSettings stills) {
        this(ffmpeg, supply.capabilities(), ffmpegSettings, settings, stills);
    }

    StillScene(
            Ffmpeg ffmpeg,
            FfmpegCapabilities capabilities,
            FfmpegSettings ffmpegSettings,
            MediaSettings settings,
            StillSettings stills) {
        this.ffmpeg = ffmpeg;
        this.capabilities = capabilities;
        this.settings = settings;
        this.stills = stills;
        this.encoding = new SceneEncoding(settings, ffmpegSettings);
    }

    /**
     * Looks at what is to be shown without decoding it, so that what cannot be done is said before a film is begun.
     *
     * @throws PictureException if the picture is of no known kind, cut off, an animation, or too large
     * @throws FfmpegException if this FFmpeg lacks what it takes
     * @throws UncheckedIOException if the picture cannot be read
     */
    public void check(Still still) {
        if (still.picture() != null) {
            PictureFile.read(still.picture(), stills);
            need(still);
        }
    }

    /**
     * Makes the scene. Doing it again replaces the files by equal ones; a crash leaves no half file under their names.
     *
     * @param still what is shown
     * @param profile what the film looks like
     * @param frames how long the scene is
     * @param folder where {@code video.mp4} is put
     * @throws PictureException if the picture cannot be used
     * @throws FfmpegException if FFmpeg did not do it
     */
    public ConformedScene show(Still still, FilmProfile profile, int frames, Path folder) {
        return show(still, profile, frames, LayerMaker.NONE, folder);
    }

    /** Makes the scene with something laid over it. */
    public ConformedScene show(Still still, FilmProfile profile, int frames, LayerMaker over, Path folder) {
        if (frames < 1) {
            throw new IllegalArgumentException("A scene needs at least one frame");
        }
        try (Workshop workshop = Workshop.in(folder)) {
            draw(still, profile, frames, over, workshop);
            ConformedScene made = ConformedScene.encoded(workshop.file(VIDEO), null, profile);
            made.prove(profile, frames);
            return made.delivered(workshop, folder);
        }
    }

    private void draw(Still still, FilmProfile profile, int frames, LayerMaker over, Workshop workshop) {
        PictureFile picture = bring(still, workshop);
        List<String> arguments = new ArrayList<>();
        if (picture != null) {
            arguments.addAll(input(picture));
        }
        String graph = graph(still, picture, profile, frames);
        Layer layer = over.in(workshop.folder()).orElse(null);
        if (layer != null) {
            arguments.addAll(layer.inputs());
            graph = graph.replace("[scene]", "[under]") + ";" + layer.filter("under", picture == null ? 0 : 1, "scene");
        }
        arguments.addAll(List.of("-filter_complex", graph, "-map", "[scene]"));
        arguments.addAll(encoding.picture(profile, frames, VIDEO));
        try {
            ffmpeg.run(workshop.folder(), arguments, settings.clipLimit());
        } catch (FfmpegExitException failed) {
            if (picture != null && failed.isItsOwnDoing()) {
                throw new PictureException("The picture cannot be decoded. " + failed.getMessage(), failed);
            }
            throw failed;
        }
    }

    private void need(Still still) {
        List<String> filters = new ArrayList<>(List.of("overlay"));
        if (still.move() != StillMove.NONE) {
            filters.add("perspective");
        }
        if (still.fit() == StillFit.AUTO || still.fit() == StillFit.BLUR) {
            filters.addAll(List.of("gblur", "lutyuv"));
        }
        capabilities.need("a scene of the picture", filters);
    }

    private @Nullable PictureFile bring(Still still, Workshop workshop) {
        Path picture = still.picture();
        if (picture == null) {
            return null;
        }
        PictureFile read = PictureFile.read(picture, stills);
        need(still);
        read.writeEssence(picture, workshop.file(read.kind().fileName()));
        return read;
    }

    /** Newer versions turn pictures by themselves, older ones do not: we do it for all, and tell them not to. */
    private List<String> input(PictureFile picture) {
        return List.of(
                "-xerror",
                "-err_detect",
                "explode",
                "-noautorotate",
                "-protocol_whitelist",
                "file",
                "-f",
                picture.kind().demuxer(),
                "-max_pixels",
                Integer.toString(stills.maxPixels()),
                "-i",
                "file:" + picture.kind().fileName());
    }

    /** One frame is drawn, then it is repeated, then it moves. */
    private String graph(Still still, @Nullable PictureFile picture, FilmProfile profile, int frames) {
        boolean moves = picture != null && still.move() != StillMove.NONE;
        double larger = moves ? stills.oversampling() : 1;
        Canvas canvas = new Canvas(
                even(profile.width() * larger), even(profile.height() * larger), profile.fps(), stills.background());
        String drawn = picture == null
                ? canvas.ground() + ";[ground]null"
                : canvas.with("[0:v]", picture.shape(), still.fit());
        String moved = moves
                ? KenBurns.filter(still.move(), stills, frames) + ",scale=" + profile.width() + ":" + profile.height()
                        + ":flags=bicubic,"
                : "";
        return drawn + ",format=yuv420p,tpad=stop=-1:stop_mode=clone," + moved + "setsar=1," + SceneEncoding.FORM
                + "[scene]";
    }

    private static int even(double side) {
        return (int) Math.round(side / 2) * 2;
    }
}
