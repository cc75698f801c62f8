package dev.sceneroute.sandbox.kling;

import static dev.sceneroute.sandbox.kling.TheSandbox.CLIENT;
import static dev.sceneroute.sandbox.kling.TheSandbox.PROGRAM;
import static dev.sceneroute.sandbox.kling.TheSandbox.SANDBOX;
import static dev.sceneroute.sandbox.kling.TheSandbox.clipOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.FfmpegException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxClipTest {
    @TempDir
    Path folder;

    @BeforeEach
    void beginAnew() {
        SANDBOX.reset();
    }

    @Test
    void a_clip_has_the_size_rate_and_length_that_were_ordered_and_no_sound() throws IOException {
        Path clip = download(clipOf(SandboxClient.omni("scene-1")));

        assertThat(header(clip)).startsWith("ftyp");
        assertThat(frames(clip, "0:v"))
                .contains("#dimensions 0: 1280x720", "#tb 0: 1/24")
                .hasSize(120 + 6);
        assertThat(frames(clip, "0:v").stream()
                        .filter(line -> !line.startsWith("#"))
                        .distinct())
                .as("every frame differs from the one before")
                .hasSize(120);
        assertThatThrownBy(() -> frames(clip, "0:a")).isInstanceOf(FfmpegException.class);
    }

    @Test
    void pro_and_upright_and_square_clips_have_their_sizes() throws IOException {
        Path pro = download(clipOf(SandboxClient.omni("pro").put("mode", "pro").put("aspect_ratio", "9:16")));
        Path square = download(
                clipOf(SandboxClient.omni("square").put("aspect_ratio", "1:1").put("duration", "3")));

        assertThat(frames(pro, "0:v")).contains("#dimensions 0: 1080x1920");
        assertThat(frames(square, "0:v")).contains("#dimensions 0: 720x720").hasSize(72 + 6);
    }

    @Test
    void sound_is_stereo_at_48_kilohertz_and_lasts_as_long_as_the_picture() throws IOException {
        Path clip =
                download(clipOf(SandboxClient.omni("loud").put("sound", "on").put("duration", "3")));

        assertThat(frames(clip, "0:a")).contains("#sample_rate 0: 48000", "#channel_layout_name 0: stereo");
    }

    private Path download(String url) throws IOException {
        HttpResponse<byte[]> answer = CLIENT.sendRaw(CLIENT.request(url).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(-1))
                .isEqualTo(answer.body().length);
        Path file = Files.createTempFile(folder, "download", ".mp4");
        return Files.write(file, answer.body());
    }

    private static String header(Path clip) throws IOException {
        byte[] bytes = Files.readAllBytes(clip);
        return new String(Arrays.copyOfRange(bytes, 4, 8), StandardCharsets.US_ASCII);
    }

    private static List<String> frames(Path clip, String stream) {
        return PROGRAM.getBean(Ffmpeg.class)
                .run(
                        clip.getParent(),
                        List.of("-xerror", "-i", "file:" + clip, "-map", stream, "-f", "framecrc", "-"),
                        Duration.ofSeconds(60))
                .output()
                .lines()
                .toList();
    }
}
