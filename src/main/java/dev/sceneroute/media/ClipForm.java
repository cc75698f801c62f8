package dev.sceneroute.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds what a clip's header says against its order. Pure: header and settings in, findings out. */
final class ClipForm {

    /** How far width to height may be off: providers round to whole macroblocks. */
    private static final double SHAPE_TOLERANCE = 0.02;

    private final QualitySettings quality;
    private final MediaSettings media;

    ClipForm(QualitySettings quality, MediaSettings media) {
        this.quality = quality;
        this.media = media;
    }

    /** What the header tells. */
    List<ClipFinding> findings(Mp4Header header, ClipOrder order) {
        List<ClipFinding> findings = new ArrayList<>(
                List.of(length(header, order), picture(header, order.film()), rate(header, order.film())));
        AudioTrack audio = header.audio();
        if (audio != null && !audio.isTaken()) {
            findings.add(unheard(audio));
        }
        return findings;
    }

    private static ClipFinding unheard(AudioTrack audio) {
        return ClipFinding.of(
                ClipFault.SILENT,
                audio.codec(),
                "a coding that is decoded",
                ClipRepair.NONE,
                "The clip's sound is coded as " + audio.codec() + ", which is not decoded: its scene is silent");
    }

    private ClipFinding length(Mp4Header header, ClipOrder order) {
        Duration ordered = Duration.ofSeconds(order.seconds());
        return !order.extended() && header.duration().compareTo(ordered.plus(media.longerBy())) > 0
                ? tooLong(text(header.duration()), text(ordered))
                : longEnough(header.shownDuration(), ordered, order.film());
    }

    private ClipFinding tooLong(String measured, String expected) {
        return ClipFinding.of(
                ClipFault.TOO_LONG,
                measured,
                expected,
                ClipRepair.REORDER,
                lasts(measured, expected) + "; sceneroute.media.longer-by allows " + text(media.longerBy()) + " more");
    }

    private ClipFinding longEnough(Duration shown, Duration ordered, FilmProfile film) {
        Duration frame = Duration.ofSeconds(1).dividedBy(film.fps());
        Duration missing = ordered.minus(shown);
        if (missing.compareTo(frame.dividedBy(2)) <= 0 || quality.tooShort() == QualityPolicy.ACCEPT) {
            return ClipFinding.good(ClipFault.TOO_SHORT.check(), text(shown), text(ordered));
        }
        return ClipFinding.of(
                ClipFault.TOO_SHORT,
                text(shown),
                text(ordered),
                shortRepair(missing, frame),
                lasts(text(shown), text(ordered)) + "; up to " + text(quality.holdUpTo())
                        + " are filled with its last frame (sceneroute.quality.hold-up-to)");
    }

    private static String lasts(String measured, String expected) {
        return "The clip lasts " + measured + ", " + expected + " were ordered";
    }

    /**
     * What is done about a short clip: its last frame is held as long as that is allowed. Beyond that something has to
     * be ordered; whoever knows the scene's model decides whether the provider goes on from this clip.
     */
    private ClipRepair shortRepair(Duration missing, Duration frame) {
        boolean oneFrame = missing.compareTo(frame.plusMillis(1)) <= 0;
        return switch (quality.tooShort()) {
            case ACCEPT, WARN -> ClipRepair.NONE;
            case REPAIR ->
                oneFrame || missing.compareTo(quality.holdUpTo()) <= 0
                        ? ClipRepair.HOLD_LAST_FRAMES
                        : ClipRepair.REORDER;
            case REORDER -> oneFrame ? ClipRepair.HOLD_LAST_FRAMES : ClipRepair.REORDER;
        };
    }

    private ClipFinding picture(Mp4Header header, FilmProfile film) {
        String pixels = header.video().pixelShape();
        String measured =
                header.width() + "x" + header.height() + (pixels.equals("1:1") ? "" : " with pixels of " + pixels);
        String expected = film.width() + "x" + film.height();
        if (!hasShape(header, film)) {
            return formed(
                    ClipFault.WRONG_SHAPE,
                    "wrong-shape",
                    quality.wrongShape(),
                    measured,
                    expected,
                    "fitted in with borders");
        }
        boolean same = header.width() == film.width() && header.height() == film.height();
        boolean turned = header.video().turn() == Turn.ASIDE && header.width() == film.height();
        return same || turned
                ? ClipFinding.good(ClipFault.WRONG_SIZE.check(), measured, expected)
                : formed(ClipFault.WRONG_SIZE, "wrong-size", quality.wrongSize(), measured, expected, "scaled");
    }

    /** If a clip is turned by a quarter when it is shown, its sides change places. */
    private static boolean hasShape(Mp4Header header, FilmProfile film) {
        double wanted = (double) film.width() / film.height();
        double lying = header.width() * pixelShape(header) / header.height();
        return isNear(header.video().turn() == Turn.ASIDE ? 1 / lying : lying, wanted);
    }

    private static double pixelShape(Mp4Header header) {
        String[] sides = header.video().pixelShape().split(":", 2);
        return sides.length == 2 ? Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]) : 1;
    }

    private static boolean isNear(double shape, double wanted) {
        return Math.abs(shape / wanted - 1) <= SHAPE_TOLERANCE;
    }

    private ClipFinding rate(Mp4Header header, FilmProfile film) {
        String measured = String.format(
                Locale.ROOT, "%.2f frames/s", header.frames() / Math.max(0.001, seconds(header.duration())));
        String expected = film.fps() + " frames/s";
        return header.hasRate(film.fps())
                ? ClipFinding.good(ClipFault.WRONG_RATE.check(), measured, expected)
                : formed(
                        ClipFault.WRONG_RATE,
                        "wrong-rate",
                        quality.wrongRate(),
                        measured,
                        expected,
                        "brought to the rate");
    }

    private static ClipFinding formed(
            ClipFault fault, String key, QualityPolicy policy, String measured, String expected, String mended) {
        if (policy == QualityPolicy.ACCEPT) {
            return ClipFinding.good(fault.check(), measured, expected);
        }
        String what = "The clip has " + measured + ", the film " + expected;
        return switch (policy) {
            case REORDER ->
                ClipFinding.of(
                        fault,
                        measured,
                        expected,
                        ClipRepair.REORDER,
                        what + "; set sceneroute.quality." + key + " to repair to have it " + mended);
            case REPAIR -> ClipFinding.of(fault, measured, expected, ClipRepair.CONFORM, what + "; it is " + mended);
            default -> ClipFinding.of(fault, measured, expected, ClipRepair.NONE, what);
        };
    }

    private static String text(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", seconds(duration));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
