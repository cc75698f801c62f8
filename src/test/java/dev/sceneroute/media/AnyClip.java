package dev.sceneroute.media;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A kind of clip a provider may send, and what is to become of it in a film of 320x180 at 24 frames a second. Its second
 * of film shows and plays {@link FlashAndBeep}.
 *
 * @param name in words, as in the documentation
 * @param file makes it
 * @param expected {@code copied}, {@code encoded} or {@code refused}
 * @param width how wide its picture is in the film, pixels
 * @param height how high its picture is in the film, pixels
 * @param pictureLater how much later its picture is in the film than it was made, in seconds
 * @param soundLater the same of its sound
 * @param sounds whether the beep is heard
 * @param colours how much a colour may be off, of 255
 */
record AnyClip(
        String name,
        Making file,
        String expected,
        int width,
        int height,
        double pictureLater,
        double soundLater,
        boolean sounds,
        int colours) {

    private static final List<String> TAGS =
            List.of("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv");

    /** Makes a file, once. */
    interface Making {
        Path make();
    }

    static AnyClip of(String expected, String name, Making file) {
        return new AnyClip(name, file, expected, 320, 180, 0, 0, true, 9);
    }

    AnyClip fitted(int newWidth, int newHeight) {
        return new AnyClip(name, file, expected, newWidth, newHeight, pictureLater, soundLater, sounds, colours);
    }

    AnyClip later(double picture, double sound) {
        return new AnyClip(name, file, expected, width, height, picture, sound, sounds, colours);
    }

    AnyClip silent() {
        return new AnyClip(name, file, expected, width, height, pictureLater, soundLater, false, colours);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A clip that is being put together. */
    static final class Recipe {
        private final String file;
        private String rate = "24";
        private String filters = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
        private String shape = "null";
        private String sound = FlashAndBeep.sound(48_000, 2);
        private double seconds = 1;
        private List<String> before = List.of();
        private List<String> coding = List.of();
        private List<String> tags = TAGS;

        private Recipe(String file) {
            this.file = file;
        }

        /** Begins with what needs nothing done to it: H.264 with B-frames, AAC, 1 s. */
        static Recipe file(String file) {
            return new Recipe(file);
        }

        Recipe rate(String newRate) {
            rate = newRate;
            return this;
        }

        /** Scales without a thought for the shape: the colours and the bar are where they were, relatively. */
        Recipe size(int width, int height) {
            shape = "scale=" + width + ":" + height + ":flags=neighbor,setsar=1";
            return this;
        }

        /** Filters in RGB, before the coding's own format. */
        Recipe shape(String filter) {
            shape = filter;
            return this;
        }

        Recipe format(String filter, String... newTags) {
            filters = filter;
            tags = List.of(newTags);
            return this;
        }

        Recipe sound(String source) {
            sound = source;
            return this;
        }

        Recipe seconds(double length) {
            seconds = length;
            return this;
        }

        /** Options in front of the sound. */
        Recipe beforeSound(String... options) {
            before = List.of(options);
            return this;
        }

        Recipe coding(String... options) {
            coding = List.of(options);
            return this;
        }

        Path make() {
            List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", FlashAndBeep.picture(rate)));
            if (!sound.isEmpty()) {
                arguments.addAll(before);
                arguments.addAll(List.of("-f", "lavfi", "-i", sound));
            }
            arguments.addAll(List.of("-t", Double.toString(seconds), "-vf", shape + "," + filters));
            arguments.addAll(List.of("-c:v", "libx264", "-preset", "veryfast"));
            arguments.addAll(tags);
            arguments.addAll(coding);
            assumeEncoders();
            return Clips.make(file, arguments);
        }

        /** Not every FFmpeg makes every kind of clip. */
        private void assumeEncoders() {
            for (int place = 1; place < coding.size(); place++) {
                if (coding.get(place - 1).startsWith("-c:")) {
                    assumeThat(MediaRig.SUPPLY.capabilities().encoders()).contains(coding.get(place));
                }
            }
        }

        AnyClip copied(String name) {
            return AnyClip.of("copied", name, this::make);
        }

        AnyClip encoded(String name) {
            return AnyClip.of("encoded", name, this::make);
        }

        AnyClip refused(String name) {
            return AnyClip.of("refused", name, this::make);
        }
    }

    /** The file FFmpeg makes of another by these options. */
    static Path again(Making clip, String file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("-i", clip.make().toString()));
        arguments.addAll(List.of(options));
        return Clips.make(file, arguments);
    }

    /** What the check said of it, in one line. */
    static String words(List<ClipFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.fault() != null)
                .map(finding -> "`" + Objects.requireNonNull(finding.fault()).word() + "`: " + finding.message())
                .collect(Collectors.joining("; "));
    }
}
