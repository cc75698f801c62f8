package dev.sceneroute.media;

/**
 * How good a frame looks as a picture of its own. Measured on a small copy in 8 bits, 4:2:0, black at 16.
 *
 * @param light mean brightness, 16 to 235
 * @param contrast standard deviation of the brightness
 * @param dark share of pixels that are as good as black
 * @param sharpness mean amount of the brightness's second differences (the Laplacian)
 * @param hues standard deviation of the colours
 * @param tint how far the mean colour lies from grey
 */
record FrameLook(double light, double contrast, double dark, double sharpness, double hues, double tint) {

    private static final int BLACK = 40;
    private static final int GREY = 128;
    /** Beyond this share a frame counts as black. */
    private static final double MOSTLY = 0.9;
    /** Below this spread nothing is to be seen, but for what coding adds. */
    private static final double SPREAD = 3;

    /**
     * Measures a frame.
     *
     * @param planes brightness, then the two colour planes of half the width and height
     * @param width pixels, even
     * @param height pixels, even
     */
    static FrameLook of(byte[] planes, int width, int height) {
        int pixels = width * height;
        long sum = 0;
        long squares = 0;
        long dark = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            int light = planes[pixel] & 255;
            sum += light;
            squares += (long) light * light;
            dark += light <= BLACK ? 1 : 0;
        }
        double mean = (double) sum / pixels;
        double spread = Math.sqrt(Math.max(0, (double) squares / pixels - mean * mean));
        double[] blue = plane(planes, pixels, pixels / 4);
        double[] red = plane(planes, pixels + pixels / 4, pixels / 4);
        return new FrameLook(
                mean,
                spread,
                (double) dark / pixels,
                sharpness(planes, width, height),
                Math.hypot(blue[1], red[1]),
                Math.hypot(blue[0], red[0]));
    }

    /** Whether there is nothing to be seen: black, or one colour. */
    boolean isEmpty() {
        return dark >= MOSTLY || (contrast < SPREAD && hues < SPREAD);
    }

    /** The better the higher, from 0. Each quality alone may lower the mark much and raise it little. */
    double mark() {
        double lit = limited((light - 16) / 64) * limited((240 - light) / 50);
        double deep = limited(contrast / 45);
        double sharp = sharpness / (sharpness + 12);
        double colour = hues + 0.3 * tint;
        double colourful = colour / (colour + 20);
        return lit * deep * (0.15 + 0.85 * sharp) * (0.4 + 0.6 * colourful);
    }

    private static double sharpness(byte[] planes, int width, int height) {
        long sum = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int place = y * width + 1; place < (y + 1) * width - 1; place++) {
                sum += Math.abs(4 * (planes[place] & 255)
                        - (planes[place - 1] & 255)
                        - (planes[place + 1] & 255)
                        - (planes[place - width] & 255)
                        - (planes[place + width] & 255));
            }
        }
        return (double) sum / Math.max(1, (long) (width - 2) * (height - 2));
    }

    /** Mean and standard deviation of a colour plane, from grey. */
    private static double[] plane(byte[] planes, int from, int pixels) {
        long sum = 0;
        long squares = 0;
        for (int pixel = from; pixel < from + pixels; pixel++) {
            int value = (planes[pixel] & 255) - GREY;
            sum += value;
            squares += (long) value * value;
        }
        double mean = (double) sum / pixels;
        return new double[] {mean, Math.sqrt(Math.max(0, (double) squares / pixels - mean * mean))};
    }

    private static double limited(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
