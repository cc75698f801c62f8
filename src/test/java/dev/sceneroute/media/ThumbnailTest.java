package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ThumbnailTest {

    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);
    private static final String SHARP = "testsrc2=s=320x180:r=24";

    private final Thumbnail thumbnail = new Thumbnail(MediaRig.FFMPEG, SETTINGS);

    @TempDir
    Path folder;

    @Test
    void a_film_that_is_mostly_black_is_shown_by_a_frame_that_is_not() throws Exception {
        Path mostlyBlack = film("mostlyblack", part("color=black:s=320x180:r=24", 8), part(SHARP, 1));

        Illustration chosen = choose(mostlyBlack);

        assertThat(chosen.plain()).isFalse();
        assertThat(brightness(read(chosen.thumbnail()))).isGreaterThan(60);
    }

    @Test
    void the_frame_that_is_lit_sharp_and_colourful_wins() {
        Path film = film(
                "contest",
                part("color=black:s=320x180:r=24", 2),
                part(SHARP + ",gblur=sigma=20", 2),
                part(SHARP + ",hue=s=0", 2),
                part(SHARP + ",lutyuv=y=16+(val-16)*0.15", 2),
                part(SHARP, 2),
                part("color=0x1E1E1E:s=320x180:r=24", 2),
                part("color=white:s=320x180:r=24", 2));

        assertThat(choose(film).frame()).isBetween(8 * 24, 10 * 24 - 1);
    }

    @Test
    void the_first_and_the_last_second_are_avoided() {
        String dull = SHARP + ",hue=s=0.4,gblur=sigma=2";
        Path film = film("edges", part(SHARP, 1), part(dull, 3), part(SHARP, 1));

        assertThat(choose(film).frame()).isBetween(24, 4 * 24 - 1);
    }

    @Test
    void only_the_stretches_that_are_given_are_looked_at_if_they_have_a_keyframe() throws Exception {
        Path film = film("stretches", part(SHARP, 3), part(SHARP + ",hue=s=0", 3), part(SHARP, 3));

        Film read = filmOf(film);
        assertThat(thumbnail
                        .choose(read, List.of(new FilmStretch(3 * 24, 3 * 24)), folder)
                        .frame())
                .isBetween(3 * 24, 6 * 24 - 1);
        assertThat(thumbnail
                        .choose(read, List.of(new FilmStretch(25, 3)), folder)
                        .frame())
                .isEqualTo(choose(film).frame());
    }

    @ParameterizedTest
    @ValueSource(strings = {"black", "white", "0x204080"})
    void a_film_of_one_colour_still_has_a_picture_and_it_is_said(String colour) throws Exception {
        Path film = film("all" + colour, part("color=" + colour + ":s=320x180:r=24", 2));

        Illustration chosen = choose(film);

        assertThat(chosen.plain()).isTrue();
        assertThat(read(chosen.thumbnail()).getWidth()).isEqualTo(1280);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1920x1080", "320x180", "180x320", "200x200"})
    void the_thumbnail_is_1280_by_720_and_the_poster_as_large_as_the_film(String size) throws Exception {
        Path film = film("size" + size, part("testsrc2=s=" + size + ":r=24", 1));

        Illustration chosen = choose(film);

        BufferedImage small = read(chosen.thumbnail());
        BufferedImage poster = read(chosen.poster());
        assertThat(small.getWidth() + "x" + small.getHeight()).isEqualTo("1280x720");
        assertThat(poster.getWidth() + "x" + poster.getHeight()).isEqualTo(size);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("thumbnail.jpg", "poster.jpg");
    }

    @Test
    void colours_are_those_of_the_film() throws Exception {
        String converted = "format=gbrp,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
        Path film = film("orange", part("color=0xE6781E:s=320x180:r=24," + converted, 2));

        Illustration chosen = choose(film);

        for (Path file : List.of(chosen.thumbnail(), chosen.poster())) {
            BufferedImage picture = read(file);
            Color middle = new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
            assertThat(middle.getRed()).isCloseTo(0xE6, within(5));
            assertThat(middle.getGreen()).isCloseTo(0x78, within(5));
            assertThat(middle.getBlue()).isCloseTo(0x1E, within(5));
        }
    }

    @Test
    void even_noise_fits_into_what_is_allowed() {
        Path film = film("noise", part("color=gray:s=1280x720:r=24,noise=alls=100:allf=t", 0.2));

        assertThat(choose(film).thumbnail().toFile())
                .satisfies(file -> assertThat(file.length()).isBetween(100_000L, (long) Thumbnail.LARGEST));
    }

    @Test
    void the_picture_is_the_very_frame_that_is_named() throws Exception {
        Path film = film("named", part(SHARP, 6));

        Illustration chosen = choose(film);

        Path frame = Clips.decodedFile(
                film, ".png", "-vf", "select=eq(n\\," + chosen.frame() + ")", "-frames:v", "1", "-update", "1");
        BufferedImage wanted = ImageIO.read(frame.toFile());
        BufferedImage poster = read(chosen.poster());
        long differences = 0;
        for (int x = 0; x < 320; x++) {
            differences += Math.abs((wanted.getRGB(x, 90) >> 8 & 255) - (poster.getRGB(x, 90) >> 8 & 255));
        }
        assertThat(differences / 320).isLessThan(6);
    }

    @Test
    void a_long_film_has_a_picture_as_well() {
        Path film = Clips.make(
                "forty-seconds.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        SHARP,
                        "-t",
                        "40",
                        "-g",
                        "2",
                        "-preset",
                        "ultrafast",
                        "-pix_fmt",
                        "yuv420p"));
        assertThat(CodedFrames.of(film).keyframes()).hasSize(480);

        assertThat(choose(film).frame()).isBetween(24, 39 * 24);
    }

    @Test
    void a_file_that_is_no_film_leaves_no_picture() throws Exception {
        Path text = Files.writeString(folder.resolve("film.mp4"), "ffconcat version 1.0\nfile x.mp4\n");

        assertThatThrownBy(() -> thumbnail.of(new Film(text, 24, Duration.ofSeconds(1), 1), folder))
                .isInstanceOf(FfmpegException.class);
        assertThat(folder.resolve("thumbnail.jpg")).doesNotExist();
        assertThat(folder.resolve("poster.jpg")).doesNotExist();
    }

    /** Parts one behind the other, with a keyframe each second. */
    @SafeVarargs
    private static Path film(String name, List<String>... parts) {
        List<String> arguments = new ArrayList<>();
        StringBuilder graph = new StringBuilder();
        for (int part = 0; part < parts.length; part++) {
            arguments.addAll(parts[part]);
            graph.append("[")
                    .append(part)
                    .append(":v]format=yuv420p[p")
                    .append(part)
                    .append("];");
        }
        for (int part = 0; part < parts.length; part++) {
            graph.append("[p").append(part).append("]");
        }
        graph.append("concat=n=").append(parts.length).append(",setparams=colorspace=bt709:range=tv");
        arguments.addAll(List.of("-filter_complex", graph.toString()));
        arguments.addAll(List.of(
                "-g", "24", "-sc_threshold", "0", "-preset", "ultrafast", "-crf", "18", "-colorspace", "bt709"));
        // As most clips are: frames are coded out of order.
        arguments.addAll(List.of("-bf", "2"));
        return Clips.make(name + ".mp4", arguments);
    }

    private static List<String> part(String source, double seconds) {
        return List.of("-f", "lavfi", "-t", Double.toString(seconds), "-i", source);
    }

    private Illustration choose(Path file) {
        return thumbnail.choose(filmOf(file), List.of(), folder);
    }

    private static Film filmOf(Path file) {
        Mp4Header header = Mp4Header.read(file);
        return new Film(file, header.frames(), header.duration(), header.fileSize());
    }

    private static BufferedImage read(Path picture) throws Exception {
        return ImageIO.read(picture.toFile());
    }

    private static double brightness(BufferedImage picture) {
        long sum = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = picture.getRGB(x, y);
                sum += (colour >> 16 & 255) + (colour >> 8 & 255) + (colour & 255);
            }
        }
        return sum / 3.0 / picture.getWidth() / picture.getHeight();
    }
}
