package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ThumbnailTest {

    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);

    private final Thumbnail thumbnail = new Thumbnail(MediaRig.FFMPEG, SETTINGS);

    @TempDir
    Path folder;

    @Test
    void a_film_that_is_mostly_black_is_shown_by_a_frame_that_is_not() throws Exception {
        Path mostlyBlack = Clips.make(
                "mostlyblack.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=black:s=320x180:r=24:d=8",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=320x180:r=24:d=1",
                        "-filter_complex",
                        "[0:v]format=yuv420p[a];[1:v]format=yuv420p[b];[a][b]concat",
                        "-g",
                        "24",
                        "-sc_threshold",
                        "0"));

        BufferedImage picture = picture(mostlyBlack);

        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(brightness(picture)).isGreaterThan(60);
    }

    @Test
    void a_film_that_is_all_black_still_has_one() throws Exception {
        Path black = Clips.make("allblack.mp4", List.of("-f", "lavfi", "-i", "color=black:s=320x180:r=24:d=2"));

        assertThat(brightness(picture(black))).isLessThan(20);
    }

    @Test
    void a_large_film_has_a_picture_1280_wide() throws Exception {
        Path large = Clips.make("large.mp4", List.of("-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=24:d=0.2"));

        BufferedImage picture = picture(large);

        assertThat(picture.getWidth()).isEqualTo(1280);
        assertThat(picture.getHeight()).isEqualTo(720);
    }

    @Test
    void a_file_that_is_no_film_leaves_no_picture() throws Exception {
        Path text = Files.writeString(folder.resolve("film.mp4"), "ffconcat version 1.0\nfile x.mp4\n");

        assertThatThrownBy(() -> thumbnail.of(new Film(text, 24, Duration.ofSeconds(1), 1), folder))
                .isInstanceOf(FfmpegException.class);
        assertThat(folder.resolve("thumbnail.jpg")).doesNotExist();
    }

    private BufferedImage picture(Path file) throws Exception {
        Mp4Header header = Mp4Header.read(file);
        Film film = new Film(file, header.frames(), header.duration(), header.fileSize());
        return ImageIO.read(thumbnail.of(film, folder).toFile());
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
