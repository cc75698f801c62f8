package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.runtime.DataDirectory;
import java.awt.Font;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontsTest {

    @TempDir
    Path folder;

    @Test
    void the_font_is_unpacked_whole_and_can_write_korean() throws Exception {
        Path font = new Fonts(new DataDirectory(folder)).regular();

        assertThat(font).isAbsolute();
        assertThat(Font.createFont(Font.TRUETYPE_FONT, font.toFile()).canDisplayUpTo("Scene 1: 비 내리는 네온 지붕"))
                .isEqualTo(-1);
    }

    @Test
    void a_font_that_was_cut_off_is_unpacked_again() throws Exception {
        Fonts fonts = new Fonts(new DataDirectory(folder));
        long whole = Files.size(fonts.regular());

        Files.writeString(fonts.regular(), "cut");

        assertThat(fonts.regular()).hasSize(whole);
    }

    @Test
    void ffmpeg_draws_text_with_it() throws Exception {
        Path font = new Fonts(MediaRig.DATA).regular();
        Files.copy(font, folder.resolve("font.ttf"));
        Files.writeString(folder.resolve("text.txt"), "안녕 %{pts} it's: [ok]");

        MediaRig.FFMPEG.run(
                folder,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=black:s=320x180:d=0.1",
                        "-vf",
                        "drawtext=fontfile=font.ttf:expansion=none:textfile=text.txt:fontcolor=white:fontsize=30",
                        "-frames:v",
                        "1",
                        "drawn.png"),
                Duration.ofSeconds(20));

        assertThat(folder.resolve("drawn.png")).isNotEmptyFile();
    }
}
