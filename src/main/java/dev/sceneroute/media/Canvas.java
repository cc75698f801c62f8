package dev.sceneroute.media;

import java.util.ArrayList;
import java.util.List;

/**
 * Places one picture on a canvas of the film's shape, as a filter graph. Sizes are worked out here, so that a picture of
 * many pixels is made small before anything else is done with it.
 *
 * @param width pixels of the canvas
 * @param height pixels of the canvas
 * @param fps frames a second of what may follow
 * @param background colour behind the picture, such as {@code 0x1E1E1E}
 */
record Canvas(int width, int height, int fps, String background) {

    private static final String COLOURS = ":out_color_matrix=bt709:out_range=tv";
    /** A blurred background is made at this fraction of the size: nothing fine is left in it anyway. */
    private static final int COARSE = 8;

    /** The plain canvas, one frame, with the label {@code [ground]}. */
    String ground() {
        return "color=c=" + background + ":s=" + width + "x" + height + ":r=" + fps
                + ",trim=end_frame=1,format=gbrp,scale=" + width + ":" + height + COLOURS + ",format=yuv444p[ground]";
    }

    /**
     * The picture on the canvas: yuv444p, without a label at its end.
     *
     * @param input the picture's label, such as {@code [0:v]}
     * @param picture its shape
     */
    String with(String input, PictureShape picture, StillFit fit) {
        double shape = (double) picture.width() / picture.height();
        StillFit meant = fit.meant(shape, (double) width / height, picture.transparent());
        List<String> parts = new ArrayList<>(List.of(ground()));
        if (meant == StillFit.BLUR) {
            parts.add(input + "split[behind][before]");
            parts.add(placed("[behind]", picture, width / COARSE, height / COARSE, true)
                    + ",gblur=sigma=4,scale=" + width + ":" + height
                    + ":flags=bicubic,lutyuv=y=16+(val-16)*0.55[blurred]");
            parts.add(over("[ground]", "[blurred]") + "[around]");
            parts.add(placed("[before]", picture, width, height, false) + "[picture]");
            parts.add(over("[around]", "[picture]"));
        } else {
            parts.add(placed(input, picture, width, height, meant == StillFit.COVER) + "[picture]");
            parts.add(over("[ground]", "[picture]"));
        }
        return String.join(";", parts);
    }

    /**
     * Cuts off what would stand over, scales, turns upright. Cut first: a picture of a single line would become a giant
     * if it were scaled to cover and cut then.
     */
    private static String placed(String input, PictureShape picture, int width, int height, boolean cover) {
        double wide = (double) width / picture.width();
        double high = (double) height / picture.height();
        double scale = cover ? Math.max(wide, high) : Math.min(wide, high);
        List<String> filters = new ArrayList<>();
        if (cover) {
            int seenWide = within(picture.width(), width / scale);
            int seenHigh = within(picture.height(), height / scale);
            filters.add("crop=" + stored(picture, seenWide, seenHigh));
        }
        int w = cover ? width : within(width, picture.width() * scale);
        int h = cover ? height : within(height, picture.height() * scale);
        filters.add("scale=" + stored(picture, w, h) + ":flags=lanczos" + COLOURS);
        filters.add("format=yuva444p");
        filters.add(ExifOrientation.filters(picture.orientation()));
        filters.add("setsar=1");
        filters.removeIf(String::isEmpty);
        return input + String.join(",", filters);
    }

    /** Sides as they are before the picture is turned. */
    private static String stored(PictureShape picture, int width, int height) {
        return ExifOrientation.isLying(picture.orientation()) ? height + ":" + width : width + ":" + height;
    }

    private static int within(int most, double side) {
        return Math.max(1, Math.min(most, (int) Math.round(side)));
    }

    private static String over(String ground, String picture) {
        return ground + picture + "overlay=(W-w)/2:(H-h)/2:format=yuv444:eof_action=repeat";
    }
}
