package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private static final Pattern FRAMES = Pattern.compile("frame= *(\\d+)");

    private final Ffmpeg ffmpeg;
    private final MediaSettings settings;
    private final QualitySettings quality;
    private final PlainMp4 plain;
    private final ClipForm form;
    private final ClipContent content;

    /** Decodes by this FFmpeg. */
    public ClipCheck(Ffmpeg ffmpeg, MediaSettings settings, QualitySettings quality) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.quality = quality;
        this.plain = new PlainMp4(ffmpeg, settings);
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
        PlainMp4.PlainClip whole = plain.of(clip, order);
        Mp4Header header = whole.header();
        List<ClipFinding> findings = new ArrayList<>(whole.repaired().stream().toList());
        findings.addAll(form.findings(header, order));
        refuse(findings);
        findings.addAll(decode(whole.file(), header, order));
        refuse(findings);
        return new ClipReport(whole.file(), header, header.frames(), findings);
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
