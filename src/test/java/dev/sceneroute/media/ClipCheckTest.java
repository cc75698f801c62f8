package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

@Timeout(60)
class ClipCheckTest {

    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);

    private final ClipCheck check = MediaRig.clipCheck();

    @TempDir
    Path folder;

    @Test
    void a_good_clip_passes_and_all_its_frames_were_decoded() {
        ClipReport report = check.check(Clips.good(), Clips.ordered(2));

        assertThat(report.clip()).isEqualTo(Clips.good());
        assertThat(report.decodedFrames())
                .isEqualTo(48)
                .isEqualTo(report.header().frames());
    }

    @ParameterizedTest
    @CsvSource({"1.54, 2", "2.04, 2", "2.95, 2"})
    void a_little_too_short_or_too_long_is_let_pass(double length, int ordered) {
        Path clip = Clips.clip("length" + length, length, "64x64", "24", List.of(), false);

        assertThat(check.check(clip, Clips.ordered(ordered)).decodedFrames()).isPositive();
    }

    @Test
    void a_clip_much_shorter_or_longer_than_ordered_is_refused() {
        assertFault(Clips.good(), 3, ClipFault.TOO_SHORT);
        assertFault(Clips.clip("long", 3.2, "64x64", "24", List.of(), false), 2, ClipFault.TOO_LONG);
    }

    @Test
    void a_clip_that_hides_most_of_its_frames_is_too_short() {
        Clips.good();
        Path hidden = Clips.make("mosthidden.mp4", List.of("-ss", "1.2", "-i", "good.mp4", "-c", "copy"));

        assertFault(hidden, 2, ClipFault.TOO_SHORT);
    }

    @Test
    void frames_that_change_their_pace_are_all_counted() {
        Path clip = Clips.clip(
                "vfr", 2, "320x180", "30", List.of("-vf", "select=gt(mod(n\\,7)\\,2)", "-vsync", "vfr"), false);

        ClipReport report = check.check(clip, Clips.ordered(2));

        assertThat(report.decodedFrames()).isEqualTo(report.header().frames()).isLessThan(40);
    }

    @Test
    void other_codings_pass() {
        assertThat(check.check(
                                Clips.clip("mpeg4", 1, "320x180", "24", List.of("-c:v", "mpeg4"), true),
                                Clips.ordered(1))
                        .decodedFrames())
                .isEqualTo(24);
        assumeThat(MediaRig.SUPPLY.capabilities().hasEncoder("libx265")).isTrue();
        assertThat(check.check(hevc(), Clips.ordered(1)).decodedFrames()).isEqualTo(24);
    }

    @Test
    void a_truncated_clip_with_a_perfect_header_is_refused() throws Exception {
        byte[] whole = Files.readAllBytes(Clips.good());
        byte[] padded = Arrays.copyOf(whole, whole.length);
        Arrays.fill(padded, whole.length / 2, whole.length, (byte) 0);

        assertFault(
                Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2)), 2, ClipFault.TRUNCATED);
        assertFault(Files.write(folder.resolve("zeros.mp4"), padded), 2, ClipFault.UNDECODABLE);
    }

    @Test
    void flipped_bits_in_the_frames_are_found() throws Exception {
        byte[] flipped = Files.readAllBytes(Clips.silent());
        int media = new String(flipped, StandardCharsets.ISO_8859_1).indexOf("mdat");
        for (int place = media + 2_000; place < flipped.length; place += 1_500) {
            flipped[place] ^= 0x55;
        }

        assertFault(Files.write(folder.resolve("flipped.mp4"), flipped), 2, ClipFault.UNDECODABLE);
    }

    @Test
    void a_fragmented_clip_is_put_in_one_piece_and_passes() throws Exception {
        Clips.good();
        Path pieces = Files.copy(
                Clips.make(
                        "pieces.mp4",
                        List.of(
                                "-i",
                                "good.mp4",
                                "-c",
                                "copy",
                                "-movflags",
                                "frag_keyframe+empty_moov+default_base_moof")),
                folder.resolve("pieces.mp4"));

        ClipReport report = check.check(pieces, Clips.ordered(2));

        assertThat(report.decodedFrames()).isEqualTo(48);
        assertThat(report.header().fragmented()).isFalse();
        assertThat(check.check(pieces, Clips.ordered(2)).clip()).isEqualTo(report.clip());
    }

    @Test
    void a_playlist_under_the_name_of_a_clip_fetches_nothing() throws Exception {
        AtomicInteger hits = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            hits.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/segment.ts";
            assertFault(text("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + url + "\n"), 2, ClipFault.NOT_MP4);
            assertFault(disguised("#EXTM3U\n#EXTINF:5,\n" + url + "\n"), 2, ClipFault.TRUNCATED);
        } finally {
            server.stop(0);
        }
        assertThat(hits).hasValue(0);
    }

    @Test
    void a_list_of_files_under_the_name_of_a_clip_opens_none_of_them() throws Exception {
        Files.copy(Clips.good(), folder.resolve("secret.mp4"));

        assertFault(text("ffconcat version 1.0\nfile secret.mp4\n"), 2, ClipFault.NOT_MP4);
        assertThatThrownBy(() -> open(folder.resolve("clip.mp4"), SETTINGS)).isInstanceOf(FfmpegExitException.class);
    }

    @Test
    void a_picture_under_the_name_of_a_clip_is_refused() throws Exception {
        Path picture = Clips.make("picture.png", List.of("-f", "lavfi", "-i", "testsrc2=s=64x64", "-frames:v", "1"));

        assertFault(Files.copy(picture, folder.resolve("clip.mp4")), 2, ClipFault.NOT_MP4);
    }

    @Test
    void an_empty_file_is_refused_and_a_missing_one_is_our_own_trouble() throws Exception {
        assertFault(Files.createFile(folder.resolve("empty.mp4")), 2, ClipFault.NOT_MP4);
        assertThatThrownBy(() -> check.check(folder.resolve("missing.mp4"), Clips.ordered(2)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.mp4");
    }

    @Test
    void frames_of_an_absurd_size_are_refused_before_any_is_decoded() throws Exception {
        byte[] huge = Files.readAllBytes(Clips.silent());
        int size = new String(huge, StandardCharsets.ISO_8859_1).indexOf("avc1", 100) + 4 + 24;
        ByteBuffer.wrap(huge).putShort(size, (short) 30_000).putShort(size + 2, (short) 30_000);

        assertFault(Files.write(folder.resolve("huge.mp4"), huge), 2, ClipFault.ABSURD_SIZE);
    }

    @Test
    void a_header_that_lies_about_the_size_does_not_get_huge_frames_decoded() {
        MediaSettings small = new MediaSettings(
                SETTINGS.longerBy(),
                SETTINGS.maxClipSize(),
                320 * 180 - 1,
                20,
                "veryfast",
                192,
                SETTINGS.clipLimit(),
                SETTINGS.filmLimit());

        assertThatThrownBy(() -> open(Clips.good(), small)).isInstanceOf(FfmpegExitException.class);
    }

    @Test
    void two_frames_that_claim_ten_hours_are_too_long() {
        Path bomb = Clips.make(
                "bomb.mp4", List.of("-f", "lavfi", "-i", "testsrc2=s=64x64:r=1/18000:d=36000", "-vsync", "0"));

        assertFault(bomb, 2, ClipFault.TOO_LONG);
    }

    @Test
    void a_file_with_too_many_bytes_is_not_even_opened() {
        MediaSettings few = new MediaSettings(
                SETTINGS.longerBy(),
                DataSize.ofKilobytes(1),
                9_000_000,
                20,
                "veryfast",
                192,
                SETTINGS.clipLimit(),
                SETTINGS.filmLimit());

        assertThatThrownBy(() ->
                        new ClipCheck(MediaRig.FFMPEG, few, MediaRig.QUALITY).check(Clips.good(), Clips.ordered(2)))
                .hasMessageContaining("sceneroute.media.max-clip-size");
    }

    /** Past the check of the header, to see that FFmpeg's own limits hold too. */
    private void open(Path clip, MediaSettings settings) {
        List<String> arguments = new ArrayList<>(ClipInput.of(clip, Duration.ofSeconds(2), settings));
        arguments.addAll(List.of("-f", "null", "-"));
        MediaRig.FFMPEG.run(folder, arguments, settings.clipLimit());
    }

    private static Path hevc() {
        return Clips.clip(
                "hevc", 1, "320x180", "24", List.of("-c:v", "libx265", "-preset", "ultrafast", "-tag:v", "hvc1"), true);
    }

    private Path text(String content) throws Exception {
        return Files.writeString(folder.resolve("clip.mp4"), content);
    }

    /** With the first bytes of an MP4 file in front. */
    private Path disguised(String content) throws Exception {
        return text("\0\0\0\10ftyp\0\0\0\0free\n" + content);
    }

    private void assertFault(Path clip, int seconds, ClipFault fault) {
        assertThatThrownBy(() -> check.check(clip, Clips.ordered(seconds)))
                .isInstanceOfSatisfying(ClipRejectedException.class, refused -> assertThat(refused.fault())
                        .as(refused.getMessage())
                        .isEqualTo(fault));
    }
}
