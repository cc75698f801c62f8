package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class Mp4HeaderTest {

    @TempDir
    Path folder;

    @Test
    void it_says_of_a_clip_what_ffmpeg_put_in() {
        Mp4Header header = Mp4Header.read(Clips.good());

        assertThat(header.width()).isEqualTo(320);
        assertThat(header.height()).isEqualTo(180);
        assertThat(header.frames()).isEqualTo(48);
        assertThat(header.hasRate(24)).isTrue();
        assertThat(header.hasRate(25)).isFalse();
        assertThat(header.duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(header.fragmented()).isFalse();
        VideoTrack video = header.video();
        assertThat(video.codec()).isEqualTo("avc1");
        assertThat(video.pixelShape()).isEqualTo("1:1");
        assertThat(video.turn()).isEqualTo(Turn.NONE);
        assertThat(video.isShownWhole()).isTrue();
        assertThat(video.startsWithKeyframe()).isTrue();
        assertThat(video.avc().isPlain()).isTrue();
        assertThat(header.audio().codec()).isEqualTo("mp4a");
        assertThat(header.audio().channels()).isEqualTo(2);
        assertThat(header.audio().sampleRate()).isEqualTo(48_000);
        assertThat(header.soundDuration()).contains(Duration.ofSeconds(2));
    }

    @Test
    void it_tells_other_kinds_of_clips_apart() {
        Path ntsc = Clips.clip("ntsc", 1, "320x180", "24000/1001", List.of("-bf", "0"), false);
        Path wide = Clips.clip("wide", 1, "320x180", "24", List.of("-vf", "setsar=4/3"), false);
        Path deep = Clips.clip("deep", 1, "320x180", "24", List.of("-pix_fmt", "yuv422p10le"), false);
        Path woven = Clips.clip("woven", 1, "320x192", "25", List.of("-flags", "+ilme+ildct"), false);
        Path full = Clips.clip("full", 1, "320x180", "24", List.of("-pix_fmt", "yuvj420p"), false);
        Path old = Clips.clip("old", 1, "320x180", "24", List.of("-colorspace", "smpte170m"), false);

        assertThat(Mp4Header.read(ntsc).hasRate(24)).isFalse();
        assertThat(Mp4Header.read(ntsc).soundDuration()).isEmpty();
        assertThat(Mp4Header.read(wide).video().pixelShape()).isEqualTo("4:3");
        assertThat(Mp4Header.read(deep).video().avc().bitDepth()).isEqualTo(10);
        assertThat(Mp4Header.read(deep).video().avc().chromaFormat()).isEqualTo(2);
        assertThat(Mp4Header.read(woven).video().avc().progressive()).isFalse();
        assertThat(Mp4Header.read(full).video().avc().fullRange()).isTrue();
        assertThat(Mp4Header.read(old).video().avc().isBt709()).isFalse();
        assertThat(Mp4Header.read(Clips.good()).video().avc().isBt709()).isTrue();
    }

    @Test
    void a_turned_clip_is_seen() throws Exception {
        Path turned = Clips.turned(Clips.good(), folder.resolve("turned.mp4"));

        assertThat(Mp4Header.read(turned).video().turn()).isEqualTo(Turn.ASIDE);
    }

    @Test
    void a_clip_whose_edit_list_hides_frames_is_seen() {
        Clips.good();
        Path cut = Clips.make("hidden.mp4", List.of("-ss", "0.5", "-i", "good.mp4", "-c", "copy"));

        assertThat(Mp4Header.read(cut).video().isShownWhole()).isFalse();
    }

    @Test
    void it_knows_whether_a_clip_can_be_cut_without_decoding() {
        FrameTimes plain = Mp4Header.read(Clips.clip("plain", 1, "320x180", "24", List.of("-bf", "0"), false))
                .video()
                .times();
        FrameTimes woven = Mp4Header.read(
                        Clips.clip("b", 1, "320x180", "24", List.of("-bf", "2", "-x264-params", "b-adapt=0"), false))
                .video()
                .times();

        assertThat(plain.inOrder()).isTrue();
        assertThat(woven.inOrder()).isFalse();
        assertThat(woven.evenlyShown()).isTrue();
    }

    @Test
    void a_cut_off_file_is_refused_wherever_it_was_cut() throws Exception {
        byte[] whole = Files.readAllBytes(Clips.good());
        for (int length = 8; length < whole.length; length += 397) {
            Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, length));
            assertFault(cut, ClipFault.TRUNCATED);
        }
    }

    @Test
    void a_cut_off_file_is_refused_even_if_its_boxes_look_whole() throws Exception {
        byte[] whole = Files.readAllBytes(Clips.good());
        int media = find(whole, "mdat") - 4;
        byte[] cut = Arrays.copyOf(whole, whole.length - 500);
        ByteBuffer.wrap(cut).putInt(media, 0);

        assertFault(Files.write(folder.resolve("cut.mp4"), cut), ClipFault.TRUNCATED);
    }

    @Test
    void what_is_not_an_mp4_file_is_not_taken_for_one() throws Exception {
        List<String> others = List.of(
                "",
                "ftyp",
                "#EXTM3U\n#EXTINF:5,\nhttp://127.0.0.1:1/x.ts\n",
                "ffconcat version 1.0\nfile secret.mp4\n",
                "<html>403 Forbidden</html>",
                "\u0089PNG\r\n\u001a\n and so on");
        for (String other : others) {
            Path file = Files.writeString(folder.resolve("clip.mp4"), other, StandardCharsets.ISO_8859_1);
            assertFault(file, ClipFault.NOT_MP4);
        }
    }

    @Test
    void sound_alone_is_no_clip() {
        Path sound = Clips.make("sound.mp4", List.of("-f", "lavfi", "-i", "sine", "-t", "1"));

        assertFault(sound, ClipFault.NO_VIDEO);
    }

    @Test
    void a_table_that_claims_four_thousand_million_rows_is_not_believed() throws Exception {
        byte[] whole = Files.readAllBytes(Clips.good());
        for (String table : List.of("stts", "ctts", "stsz", "stsc", "stco", "elst", "stss")) {
            byte[] lying = whole.clone();
            int count = find(lying, table) + (table.equals("stsz") ? 12 : 8);
            ByteBuffer.wrap(lying).putInt(count, -1);

            assertFault(Files.write(folder.resolve("lying.mp4"), lying), ClipFault.UNDECODABLE);
        }
    }

    @Test
    void frames_of_one_claimed_size_are_not_counted_one_by_one() throws Exception {
        byte[] lying = Files.readAllBytes(Clips.good());
        int sizes = find(lying, "stsz") + 8;
        ByteBuffer.wrap(lying).putInt(sizes, 1).putInt(sizes + 4, -1);

        assertThatThrownBy(() -> Mp4Header.read(Files.write(folder.resolve("lying.mp4"), lying)))
                .isInstanceOf(ClipRejectedException.class);
    }

    @Test
    void boxes_nested_a_million_deep_do_no_harm() throws Exception {
        ByteBuffer nested = ByteBuffer.allocate(8 << 20);
        nested.putInt(8).put("ftyp".getBytes(StandardCharsets.ISO_8859_1));
        while (nested.remaining() >= 8) {
            nested.putInt(nested.remaining()).put("moov".getBytes(StandardCharsets.ISO_8859_1));
        }

        assertFault(Files.write(folder.resolve("nested.mp4"), nested.array()), ClipFault.UNDECODABLE);
    }

    @Test
    void a_file_of_millions_of_tiny_boxes_is_given_up_soon() throws Exception {
        ByteBuffer tiny = ByteBuffer.allocate(8 << 20);
        while (tiny.hasRemaining()) {
            tiny.putInt(8).put("ftyp".getBytes(StandardCharsets.ISO_8859_1));
        }

        assertFault(Files.write(folder.resolve("tiny.mp4"), tiny.array()), ClipFault.UNDECODABLE);
    }

    @Test
    void random_bytes_are_refused_and_nothing_worse_happens() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(4_000)];
            random.nextBytes(noise);
            if (i % 2 == 0 && noise.length > 8) {
                System.arraycopy("ftyp".getBytes(StandardCharsets.ISO_8859_1), 0, noise, 4, 4);
                ByteBuffer.wrap(noise).putInt(0, 8);
            }
            Path file = Files.write(folder.resolve("noise.mp4"), noise);
            assertThatThrownBy(() -> Mp4Header.read(file)).isInstanceOf(ClipRejectedException.class);
        }
    }

    @Test
    void a_header_with_any_bytes_changed_is_read_or_refused_and_nothing_else() throws Exception {
        Random random = new Random(2);
        byte[] whole = Files.readAllBytes(Clips.clip("small", 0.5, "64x64", "24", List.of(), true));
        int header = find(whole, "mdat");
        int refused = 0;
        for (int i = 0; i < 1_500; i++) {
            byte[] changed = whole.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                int place = random.nextInt(header - 4);
                if (random.nextBoolean()) {
                    changed[place] = (byte) random.nextInt();
                } else {
                    ByteBuffer.wrap(changed)
                            .putInt(place, random.nextBoolean() ? random.nextInt() : -1 >>> random.nextInt(32));
                }
            }
            refused += isRefused(Files.write(folder.resolve("changed.mp4"), changed)) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(250);
    }

    private static boolean isRefused(Path file) {
        try {
            Mp4Header.read(file);
            return false;
        } catch (ClipRejectedException refused) {
            return true;
        }
    }

    private static void assertFault(Path file, ClipFault fault) {
        assertThatThrownBy(() -> Mp4Header.read(file))
                .isInstanceOfSatisfying(ClipRejectedException.class, refused -> assertThat(refused.fault())
                        .as(refused.getMessage())
                        .isEqualTo(fault));
    }

    /** Where the first box of a type has its type. */
    private static int find(byte[] bytes, String type) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.indexOf(type);
    }
}
