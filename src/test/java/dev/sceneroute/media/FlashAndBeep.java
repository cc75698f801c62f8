package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A picture that tells of itself what time it is, which side is up and what its colours should be, and a sound that
 * belongs to it: four colours, a bar that moves from left to right in a second, a white flash and a beep after half of it.
 */
final class FlashAndBeep {

    /** When both begin, and how long they last, in seconds. */
    static final double AT = 0.5;

    private static final double LONG = 0.1;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int BAR = 16;
    private static final int BAND = 20;

    /** Top left, top right, bottom left, bottom right: red, green, blue. */
    static final List<int[]> COLOURS = List.of(
            new int[] {200, 40, 40}, new int[] {40, 160, 60}, new int[] {40, 60, 190}, new int[] {220, 200, 40});

    private FlashAndBeep() {}

    /** The picture as a source of FFmpeg's: RGB, 320x180. */
    static String picture(String rate) {
        String top = (HEIGHT - BAND) / 2 + "";
        return String.join(
                ";",
                colour(0, rate) + "[a]",
                colour(1, rate) + "[b]",
                colour(2, rate) + "[c]",
                colour(3, rate) + "[d]",
                "[a][b]hstack[e];[c][d]hstack[f];[e][f]vstack[g]",
                plain("black", WIDTH, BAND, rate) + "[h]",
                plain("white", BAR, BAND, rate) + "[i]",
                plain("white", WIDTH, HEIGHT, rate) + "[j]",
                "[g][h]overlay=0:" + top + ":format=gbrp[k]",
                "[k][i]overlay=x=t*" + (WIDTH - BAR) + ":y=" + top + ":format=gbrp[l]",
                "[l][j]overlay=enable='between(t," + (AT - 0.001) + "," + (AT + LONG - 0.001) + ")':format=gbrp");
    }

    /** The sound as a source of FFmpeg's. */
    static String sound(int rate, int channels) {
        String beep = "0.5*sin(2*PI*1000*t)*between(t\\," + AT + "\\," + (AT + LONG) + ")";
        return "aevalsrc=s=" + rate + ":exprs=" + String.join("|", Collections.nCopies(channels, beep));
    }

    private static String colour(int index, String rate) {
        int[] rgb = COLOURS.get(index);
        return plain(String.format("0x%02X%02X%02X", rgb[0], rgb[1], rgb[2]), WIDTH / 2, HEIGHT / 2, rate);
    }

    private static String plain(String colour, int width, int height, String rate) {
        return "color=" + colour + ":s=" + width + "x" + height + ":r=" + rate + ",format=gbrp";
    }

    /** When the beep of a sound begins, in seconds; negative if there is none. */
    static double beep(ShortBuffer stereo) {
        int loudest = 0;
        for (int place = 0; place < stereo.limit(); place++) {
            loudest = Math.max(loudest, Math.abs(stereo.get(place)));
        }
        if (loudest < 1_000) {
            return -1;
        }
        int place = 0;
        while (Math.abs(stereo.get(place)) < loudest / 4) {
            place++;
        }
        int sample = place / 2;
        return (double) sample / FilmProfile.SAMPLE_RATE;
    }

    /** The first frames of all the flashes of a film of 320x180, by its middle, where every clip has its picture. */
    static List<Integer> flashes(Path film) {
        byte[] grey = Clips.decodedBytes(
                film, "-map", "0:v:0", "-vf", "crop=60:100,scale=1:10:flags=area,format=gray", "-f", "rawvideo");
        List<Integer> flashes = new ArrayList<>();
        boolean before = false;
        for (int frame = 0; frame < grey.length / 10; frame++) {
            boolean flash = true;
            for (int place = 0; place < 10; place++) {
                flash &= (grey[frame * 10 + place] & 255) > 200;
            }
            if (flash && !before) {
                flashes.add(frame);
            }
            before = flash;
        }
        return flashes;
    }

    /** The samples of a WAV file: left, right, left, … */
    static ShortBuffer samples(Path wav) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
            return bytes.position(44).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The frames of a scene, decoded. */
    static final class Seen {
        /** Three bytes for each pixel, frame after frame. */
        private final byte[] rgb;
        /** How much of a frame, around its middle, the picture fills; the rest should be black. */
        private final int width;

        private final int height;

        private Seen(byte[] rgb, int width, int height) {
            this.rgb = rgb;
            this.width = width;
            this.height = height;
        }

        /** Decodes a scene of 320x180 as any player does that believes its header. */
        static Seen of(Path video, int width, int height) {
            return new Seen(
                    Clips.decodedBytes(
                            video,
                            "-map",
                            "0:v:0",
                            "-vf",
                            "scale=in_color_matrix=bt709:in_range=tv",
                            "-pix_fmt",
                            "rgb24",
                            "-f",
                            "rawvideo"),
                    width,
                    height);
        }

        int frames() {
            return rgb.length / (WIDTH * HEIGHT * 3);
        }

        /** The first frame of the flash; -1 if it is not seen. */
        int flash() {
            for (int frame = 0; frame < frames(); frame++) {
                if (flashes(frame)) {
                    return frame;
                }
            }
            return -1;
        }

        boolean flashes(int frame) {
            return corners().stream().allMatch(place -> Arrays.stream(colour(frame, place[0], place[1]))
                    .allMatch(value -> value > 220));
        }

        /** What the four colours look like. */
        List<int[]> colours(int frame) {
            List<int[]> colours = new ArrayList<>();
            for (int[] place : corners()) {
                colours.add(colour(frame, place[0], place[1]));
            }
            return colours;
        }

        /** How bright the frame is in the middle of the border at the left, or above if there is none at the left. */
        int border(int frame) {
            int x = (WIDTH - width) / 4;
            int y = (HEIGHT - height) / 4;
            return Arrays.stream(colour(frame, Math.max(2, x), Math.max(2, y)))
                    .max()
                    .orElseThrow();
        }

        boolean hasBorder() {
            return WIDTH - width > 8 || HEIGHT - height > 8;
        }

        /** The time the bar shows, in seconds. */
        double time(int frame) {
            double left = (WIDTH - width) / 2.0;
            double bar = width * BAR / (double) WIDTH;
            return (middleOfTheBar(frame, HEIGHT / 2) + 0.5 - left - bar / 2) / (width - bar);
        }

        /** How far the bar of one line is from the bar of the next, in pixels. */
        double combed(int frame) {
            return Math.abs(middleOfTheBar(frame, HEIGHT / 2) - middleOfTheBar(frame, HEIGHT / 2 + 1));
        }

        private double middleOfTheBar(int frame, int y) {
            double weight = 0;
            double sum = 0;
            for (int x = 0; x < WIDTH; x++) {
                int value = Math.max(0, value(frame, x, y, 1) - 100);
                weight += value;
                sum += (double) value * x;
            }
            return sum / weight;
        }

        private List<int[]> corners() {
            List<int[]> places = new ArrayList<>();
            for (int index = 0; index < 4; index++) {
                int right = index % 2 * 2 - 1;
                int below = index / 2 * 2 - 1;
                places.add(new int[] {WIDTH / 2 + right * width / 4, HEIGHT / 2 + below * height / 4});
            }
            return places;
        }

        /** The mean of some pixels around a place. */
        private int[] colour(int frame, int x, int y) {
            int[] sums = new int[3];
            for (int place = 0; place < 9; place++) {
                for (int channel = 0; channel < 3; channel++) {
                    sums[channel] += value(frame, x + place % 3 - 1, y + place / 3 - 1, channel);
                }
            }
            return Arrays.stream(sums).map(sum -> sum / 9).toArray();
        }

        private int value(int frame, int x, int y, int channel) {
            return rgb[((frame * HEIGHT + y) * WIDTH + x) * 3 + channel] & 255;
        }
    }
}
