package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What FFmpeg is asked for a scene. Pure: a clip's facts and a film's profile in, arguments out. */
final class SceneEncoding {

    private static final List<String> REPEATABLE =
            List.of("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact+cgop");

    /** The filters that say what kind of picture it is. */
    static final String FORM =
            "format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    /** Lets frames through that are whole, and makes whole ones of half pictures. */
    private static final String WHOLE_PICTURES = "bwdif=mode=send_frame:deint=interlaced";

    /** FFmpeg's names for the matrices of ISO/IEC 23091-2; 2 is "not said". */
    private static final Map<Integer, String> MATRICES =
            Map.of(1, "bt709", 2, "bt709", 4, "fcc", 5, "bt601", 6, "bt601", 7, "smpte240m", 9, "bt2020", 10, "bt2020");

    /**
     * The number of the parameter sets of all that is encoded here, the greatest there is: encoders count from 0, so frames
     * of theirs and frames of ours can share a track.
     */
    static final int NUMBER = 31;

    private final MediaSettings settings;
    private final FfmpegSettings ffmpeg;

    SceneEncoding(MediaSettings settings, FfmpegSettings ffmpeg) {
        this.settings = settings;
        this.ffmpeg = ffmpeg;
    }

    /**
     * Encodes frames anew: turned upright, fitted into the film's size with black around, at its rate; the last one is
     * held if there are too few.
     *
     * @param from the first moment that is used
     */
    List<String> encode(Path clip, Mp4Header header, Duration from, FilmProfile profile, int frames, String name) {
        List<String> arguments = input(clip, header, from);
        arguments.addAll(List.of("-map", "0:V:0", "-vf", filters(header.video(), profile)));
        arguments.addAll(picture(profile, frames, name));
        return arguments;
    }

    /**
     * The same with a layer over the picture.
     *
     * @param plain what {@link #encode} said
     * @param picture the pad of the picture its filters begin with
     */
    static List<String> withLayer(List<String> plain, String picture, Layer layer) {
        int map = plain.indexOf("-map");
        int filters = plain.indexOf("-vf");
        List<String> arguments = new ArrayList<>(plain.subList(0, map));
        arguments.addAll(layer.inputs());
        String graph = "[" + picture + "]" + plain.get(filters + 1) + "[under];" + layer.filter("under", 1, "scene");
        arguments.addAll(List.of("-filter_complex", graph, "-map", "[scene]"));
        arguments.addAll(plain.subList(filters + 2, plain.size()));
        return arguments;
    }

    /** What follows the filters, for every picture that is encoded here: so all of them can share a track. */
    List<String> picture(FilmProfile profile, int frames, String name) {
        List<String> arguments = new ArrayList<>(List.of("-frames:v", Integer.toString(frames)));
        // Encoding takes a while: whoever waits is told how far it is (FfmpegRuns#frames).
        arguments.addAll(List.of("-progress", "pipe:1"));
        arguments.addAll(x264(profile));
        arguments.addAll(List.of("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"));
        arguments.addAll(List.of("-color_range", "tv"));
        arguments.addAll(REPEATABLE);
        arguments.addAll(file(profile, name));
        return arguments;
    }

    /** Takes the sound, from the film's first moment on, filled up with silence or cut to the sample. */
    List<String> sound(Path clip, Mp4Header header, Duration from, long samples, String name) {
        List<String> arguments = input(clip, header, from);
        String filters = "aresample=" + FilmProfile.SAMPLE_RATE + ":async=1:first_pts=0,"
                + "aformat=sample_fmts=s16:channel_layouts=stereo,apad,atrim=end_sample=" + samples;
        arguments.addAll(List.of("-map", "0:a:0", "-af", filters, "-c:a", "pcm_s16le"));
        arguments.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"));
        arguments.addAll(List.of("-f", "wav", name));
        return arguments;
    }

    private List<String> input(Path clip, Mp4Header header, Duration from) {
        List<String> arguments = new ArrayList<>();
        if (!from.isZero()) {
            arguments.addAll(List.of("-ss", ClipInput.seconds(from)));
        }
        arguments.addAll(ClipInput.of(clip, longest(header), settings));
        return arguments;
    }

    /** An edit list may let a picture begin late. */
    private Duration longest(Mp4Header header) {
        return header.duration().plus(settings.longerBy());
    }

    private static String filters(VideoTrack video, FilmProfile profile) {
        String size = profile.width() + ":" + profile.height();
        return String.join(
                ",",
                video.mayBeInterlaced() ? WHOLE_PICTURES : "null",
                "fps=" + profile.fps() + ":start_time=0",
                "scale=trunc(iw*sar/2)*2:ih",
                "scale=" + size + ":force_original_aspect_ratio=decrease:force_divisible_by=2" + colours(video),
                "pad=" + size + ":-1:-1",
                "setsar=1",
                FORM,
                "tpad=stop=-1:stop_mode=clone");
    }

    /** What the scaling does to the colours: those of a high-definition film come out, with black at 16. */
    private static String colours(VideoTrack video) {
        String coded = ":in_color_matrix=" + MATRICES.getOrDefault(video.matrix(), "bt601");
        if (video.isBt709()) {
            return ":out_range=tv";
        }
        return video.isPq()
                ? coded + "," + ForDarkerScreens.FILTER + ",scale=out_color_matrix=bt709:out_range=tv"
                : coded + ":out_color_matrix=bt709:out_range=tv";
    }

    /**
     * The same headers whatever the picture ({@code stitchable}), a keyframe each second and none elsewhere, no frame
     * that looks beyond its group: scenes stand side by side, and a film can be cut at every second.
     */
    private List<String> x264(FilmProfile profile) {
        String second = Integer.toString(profile.fps());
        List<String> arguments = new ArrayList<>(List.of("-c:v", "libx264", "-preset", settings.preset()));
        arguments.addAll(List.of("-crf", Integer.toString(settings.quality()), "-profile:v", "high"));
        arguments.addAll(List.of("-g", second, "-keyint_min", second, "-sc_threshold", "0"));
        arguments.addAll(List.of("-x264-params", "stitchable=1:sps-id=" + NUMBER));
        if (ffmpeg.threads() > 0) {
            arguments.addAll(List.of("-threads", Integer.toString(ffmpeg.threads())));
        }
        return arguments;
    }

    private static List<String> file(FilmProfile profile, String name) {
        return List.of("-video_track_timescale", Integer.toString(profile.clock()), "-f", "mp4", name);
    }
}
