package dev.sceneroute.sandbox.kling;

import static dev.sceneroute.sandbox.kling.SandboxClient.omni;
import static dev.sceneroute.sandbox.kling.TheSandbox.CLIENT;
import static dev.sceneroute.sandbox.kling.TheSandbox.PROGRAM;
import static dev.sceneroute.sandbox.kling.TheSandbox.SANDBOX;
import static dev.sceneroute.sandbox.kling.TheSandbox.clipOf;
import static dev.sceneroute.sandbox.kling.TheSandbox.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.FfmpegException;
import dev.sceneroute.sandbox.FaultSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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
        Path clip = download(clipOf(omni("scene-1")));

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
        Path pro = download(clipOf(omni("pro").put("mode", "pro").put("aspect_ratio", "9:16")));
        Path square = download(clipOf(omni("square").put("aspect_ratio", "1:1").put("duration", "3")));

        assertThat(frames(pro, "0:v")).contains("#dimensions 0: 1080x1920");
        assertThat(frames(square, "0:v")).contains("#dimensions 0: 720x720").hasSize(72 + 6);
    }

    @Test
    void sound_is_stereo_at_48_kilohertz_and_lasts_as_long_as_the_picture() throws IOException {
        Path clip = download(clipOf(omni("loud").put("sound", "on").put("duration", "3")));

        assertThat(frames(clip, "0:a")).contains("#sample_rate 0: 48000", "#channel_layout_name 0: stereo");
    }

    @Test
    void each_shot_has_its_own_length_and_a_first_frame_is_shown() throws IOException {
        ObjectNode request = omni("shots")
                .put("multi_shot", true)
                .put("shot_type", "customize")
                .put("duration", "6");
        request.withArray("multi_prompt")
                .addObject()
                .put("index", 1)
                .put("prompt", "Dawn")
                .put("duration", "4");
        request.withArray("multi_prompt")
                .addObject()
                .put("index", 2)
                .put("prompt", "손")
                .put("duration", "2");
        request.withArray("image_list")
                .addObject()
                .put("image_url", Images.png(400, 500))
                .put("type", "first_frame");

        assertThat(pictures(download(clipOf(request)))).hasSize(144);
    }

    @Test
    void what_a_caller_wrote_is_drawn_and_never_run() throws IOException {
        String hostile = "x':enable=0,drawtext=textfile=/etc/passwd:text=' %{pts} [v];\\ \n\u0000 종이배";
        assertThat(pictures(download(clipOf(omni("../../etc '%{n}'").put("prompt", hostile)))))
                .hasSize(120);
    }

    @Test
    void clips_of_one_size_have_the_same_decoder_configuration() throws IOException {
        byte[] first = avcConfiguration(download(clipOf(omni("one").put("duration", "3"))));
        byte[] second = avcConfiguration(download(clipOf(omni("two").put("sound", "on"))));

        assertThat(first).isEqualTo(second);
    }

    @Test
    void the_index_stands_before_the_pictures() throws IOException {
        String bytes = new String(Files.readAllBytes(download(clipOf(omni("fast")))), StandardCharsets.ISO_8859_1);

        assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
    }

    @Test
    void many_who_ask_for_one_clip_share_one_rendering() {
        String url = clipOf(omni("shared").put("duration", "3"));

        List<CompletableFuture<HttpResponse<byte[]>>> all = IntStream.range(0, 12)
                .mapToObj(one -> CompletableFuture.supplyAsync(
                        () -> CLIENT.sendRaw(CLIENT.request(url).GET())))
                .toList();

        assertThat(all).allMatch(answer -> answer.join().statusCode() == 200);
        assertThat(SANDBOX.counts().renders()).isEqualTo(1);
        assertThat(SANDBOX.counts().downloads()).isEqualTo(12);
    }

    @Test
    void a_range_of_a_clip_is_served() {
        String url = clipOf(omni("range").put("duration", "3"));
        byte[] whole = CLIENT.sendRaw(CLIENT.request(url).GET()).body();

        HttpResponse<byte[]> part = CLIENT.sendRaw(
                CLIENT.request(url).header("Range", "bytes=100-199").GET());
        HttpResponse<byte[]> rest =
                CLIENT.sendRaw(CLIENT.request(url).header("Range", "bytes=100-").GET());
        HttpResponse<byte[]> beyond = CLIENT.sendRaw(
                CLIENT.request(url).header("Range", "bytes=99999999-").GET());

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 100-199/" + whole.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 100, whole.length));
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void files_are_only_there_for_tasks_that_succeeded() {
        SANDBOX.dial(Fault.TASK_FAILED, FaultSetting.next(1));
        ended(CLIENT.create(omni("failed")).taskId());

        assertThat(CLIENT.get("/files/123456789012345678.mp4").status()).isEqualTo(404);
        assertThat(CLIENT.get("/files/..%2F..%2Fjournal.jsonl").status()).isIn(400, 404);
        assertThat(CLIENT.get("/files/nothing").status()).isEqualTo(404);
        assertThat(SANDBOX.counts().downloadsWithAuthorization()).isPositive();
    }

    @Test
    void an_expired_address_is_refused_once() {
        String url = clipOf(omni("expired").put("duration", "3"));
        SANDBOX.dial(Fault.FILE_EXPIRED, FaultSetting.next(1));

        assertThat(CLIENT.sendRaw(CLIENT.request(url).GET()).statusCode()).isEqualTo(403);
        assertThat(CLIENT.sendRaw(CLIENT.request(url).GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_cut_download_breaks_and_a_slow_one_takes_its_time() {
        String url = clipOf(omni("cut").put("duration", "3"));
        CLIENT.sendRaw(CLIENT.request(url).GET());
        SANDBOX.dial(Fault.FILE_CUT, FaultSetting.next(1));
        assertThatThrownBy(() -> CLIENT.sendRaw(CLIENT.request(url).GET())).isInstanceOf(UncheckedIOException.class);

        SANDBOX.dial(Fault.FILE_SLOW, FaultSetting.next(1));
        long before = System.nanoTime();
        assertThat(CLIENT.sendRaw(CLIENT.request(url).GET()).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void a_clip_may_have_a_frame_too_many() throws IOException {
        SANDBOX.dial(Fault.CLIP_EXTRA_FRAME, FaultSetting.next(1));
        String id = CLIENT.create(omni("extra")).taskId();
        JsonNode video = ended(id).path("task_result").path("videos").path(0);

        assertThat(video.path("duration").asText()).isEqualTo("5.042");
        assertThat(pictures(download(video.path("url").asText()))).hasSize(121);
    }

    @Test
    void a_truncated_clip_has_a_perfect_header() throws IOException {
        SANDBOX.dial(Fault.CLIP_TRUNCATED, FaultSetting.next(1));
        Path clip = download(clipOf(omni("truncated")));

        assertThat(new String(Files.readAllBytes(clip), StandardCharsets.ISO_8859_1))
                .contains("moov");
        assertThatThrownBy(() -> pictures(clip)).isInstanceOf(FfmpegException.class);
    }

    @Test
    void clips_of_another_size_rate_or_length_and_black_ones_can_be_had() throws IOException {
        assertThat(frames(flawed(Fault.CLIP_WRONG_SIZE), "0:v")).contains("#dimensions 0: 640x360");
        assertThat(frames(flawed(Fault.CLIP_WRONG_RATE), "0:v")).contains("#tb 0: 1/30");
        assertThat(pictures(flawed(Fault.CLIP_WRONG_LENGTH))).hasSize(36);
        assertThat(pictures(flawed(Fault.CLIP_BLACK)).stream()
                        .map(line -> line.substring(line.lastIndexOf(' ')))
                        .distinct())
                .hasSize(1);
        assertThat(header(flawed(Fault.CLIP_NOT_MP4))).isNotEqualTo("ftyp");
    }

    @Test
    void whole_clips_in_another_container_and_in_a_strange_coding_can_be_had() throws IOException {
        assertThat(Files.readAllBytes(flawed(Fault.CLIP_OTHER_CONTAINER)))
                .startsWith(0x47)
                .satisfies(bytes -> assertThat(bytes[188]).isEqualTo((byte) 0x47));
        assertThat(pictures(flawed(Fault.CLIP_STRANGE_CODING))).hasSize(72);
    }

    @Test
    void clips_that_do_not_move_stand_upright_are_a_little_short_silent_or_damaged_can_be_had() throws IOException {
        Path frozen = flawed(Fault.CLIP_FROZEN);
        assertThat(pictures(frozen)).hasSize(72);
        assertThat(differentPictures(frozen)).isLessThan(45);
        assertThat(frames(flawed(Fault.CLIP_WRONG_SHAPE), "0:v")).contains("#dimensions 0: 720x1280");
        assertThat(pictures(flawed(Fault.CLIP_FEWER_FRAMES))).hasSize(67);
        SANDBOX.dial(Fault.CLIP_SILENT, FaultSetting.next(1));
        Path silent = download(clipOf(omni("mute").put("sound", "on").put("duration", "3")));
        assertThat(soundLevel(silent)).contains("-inf");
        Path flipped = flawed(Fault.CLIP_FLIPPED_BITS);
        assertThatThrownBy(() -> pictures(flipped)).isInstanceOf(FfmpegException.class);
    }

    /** An encoder refines a still picture over its first frames. */
    private static long differentPictures(Path clip) {
        return pictures(clip).stream()
                .map(line -> line.substring(line.lastIndexOf(' ')))
                .distinct()
                .count();
    }

    private static String soundLevel(Path clip) {
        return PROGRAM.getBean(Ffmpeg.class)
                .run(
                        clip.getParent(),
                        List.of(
                                "-i",
                                "file:" + clip,
                                "-map",
                                "0:a",
                                "-af",
                                "astats=metadata=1,ametadata=mode=print:key=lavfi.astats.Overall.Peak_level:file=-",
                                "-f",
                                "null",
                                "-"),
                        Duration.ofSeconds(60))
                .output();
    }

    private Path flawed(Fault fault) throws IOException {
        SANDBOX.dial(fault, FaultSetting.next(1));
        return download(clipOf(omni("flaw-" + fault).put("duration", "3")));
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
                        List.of(
                                "-xerror",
                                "-err_detect",
                                "explode",
                                "-i",
                                "file:" + clip,
                                "-map",
                                stream,
                                "-f",
                                "framecrc",
                                "-"),
                        Duration.ofSeconds(60))
                .output()
                .lines()
                .toList();
    }

    private static List<String> pictures(Path clip) {
        return frames(clip, "0:v").stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** The avcC box: what a decoder is set up with. */
    private static byte[] avcConfiguration(Path clip) throws IOException {
        byte[] bytes = Files.readAllBytes(clip);
        int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("avcC");
        return Arrays.copyOfRange(bytes, name, name - 4 + ByteBuffer.wrap(bytes).getInt(name - 4));
    }
}
