package dev.sceneroute.media;

import dev.sceneroute.media.ClipDetectors.Measures;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Holds what is seen and heard in a clip against the settings. Pure: measures in, findings out. */
final class ClipContent {

    private final QualitySettings settings;

    ClipContent(QualitySettings settings) {
        this.settings = settings;
    }

    /** What decoding told. A black clip does not move either: it is called black, not frozen. */
    List<ClipFinding> findings(Measures measures, Mp4Header header, ClipOrder order) {
        double seconds = seconds(header.duration());
        double black = share(measures.black(), seconds);
        ClipFinding dark = share(
                ClipFault.BLACK,
                settings.black(),
                black,
                settings.blackFrom(),
                "Say in the scene's prompt what lights it");
        double frozen = black >= settings.blackFrom() ? 0 : share(measures.frozen(), seconds);
        ClipFinding still = share(
                ClipFault.FROZEN,
                settings.frozen(),
                frozen,
                settings.frozenFrom(),
                "Say in the scene's prompt what moves");
        return listensTo(order) ? List.of(dark, still, silence(measures, header)) : List.of(dark, still);
    }

    /** Whether the sound is looked at at all. */
    boolean listensTo(ClipOrder order) {
        return order.sound() && settings.silent() != QualityPolicy.ACCEPT;
    }

    private ClipFinding silence(Measures measures, Mp4Header header) {
        double silent = header.soundDuration()
                .map(ClipContent::seconds)
                .map(length -> share(measures.silent(), length))
                .orElse(1.0);
        return share(
                ClipFault.SILENT,
                settings.silent(),
                silent,
                settings.silentFrom(),
                "Say in the scene's prompt what is heard");
    }

    private static ClipFinding share(ClipFault fault, QualityPolicy policy, double share, double from, String wayOut) {
        String measured = percent(share);
        String expected = "below " + percent(from);
        if (share < from || policy == QualityPolicy.ACCEPT) {
            return ClipFinding.good(fault.check(), measured, expected);
        }
        String what = "The clip is " + fault.word() + " for " + measured + " of its length, from " + percent(from)
                + " on (sceneroute.quality." + fault.word() + "-from) it counts as " + fault.word();
        return policy == QualityPolicy.REORDER
                ? ClipFinding.of(
                        fault,
                        measured,
                        expected,
                        ClipRepair.REORDER,
                        what + ". " + wayOut + ", or set sceneroute.quality." + fault.word() + " to warn")
                : ClipFinding.of(fault, measured, expected, ClipRepair.NONE, what);
    }

    private static double share(double part, double whole) {
        return whole <= 0 ? 1 : Math.min(1, part / whole);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
