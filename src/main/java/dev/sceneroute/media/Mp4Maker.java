package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a plain MP4 file of what a clip holds and puts it beside the clip. What it opens is told, never guessed, and has
 * all the limits of a clip; what it makes has them too.
 */
final class Mp4Maker {

    /** What may be decoded, by FFmpeg's names. */
    private static final String DECODERS = "h264,hevc,av1,libdav1d,libaom-av1,vp9,libvpx-vp9,mpeg4,mpeg2video,"
            + "prores,vp8,libvpx,mjpeg,gif,"
            + "aac,mp2,mp2float,mp3,mp3float,ac3,eac3,opus,libopus,vorbis,flac,alac,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,"
            + "pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_u8";

    /** Constant rate factor of x264. */
    private static final String FINE = "12";

    private final Ffmpeg ffmpeg;
    private final MediaSettings settings;

    Mp4Maker(Ffmpeg ffmpeg, MediaSettings settings) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
    }

    /**
     * Copies frame by frame. Times are copied too ({@code -copyts}), or the lead-in of the sound, which lies before time 0,
     * would make everything late; but where the clock begins anywhere, it is put to 0.
     *
     * @param sound how the sound is coded: {@code copy} as it is
     * @throws FfmpegException if that cannot be done
     */
    Path copy(ClipContainer container, Path clip, Duration most, String sound) {
        List<String> options = new ArrayList<>(List.of("-map", "0:V:0", "-map", "0:a:0?", "-c:v", "copy"));
        options.addAll(sound(sound));
        return write(container, clip, most, List.of(), options);
    }

    /**
     * Encodes the picture as H.264, upright, so finely that encoding it once more does no harm, and the sound as AAC. Decodes
     * strictly: behind this, damage could not be seen any more.
     *
     * @param turn how the picture is laid out; if it is mirrored, it is encoded as it is to be shown
     * @throws FfmpegException if that cannot be done
     */
    Path encode(ClipContainer container, Path clip, Duration most, Turn turn) {
        List<String> before = new ArrayList<>(List.of("-err_detect", "explode"));
        if (turn.mirrors()) {
            before.add("-noautorotate");
        }
        String filters = String.join(",", container.filters(), turn.filter(), "crop=trunc(iw/2)*2:trunc(ih/2)*2");
        List<String> options = new ArrayList<>(List.of("-filter_complex", "[0:V:0]" + filters + "[picture]"));
        options.addAll(List.of("-map", "[picture]", "-map", "0:a:0?"));
        options.addAll(List.of("-vsync", "vfr", "-enc_time_base:v", "-1"));
        options.addAll(List.of("-c:v", "libx264", "-preset", settings.preset(), "-crf", FINE));
        options.addAll(sound("aac"));
        options.addAll(List.of("-fs", Long.toString(settings.maxClipSize().toBytes())));
        Path made = write(container, clip, most, before, options);
        checkSize(made);
        if (turn.mirrors()) {
            showAsCoded(made);
        }
        return made;
    }

    private static List<String> sound(String coding) {
        return coding.equals("copy")
                ? List.of("-c:a", "copy")
                : List.of("-c:a", coding, "-b:a", "256k", "-af", "aresample=async=1");
    }

    private Path write(ClipContainer container, Path clip, Duration most, List<String> before, List<String> options) {
        Path target = clip.toAbsolutePath().resolveSibling(clip.getFileName() + ".whole.mp4");
        try (Workshop workshop = Workshop.in(target.resolveSibling("."))) {
            Path source = container == ClipContainer.MPEG_TS
                    ? TransportStream.withoutNames(clip, workshop.file("clip.ts"))
                    : clip;
            List<String> arguments = new ArrayList<>(List.of("-xerror", "-copyts", "-codec_whitelist", DECODERS));
            if (container == ClipContainer.MPEG_TS) {
                arguments.add("-start_at_zero");
            }
            arguments.addAll(before);
            arguments.addAll(ClipInput.of(container.demuxer(), source, most, settings));
            arguments.addAll(options);
            arguments.addAll(List.of("-strict", "-2", "-f", "mp4", "clip.mp4"));
            ffmpeg.run(workshop.folder(), arguments, settings.clipLimit());
            WholeFile.move(workshop.file("clip.mp4"), target);
            return target;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void showAsCoded(Path made) {
        try {
            Mp4Matrix.clear(made);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** FFmpeg stops writing at the limit without a word. */
    private void checkSize(Path made) {
        try {
            if (Files.size(made) >= settings.maxClipSize().toBytes()) {
                throw new ClipRejectedException(
                        ClipFault.TOO_LARGE,
                        "The clip, encoded as H.264, has more bytes than sceneroute.media.max-clip-size allows: "
                                + settings.maxClipSize().toBytes());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The clip " + made + " cannot be read", unreadable);
        }
    }
}
