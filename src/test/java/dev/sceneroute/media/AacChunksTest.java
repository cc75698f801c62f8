package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.mp4.AdtsFile;
import dev.sceneroute.media.mp4.Mp4Film;
import dev.sceneroute.media.sound.AacChunks;
import dev.sceneroute.media.sound.AacChunks.Chunk;
import dev.sceneroute.media.sound.Sound;
import dev.sceneroute.media.sound.WavRow;
import dev.sceneroute.media.sound.WavSound;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sound that is encoded in pieces, against the same sound encoded at once. */
@Timeout(60)
class AacChunksTest {

    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);
    private static final long SECOND = 48_000;

    private final AacEncoding encoding = new AacEncoding(MediaRig.FFMPEG, SETTINGS);

    @TempDir
    Path folder;

    @Test
    void pieces_cover_every_packet_once_and_need_no_scene_behind_their_own() {
        Random random = new Random(7);
        for (int film = 0; film < 500; film++) {
            List<Long> lengths = new ArrayList<>();
            for (int scene = random.nextInt(30); scene >= 0; scene--) {
                lengths.add(random.nextBoolean() ? 1 + random.nextLong(3_000) : 1 + random.nextLong(500_000));
            }
            List<Chunk> chunks = AacChunks.of(lengths);
            long samples = sum(lengths, lengths.size());
            long packet = 0;
            int scene = 0;
            for (Chunk chunk : chunks) {
                assertThat(chunk.firstPacket()).isEqualTo(packet);
                assertThat(chunk.firstScene()).isEqualTo(scene);
                assertThat(chunk.packets()).isPositive();
                assertThat(chunk.from() % 1_024).isZero();
                assertThat(chunk.to()).isLessThanOrEqualTo(sum(lengths, chunk.endScene()));
                packet += chunk.packets();
                scene = chunk.endScene();
            }
            assertThat(packet).isEqualTo(Mp4Film.packets(samples));
            assertThat(scene).isEqualTo(lengths.size());
        }
    }

    @Test
    void pieces_decode_like_one_encoding() throws Exception {
        Path music = music(20);
        long end = 20 * SECOND;
        List<Long> scenes = List.of(5 * SECOND, 4 * SECOND + 777, 6 * SECOND - 777, 5 * SECOND);
        Path whole = Files.createDirectory(folder.resolve("whole"));
        Path parts = Files.createDirectory(folder.resolve("parts"));
        short[] once;
        short[] inPieces;
        try (Workshop first = Workshop.in(whole);
                Workshop second = Workshop.in(parts);
                WavSound sound = WavSound.open(music)) {
            once = decoded(encoding.encodeAll(sound, List.of(end), first));
            inPieces = decoded(encoding.encodeAll(sound, scenes, second));
        }
        short[] source = samples(Files.readAllBytes(music), 44);

        assertThat(inPieces).hasSameSizeAs(once);
        assertThat(inPieces.length).isEqualTo(2 * 1_024 * (int) Mp4Film.packets(end));
        long joint = 0;
        for (long scene : scenes.subList(0, 3)) {
            joint += scene;
            double atOnce = worstSnr(source, once, joint);
            double joined = worstSnr(source, inPieces, joint);
            assertThat(joined)
                    .as("joint at %d, %.1f dB when encoded at once", joint, atOnce)
                    .isGreaterThan(atOnce - 8)
                    .isGreaterThan(20);
        }
    }

    @Test
    void a_changed_scene_makes_two_pieces_new_and_no_other() throws Exception {
        Path music = music(5);
        Path other = Clips.make(
                "other-tone.wav",
                List.of("-f", "lavfi", "-i", "sine=f=333:r=48000", "-t", "5", "-ac", "2", "-fflags", "+bitexact"));
        List<Path> before = new ArrayList<>(Collections.nCopies(6, music));
        List<Path> after = new ArrayList<>(before);
        after.set(2, other);

        List<byte[]> first = pieces(before, "before");
        List<byte[]> second = pieces(after, "after");

        for (int piece = 0; piece < 6; piece++) {
            if (piece == 2 || piece == 3) {
                assertThat(second.get(piece)).as("piece " + piece).isNotEqualTo(first.get(piece));
            } else {
                assertThat(second.get(piece)).as("piece " + piece).isEqualTo(first.get(piece));
            }
        }
    }

    private List<byte[]> pieces(List<Path> files, String name) throws IOException {
        List<Long> lengths = Collections.nCopies(files.size(), 5 * SECOND);
        try (Workshop workshop = Workshop.in(Files.createDirectory(folder.resolve(name)));
                Sound row = new WavRow(files.stream()
                        .map(file -> new WavRow.Part(file, 5 * SECOND))
                        .toList())) {
            List<byte[]> pieces = new ArrayList<>();
            for (Path piece : encoding.encodeAll(row, lengths, workshop)) {
                pieces.add(Files.readAllBytes(piece));
            }
            return pieces;
        }
    }

    /** All pieces one behind the other, decoded as they are: the lead-in is still in front. */
    private short[] decoded(List<Path> pieces) throws IOException {
        Path joined = Files.createTempFile(folder, "joined", ".aac");
        for (Path piece : pieces) {
            Files.write(joined, Files.readAllBytes(piece), java.nio.file.StandardOpenOption.APPEND);
            assertThat(AdtsFile.read(piece).packets().count()).isPositive();
        }
        MediaRig.FFMPEG.run(
                folder,
                List.of("-f", "aac", "-i", joined.toString(), "-f", "s16le", "-c:a", "pcm_s16le", "joined.raw"),
                Duration.ofSeconds(30));
        return samples(Files.readAllBytes(folder.resolve("joined.raw")), 0);
    }

    /** The lowest signal-to-noise ratio of 512 samples within 6 packets of a place, in decibels. */
    private static double worstSnr(short[] source, short[] decoded, long place) {
        double worst = Double.POSITIVE_INFINITY;
        for (long from = place - 6 * 1_024; from < place + 6 * 1_024; from += 512) {
            double signal = 0;
            double noise = 0;
            for (int index = (int) (2 * from); index < 2 * (from + 512); index++) {
                double error = source[index] - decoded[index + 2 * 1_024];
                signal += (double) source[index] * source[index];
                noise += error * error;
            }
            worst = Math.min(worst, 10 * Math.log10(signal / noise));
        }
        return worst;
    }

    private static Path music(int seconds) {
        return Clips.make(
                "music" + seconds + ".wav",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc='0.3*sin(2*PI*(200+40*t)*t)+0.2*sin(2*PI*331*t)+0.05*random(0)"
                                + "|0.3*sin(2*PI*277*t)*(0.6+0.4*sin(2*PI*3*t))+0.1*sin(2*PI*1440*t)':s=48000",
                        "-t",
                        "" + seconds,
                        "-c:a",
                        "pcm_s16le",
                        "-fflags",
                        "+bitexact"));
    }

    private static short[] samples(byte[] bytes, int from) {
        short[] samples = new short[(bytes.length - from) / 2];
        ByteBuffer.wrap(bytes, from, bytes.length - from)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private static long sum(List<Long> lengths, int count) {
        return lengths.subList(0, count).stream().mapToLong(Long::longValue).sum();
    }
}
