package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Checks a fetched clip against its order: by its header first, which costs nothing, then by decoding every frame,
 * because a header can be perfect and the frames behind it damaged. What can be seen and heard is measured in that same
 * decoding.
 */
@Component
public class ClipCheck {

    private static final int SMALLEST_SIDE = 16;
    /** H.264, H.265, AV1, VP9, MPEG-4: what providers deliver. Rarer decoders are never let near a file from outside. */
    private static final Set<String> CODECS = Set.of("avc1", "avc3", "hvc1", "hev1", "av01", "vp09", "mp4v");

    /** What may be decoded, by FFmpeg's names, while it finds out what a file of another container holds. */
    private static final String DECODERS = "h264,hevc,av1,libdav1d,libaom-av1,vp9,libvpx-vp9,mpeg4,mpeg2video,"
            + "aac,mp3,mp3float,ac3,eac3,opus,libopus,vorbis,flac,alac,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be";

    private static final Pattern FRAMES = Pattern.compile("frame= *(\\d+)");

    private final Ffmpeg ffmpeg;
    private final MediaSettings settings;
    private final QualitySettings quality;
    private final ClipForm form;
    private final ClipContent content;

    /** Decodes by this FFmpeg. */
    public ClipCheck(Ffmpeg ffmpeg, MediaSettings settings, QualitySettings quality) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.quality = quality;
        this.form = new ClipForm(quality, settings);
        this.content = new ClipContent(quality);
    }

    /**
     * Checks a clip. Checking it again gives the same answer and changes nothing.
     *
     * @param clip the file; a copy of it may be put beside it
     * @param order what was ordered
     * @throws ClipRejectedException if it cannot be used
     * @throws FfmpegException if it could not be decoded for no fault of the clip
     */
    public ClipReport check(Path clip, ClipOrder order) {
        checkFileSize(clip);
        List<ClipFinding> findings = new ArrayList<>();
        Path whole = inAnMp4File(clip, order, findings);
        Mp4Header header = Mp4Header.read(whole);
        checkPicture(header);
        if (header.fragmented()) {
            whole = again(ClipContainer.MP4, clip, order);
            header = Mp4Header.read(whole);
        }
        findings.addAll(form.findings(header, order));
        refuse(findings);
        findings.addAll(decode(whole, header, order));
        refuse(findings);
        return new ClipReport(whole, header, header.frames(), findings);
    }

    private static void refuse(List<ClipFinding> findings) {
        for (ClipFinding finding : findings) {
            ClipFault fault = finding.fault();
            if (fault != null && finding.repair() == ClipRepair.REORDER) {
                throw new ClipRejectedException(fault, String.valueOf(finding.message()), findings);
            }
        }
    }

    private void checkFileSize(Path clip) {
        try {
            if (Files.size(clip) > settings.maxClipSize().toBytes()) {
                throw refused(
                        ClipFault.TOO_LARGE,
                        "The clip has " + Files.size(clip) + " bytes; sceneroute.media.max-clip-size allows "
                                + settings.maxClipSize().toBytes());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The clip " + clip + " cannot be read", unreadable);
        }
    }

    private void checkPicture(Mp4Header header) {
        String codec = header.video().codec();
        if (!CODECS.contains(codec)) {
            throw refused(
                    ClipFault.UNDECODABLE,
                    "The clip's picture is coded as " + codec
                            + ", which is not taken: H.264, H.265, VP9, AV1 and MPEG-4 are");
        }
        if (header.video().turn() == Turn.MIRRORED) {
            throw refused(
                    ClipFault.UNDECODABLE,
                    "The clip is to be shown mirrored by its header, which FFmpeg does not always do");
        }
        boolean tooSmall = Math.min(header.width(), header.height()) < SMALLEST_SIDE;
        if (tooSmall || (long) header.width() * header.height() > settings.maxPixels()) {
            throw refused(
                    ClipFault.ABSURD_SIZE,
                    "The clip's frames are " + header.width() + "x" + header.height() + " pixels");
        }
    }

    /** The clip itself if it is an MP4 file, else a copy that is one. */
    private Path inAnMp4File(Path clip, ClipOrder order, List<ClipFinding> findings) {
        ClipContainer container = ClipContainer.of(clip);
        if (container == ClipContainer.MP4) {
            return clip;
        }
        String what = "The clip is " + container.words();
        if (!container.isTaken()) {
            throw refused(ClipFault.NOT_MP4, what + ", not an MP4 file");
        }
        try {
            Path whole = again(container, clip, order);
            String repaired = what + "; what it holds is put into an MP4 file";
            findings.add(
                    ClipFinding.of(ClipFault.NOT_MP4, container.words(), "an MP4 file", ClipRepair.CONFORM, repaired));
            return whole;
        } catch (ClipRejectedException undecodable) {
            String why = what + " that cannot be put into an MP4 file: it is damaged, or its picture or sound is coded"
                    + " in a way MP4 does not have. H.264 and AAC are always taken";
            throw new ClipRejectedException(ClipFault.NOT_MP4, why, undecodable);
        }
    }

    /**
     * Copies a clip into a plain MP4 file, frame by frame. A fragmented file does not say how many frames it has; its
     * copy with one header does. Times are copied too ({@code -copyts}), or the lead-in of the sound, which lies before
     * time 0, would make everything late.
     */
    private Path again(ClipContainer container, Path clip, ClipOrder order) {
        Path whole = clip.resolveSibling(clip.getFileName() + ".whole.mp4");
        List<String> arguments = new ArrayList<>(List.of("-xerror", "-copyts", "-codec_whitelist", DECODERS));
        Duration most =
                Duration.ofSeconds(order.seconds()).plus(settings.longerBy()).plusSeconds(1);
        arguments.addAll(ClipInput.of(container.demuxer(), clip, most, settings));
        arguments.addAll(List.of("-map", "0:V:0", "-map", "0:a:0?", "-c", "copy", "-strict", "-2", "-f", "mp4"));
        try {
            WholeFile.write(whole, part -> {
                arguments.add("file:" + part);
                run(clip, arguments);
            });
            return whole;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Decodes all frames once, counting and measuring; the first fault ends it. */
    private List<ClipFinding> decode(Path clip, Mp4Header header, ClipOrder order) {
        String printed = run(clip, decoding(clip, header, order)).output();
        int decoded = lastFrame(printed);
        List<ClipFinding> findings = new ArrayList<>();
        findings.add(frames(decoded, header.frames()));
        double sound = header.soundDuration().map(ClipCheck::seconds).orElse(0.0);
        findings.addAll(
                content.findings(ClipDetectors.read(printed, seconds(header.duration()), sound), header, order));
        return findings;
    }

    /** What FFmpeg is asked; only what the settings want to know is looked at. */
    List<String> decoding(Path clip, Mp4Header header, ClipOrder order) {
        List<String> arguments = new ArrayList<>(List.of("-xerror", "-err_detect", "explode", "-ignore_editlist", "1"));
        arguments.addAll(ClipInput.of(clip, header.duration(), settings));
        arguments.addAll(List.of("-progress", "pipe:1", "-map", "0:V:0", "-vf", ClipDetectors.picture(quality)));
        if (content.listensTo(order) && header.audio() != null) {
            arguments.addAll(List.of("-map", "0:a:0", "-af", ClipDetectors.sound(quality)));
        }
        arguments.addAll(List.of("-f", "null", "-"));
        return arguments;
    }

    private static ClipFinding frames(int decoded, int expected) {
        String wanted = expected + " frames";
        return decoded == expected
                ? ClipFinding.good("frames", decoded + " frames", wanted)
                : new ClipFinding(
                        "frames",
                        decoded + " frames",
                        wanted,
                        ClipFault.UNDECODABLE,
                        ClipRepair.REORDER,
                        "The clip has " + wanted + " by its header, of which " + decoded + " can be decoded");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private FfmpegRun run(Path clip, List<String> arguments) {
        try {
            Path folder = clip.toAbsolutePath().resolveSibling(".").normalize();
            return ffmpeg.run(folder, arguments, settings.clipLimit());
        } catch (FfmpegExitException failed) {
            if (failed.isItsOwnDoing()) {
                throw new ClipRejectedException(
                        ClipFault.UNDECODABLE, "The clip cannot be decoded. " + failed.getMessage(), failed);
            }
            throw failed;
        }
    }

    private static int lastFrame(String progress) {
        int frames = 0;
        Matcher line = FRAMES.matcher(progress);
        while (line.find()) {
            frames = Integer.parseInt(line.group(1));
        }
        return frames;
    }

    private static ClipRejectedException refused(ClipFault fault, String message) {
        return new ClipRejectedException(fault, message);
    }
}
