package dev.sceneroute.media;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings a picture whose brightness is coded by SMPTE ST 2084 (PQ, "HDR10") to a screen of ordinary brightness, channel by
 * channel, by filters every build of FFmpeg has. White as it is meant, 203 nits (ITU-R BT.2408-7, 2.2), comes out nearly as
 * white; what is brighter is drawn together below it. Colours beyond those of BT.709 are not brought closer: they come out
 * a little paler than they were meant.
 */
final class ForDarkerScreens {

    private static final double WHITE = 203.0 / 10_000;
    /** From here on brightness is drawn together, as a share of white. */
    private static final double KNEE = 0.7;
    /** What screens do to a picture (ITU-R BT.1886). */
    private static final double GAMMA = 2.4;

    /** The constants of ST 2084, 5.2. */
    private static final double M1 = 2610.0 / 16_384;

    private static final double M2 = 2523.0 / 4096 * 128;
    private static final double C1 = 3424.0 / 4096;
    private static final double C2 = 2413.0 / 4096 * 32;
    private static final double C3 = 2392.0 / 4096 * 32;

    /** The filter: RGB comes out. FFmpeg works the curve out once for each of the 65,536 values. */
    static final String FILTER = "format=gbrp16le,lutrgb="
            + Stream.of("r", "g", "b")
                    .map(channel -> channel + "='" + curve() + "'")
                    .collect(Collectors.joining(":"));

    private ForDarkerScreens() {}

    private static String curve() {
        String root = "st(0,pow(val/maxval," + 1 / M2 + "))";
        String light = "st(1,pow(max(ld(0)-" + C1 + ",0)/(" + C2 + "-" + C3 + "*ld(0))," + 1 / M1 + ")/" + WHITE + ")";
        double rest = 1 - KNEE;
        String drawn = KNEE + "+" + rest + "*(1-exp((" + KNEE + "-ld(1))/" + rest + "))";
        String shown = "maxval*pow(if(lt(ld(1)," + KNEE + "),ld(1)," + drawn + ")," + 1 / GAMMA + ")";
        return String.join(";", root, light, shown);
    }
}
