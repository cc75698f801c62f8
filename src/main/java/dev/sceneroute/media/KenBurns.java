package dev.sceneroute.media;

import java.util.Locale;

/**
 * The slow movement over a still picture, as a filter. Its corners are placed to fractions of a pixel and each frame is
 * sampled between pixels; cutting whole pixels out instead ({@code zoompan}) makes a slow movement tremble by up to a
 * pixel, and eight times the width, which lessens that, costs more and trembles still.
 */
final class KenBurns {

    private KenBurns() {}

    /**
     * The filter for a stream that repeats one picture.
     *
     * @param frames how many frames the movement lasts
     */
    static String filter(StillMove move, StillSettings settings, int frames) {
        String way = way(settings.easing(), frames);
        double zoom = settings.zoom();
        return switch (move) {
            case NONE -> "null";
            case IN -> view("0.5", linear("1", zoom - 1, way));
            case OUT -> view("0.5", linear(number(zoom), 1 - zoom, way));
            case LEFT -> view(linear(number(1 - 0.5 / zoom), 1 / zoom - 1, way), number(zoom));
            case RIGHT -> view(linear(number(0.5 / zoom), 1 - 1 / zoom, way), number(zoom));
        };
    }

    /** How much of the way is done, 0 to 1: speeding up evenly, even, slowing down evenly. */
    private static String way(double easing, int frames) {
        String time = "clip((on-1)/" + Math.max(1, frames - 1) + ",0,1)";
        if (easing <= 0) {
            return time;
        }
        String ease = number(easing);
        String slope = number(2 * easing * (1 - easing));
        String rest = number(1 - easing);
        return "if(lt(" + time + "," + ease + "),pow(" + time + ",2)/" + slope + ",if(gt(" + time + "," + rest
                + "),1-pow(1-" + time + ",2)/" + slope + ",(" + time + "-" + number(easing / 2) + ")/" + rest + "))";
    }

    private static String linear(String from, double by, String way) {
        return "(" + from + "+(" + number(by) + ")*" + way + ")";
    }

    /** Shows what lies around a place of the picture's width, in the middle of its height. */
    private static String view(String place, String zoom) {
        String left = "'W*(" + place + "-0.5/" + zoom + ")'";
        String right = "'W*(" + place + "+0.5/" + zoom + ")'";
        String top = "'H*(0.5-0.5/" + zoom + ")'";
        String bottom = "'H*(0.5+0.5/" + zoom + ")'";
        return "perspective=x0=" + left + ":y0=" + top + ":x1=" + right + ":y1=" + top + ":x2=" + left + ":y2=" + bottom
                + ":x3=" + right + ":y3=" + bottom + ":sense=source:eval=frame:interpolation=cubic";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.9f", value);
    }
}
