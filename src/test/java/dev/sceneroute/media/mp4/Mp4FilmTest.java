package dev.sceneroute.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.Mp4Header;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4FilmTest {

    private static final int FRAME = 512;

    @TempDir
    Path folder;

    @Test
    void a_film_of_more_than_4_gigabytes_gets_wide_places() throws IOException {
        Mp4Film film = new Mp4Film();
        for (int clip = 0; clip < 5; clip++) {
            film.picture(clip(1_000_000_000, 0, 0));
        }

        Movie movie = film.movie();

        String head = new String(movie.head(), StandardCharsets.ISO_8859_1);
        assertThat(head).contains("co64").doesNotContain("stco");
        assertThat(ByteBuffer.wrap(movie.head()).getLong(movie.head().length - 8))
                .isEqualTo(10_000_000_016L);
        assertThat(movie.fileBytes()).isEqualTo(movie.head().length + 10_000_000_000L);
        // Read back by the other reader, which looks whether every frame lies inside the file.
        Path file = sparse(movie);
        assertThat(Mp4Header.read(file).frames()).isEqualTo(10);
    }

    @Test
    void a_film_that_just_fits_gets_narrow_places() throws IOException {
        Mp4Film film = new Mp4Film().picture(clip(2_147_000_000, 0, 0));

        Movie movie = film.movie();

        assertThat(new String(movie.head(), StandardCharsets.ISO_8859_1))
                .contains("stco")
                .doesNotContain("co64");
        assertThat(movie.fileBytes()).isBetween(4_294_000_000L, 0xFFFF_FFFFL);
        assertThat(Mp4Header.read(sparse(movie)).frames()).isEqualTo(2);
    }

    @Test
    void a_film_of_thirty_hours_says_how_long_it_is() throws IOException {
        int[] hours = new int[30 * 60];
        java.util.Arrays.fill(hours, 60 * 24 * FRAME);
        BitSet keys = new BitSet();
        keys.set(0, hours.length);
        int[] sizes = IntStream.generate(() -> 10).limit(hours.length).toArray();
        FileSamples samples = new FileSamples(folder.resolve("none"), new long[hours.length], sizes);
        Mp4Film film = new Mp4Film().picture(new PictureClip(form(), samples, hours, new int[hours.length], keys));

        Mp4Header header = Mp4Header.read(sparse(film.movie()));

        assertThat(header.duration()).isEqualTo(Duration.ofHours(30));
        assertThat(header.shownDuration()).isEqualTo(Duration.ofHours(30));
    }

    @Test
    void clips_with_and_without_frames_that_look_ahead_are_shown_evenly() throws IOException {
        Mp4Film film = new Mp4Film()
                .picture(clip(10, 0, 0))
                .picture(clip(10, 2 * FRAME, 0))
                .picture(clip(10, FRAME, FRAME))
                .picture(clip(10, -FRAME, 0));

        Mp4Header header = Mp4Header.read(sparse(film.movie()));

        assertThat(header.frames()).isEqualTo(8);
        assertThat(header.shownDuration()).isEqualTo(header.duration());
        assertThat(header.hasRate(24)).isTrue();
    }

    @Test
    void the_same_parts_give_the_same_bytes() throws IOException {
        byte[] frames = new byte[200_000];
        new java.util.Random(5).nextBytes(frames);
        Path file = Files.write(folder.resolve("frames"), frames);
        for (int size : new int[] {10, 40_000, 99_000}) {
            Path first = folder.resolve("first" + size);
            Path second = folder.resolve("second" + size);
            PictureClip clip = clip(file, size, 0, 0);
            new Mp4Film().picture(clip).picture(clip).write(first);
            new Mp4Film().picture(clip).picture(clip).write(second);

            assertThat(second).hasSameBinaryContentAs(first);
            byte[] film = Files.readAllBytes(first);
            assertThat(java.util.Arrays.copyOfRange(film, film.length - 2 * size, film.length))
                    .isEqualTo(java.util.Arrays.copyOf(frames, 2 * size));
        }
    }

    /** Two frames of so many bytes; the second may be shown first. */
    private PictureClip clip(int bytes, int firstShift, int secondShift) {
        return clip(folder.resolve("none"), bytes, firstShift, secondShift);
    }

    private static PictureClip clip(Path file, int bytes, int firstShift, int secondShift) {
        BitSet keys = new BitSet();
        keys.set(0);
        FileSamples samples = new FileSamples(file, new long[] {0, bytes}, new int[] {bytes, bytes});
        int[] shifts = firstShift == 2 * FRAME
                ? new int[] {2 * FRAME, 0}
                : new int[] {firstShift, firstShift == -FRAME ? -FRAME : secondShift};
        return new PictureClip(form(), samples, new int[] {FRAME, FRAME}, shifts, keys);
    }

    private static PictureForm form() {
        BoxWriter entry = new BoxWriter();
        entry.box("avc1", box -> box.zeros(24).u16(320).u16(180).zeros(50));
        return new PictureForm("plain", 320, 180, 24 * FRAME, entry.toBytes());
    }

    /** The file as it would be, without storing its media. */
    private Path sparse(Movie movie) throws IOException {
        Path file = folder.resolve("sparse.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(movie.head());
            sparse.setLength(movie.fileBytes());
        }
        return file;
    }
}
