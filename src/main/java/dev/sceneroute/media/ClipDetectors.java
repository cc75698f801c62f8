package dev.sceneroute.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is measured while a clip is decoded anyway. The detectors look at a small copy of each frame, which costs a
 * fraction of the decoding, and print when something begins and ends; what has not ended lasts to the clip's end.
 */
final class ClipDetectors {

    /** Width of the copies, in pixels. */
    private static final int WIDTH = 320;
    /** Of a picture, how much of it must be black. */
    private static final double BLACK_PICTURE = 0.98;

    private static final Pattern BLACK = Pattern.compile("lavfi\\.black_(start|end)=([0-9.]+)");
    private static final Pattern FROZEN = Pattern.compile("lavfi\\.freezedetect\\.freeze_(start|end)=([0-9.]+)");
    private static final Pattern SILENT = Pattern.compile("lavfi\\.silence_(start|end)=(-?[0-9.]+)");

    private ClipDetectors() {}

    /**
     * What was measured: seconds.
     *
     * @param black how long it is black, all in all
     * @param frozen its longest stretch without a movement
     * @param silent how long it is silent, all in all
     */
    record Measures(double black, double frozen, double silent) {}

    /** The filters for the picture. */
    static String picture(QualitySettings settings) {
        return String.join(
                ",",
                "setpts=PTS-STARTPTS",
                "scale=min(" + WIDTH + "\\,iw):-2:flags=fast_bilinear",
                "format=yuv420p",
                "blackdetect=black_min_duration=0:picture_black_ratio_th=" + number(BLACK_PICTURE) + ":pixel_black_th="
                        + number(settings.blackPixel()),
                "freezedetect=noise=" + number(settings.frozenNoise()) + ":duration=0.25",
                "metadata=mode=print:file=-");
    }

    /** The filters for the sound. */
    static String sound(QualitySettings settings) {
        return "asetpts=PTS-STARTPTS,silencedetect=noise=" + number(settings.silentBelow())
                + "dB:duration=0.1,ametadata=mode=print:file=-";
    }

    /**
     * Reads what the detectors printed.
     *
     * @param picture how long the picture lasts, in seconds
     * @param sound how long the sound lasts, in seconds
     */
    static Measures read(String printed, double picture, double sound) {
        return new Measures(
                sum(stretches(BLACK, printed, picture)),
                stretches(FROZEN, printed, picture).stream()
                        .max(Double::compare)
                        .orElse(0.0),
                sum(stretches(SILENT, printed, sound)));
    }

    private static List<Double> stretches(Pattern edge, String printed, double end) {
        List<Double> stretches = new ArrayList<>();
        Double from = null;
        Matcher line = edge.matcher(printed);
        while (line.find()) {
            double at = Double.parseDouble(line.group(2));
            if (line.group(1).equals("start")) {
                from = at;
            } else if (from != null) {
                stretches.add(at - from);
                from = null;
            }
        }
        if (from != null) {
            stretches.add(Math.max(0, end - from));
        }
        return stretches;
    }

    private static double sum(List<Double> stretches) {
        return stretches.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
