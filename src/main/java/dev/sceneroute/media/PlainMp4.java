package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a clip into a plain MP4 file whose header says all there is to know, whatever it came in: once, before it is
 * checked, so that nobody behind has to think of anything else. It was paid for, and the next one would come in the same
 * form. Frames are copied where that can be done, else encoded so finely that encoding them once more does no harm.
 */
final class PlainMp4 {

    /** H.264, H.265, AV1, VP9, MPEG-4: what providers deliver. Rarer decoders are never let near a file from outside. */
    private static final Set<String> TAKEN = Set.of("avc1", "avc3", "hvc1", "hev1", "av01", "vp09", "mp4v");

    /** Codings that are encoded anew: ProRes, VP8 and Motion JPEG. */
    private static final Set<String> ENCODED =
            Set.of("apcn", "apch", "apcs", "apco", "ap4h", "ap4x", "vp08", "jpeg", "mjpa");

    private static final String TAKEN_IN_WORDS =
            "H.264, H.265, VP9, AV1 and MPEG-4 are taken; ProRes, VP8 and Motion JPEG are encoded anew";

    private static final String REFUSED_DECODER = "not on whitelist";

    private static final int SMALLEST_SIDE = 16;

    /** How long a clip may be that goes on from others; Kling's may have three minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Mp4Maker maker;
    private final MediaSettings settings;

    PlainMp4(Ffmpeg ffmpeg, MediaSettings settings) {
        this.maker = new Mp4Maker(ffmpeg, settings);
        this.settings = settings;
    }

    /**
     * A clip in its plain form.
     *
     * @param file the clip itself, or the copy of it that was put beside it
     * @param header the file's header; its frames have a size that can be worked with
     * @param repaired what was done about its form, if the file holds something else than what came
     */
    record PlainClip(Path file, Mp4Header header, Optional<ClipFinding> repaired) {}

    /**
     * Brings a clip into its plain form. Doing it again replaces the copy by an equal one.
     *
     * @throws ClipRejectedException if it is no clip, is damaged, or has a form nothing can be done about
     */
    PlainClip of(Path clip, ClipOrder order) {
        ClipContainer container = ClipContainer.of(clip);
        if (!container.isTaken()) {
            throw new ClipRejectedException(
                    container.fault(), "The clip is " + container.words() + ", not an MP4 file");
        }
        Duration most = order.extended()
                ? LONGEST
                : Duration.ofSeconds(order.seconds()).plus(settings.longerBy()).plusSeconds(1);
        return container == ClipContainer.MP4 ? ofMp4(clip, most) : ofAnother(container, clip, most);
    }

    private PlainClip ofMp4(Path clip, Duration most) {
        Mp4Header header = header(clip);
        String coding = header.video().codec();
        Turn turn = header.video().turn();
        if (TAKEN.contains(coding) && !turn.mirrors()) {
            return header.fragmented()
                    ? plain(refusing(ClipContainer.MP4, () -> maker.copy(ClipContainer.MP4, clip, most, "copy")), null)
                    : new PlainClip(clip, header, Optional.empty());
        }
        if (!TAKEN.contains(coding) && !ENCODED.contains(coding)) {
            throw new ClipRejectedException(
                    ClipFault.FOREIGN_FORM,
                    "The clip's picture is coded as " + coding + ", which is not taken. " + TAKEN_IN_WORDS);
        }
        String what = TAKEN.contains(coding)
                ? "The clip is to be shown mirrored by its header; it is encoded as it is to be shown"
                : "The clip's picture is coded as " + coding + "; it is encoded as H.264";
        return plain(
                refusing(ClipContainer.MP4, () -> maker.encode(ClipContainer.MP4, clip, most, turn)),
                repaired(coding, what));
    }

    /** The ways are tried in turn, the least harmful first; if the last fails too, FFmpeg says why. */
    private PlainClip ofAnother(ClipContainer container, Path clip, Duration most) {
        String what = "The clip is " + container.words() + "; ";
        if (container.timesSurvive()) {
            for (String sound : List.of("copy", "aac")) {
                Optional<Path> copied = copied(container, clip, most, sound);
                if (copied.isPresent()) {
                    return plain(
                            copied.get(), repaired(container.words(), what + "what it holds is put into an MP4 file"));
                }
            }
        }
        return plain(
                refusing(container, () -> maker.encode(container, clip, most, Turn.NONE)),
                repaired(container.words(), what + "its picture is encoded as H.264 in an MP4 file"));
    }

    /** Nothing if its coding does not go into an MP4 file, or into none that is taken. */
    private Optional<Path> copied(ClipContainer container, Path clip, Duration most, String sound) {
        try {
            Path file = maker.copy(container, clip, most, sound);
            return TAKEN.contains(header(file).video().codec()) ? Optional.of(file) : Optional.empty();
        } catch (FfmpegExitException failed) {
            if (failed.isItsOwnDoing()) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** Tells damage from a form in which every clip would come: for that one, no other is to be ordered. */
    private static Path refusing(ClipContainer container, Making making) {
        try {
            return making.make();
        } catch (FfmpegExitException failed) {
            if (!failed.isItsOwnDoing()) {
                throw failed;
            }
            String words = String.valueOf(failed.getMessage());
            throw words.contains(REFUSED_DECODER)
                    ? new ClipRejectedException(
                            ClipFault.FOREIGN_FORM,
                            "The clip is " + container.words()
                                    + " with a picture or sound of a coding that is not taken. " + TAKEN_IN_WORDS,
                            failed)
                    : new ClipRejectedException(
                            ClipFault.UNDECODABLE,
                            "The clip is " + container.words() + " that cannot be decoded. " + words,
                            failed);
        }
    }

    private PlainClip plain(Path file, @Nullable ClipFinding repaired) {
        return new PlainClip(file, header(file), Optional.ofNullable(repaired));
    }

    private static ClipFinding repaired(String measured, String what) {
        return ClipFinding.of(
                ClipFault.FOREIGN_FORM, measured, "an MP4 file of a coding that is taken", ClipRepair.CONFORM, what);
    }

    private Mp4Header header(Path file) {
        Mp4Header header = Mp4Header.read(file);
        boolean tooSmall = Math.min(header.width(), header.height()) < SMALLEST_SIDE;
        if (tooSmall || (long) header.width() * header.height() > settings.maxPixels()) {
            throw new ClipRejectedException(
                    ClipFault.ABSURD_SIZE,
                    "The clip's frames are " + header.width() + "x" + header.height() + " pixels");
        }
        return header;
    }

    /** Makes a file. */
    private interface Making {
        Path make();
    }
}
