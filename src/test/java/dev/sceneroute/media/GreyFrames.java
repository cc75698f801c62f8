package dev.sceneroute.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The brightness of every pixel of every frame.
 *
 * @param width pixels of a frame
 * @param height pixels of a frame
 * @param frames 0 to 255 for each pixel, row by row
 */
record GreyFrames(int width, int height, List<byte[]> frames) {

    static GreyFrames of(Path video, int width, int height) {
        byte[] all = Clips.decodedBytes(
                video, "-map", "0:v:0", "-vf", "scale=out_range=full", "-pix_fmt", "gray", "-f", "rawvideo");
        List<byte[]> frames = new ArrayList<>();
        for (int from = 0; from < all.length; from += width * height) {
            frames.add(Arrays.copyOfRange(all, from, from + width * height));
        }
        return new GreyFrames(width, height, frames);
    }

    int at(int frame, int x, int y) {
        return frames.get(frame)[y * width + x] & 255;
    }

    /** How sharp a frame is: the mean amount by which a pixel differs from its neighbours' mean. */
    double sharpness(int frame) {
        long sum = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                sum += Math.abs(4 * at(frame, x, y)
                        - at(frame, x - 1, y)
                        - at(frame, x + 1, y)
                        - at(frame, x, y - 1)
                        - at(frame, x, y + 1));
            }
        }
        return (double) sum / (width - 2) / (height - 2);
    }

    /** Where the brightness of a frame's middle row lies, to fractions of a pixel, for each frame. */
    double[] places() {
        double[] places = new double[frames.size()];
        for (int frame = 0; frame < places.length; frame++) {
            double weight = 0;
            double sum = 0;
            for (int x = 0; x < width; x++) {
                int light = Math.max(0, at(frame, x, height / 2) - 40);
                weight += light;
                sum += (double) light * x;
            }
            places[frame] = sum / weight;
        }
        return places;
    }

    /** How much a movement trembles: the root mean square of its second differences, 0 for an even one. */
    static double trembling(double... places) {
        double sum = 0;
        for (int i = 1; i < places.length - 1; i++) {
            double second = places[i + 1] - 2 * places[i] + places[i - 1];
            sum += second * second;
        }
        return Math.sqrt(sum / (places.length - 2));
    }

    /** The mean amount by which the pixels of two frames differ. */
    static double difference(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 255) - (other[i] & 255));
        }
        return (double) sum / one.length;
    }
}
