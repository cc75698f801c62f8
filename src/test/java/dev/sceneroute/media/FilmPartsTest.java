package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.media.mp4.Chapter;
import dev.sceneroute.media.mp4.Cue;
import dev.sceneroute.media.mp4.Mp4Film;
import dev.sceneroute.media.mp4.SubtitleTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is in a film's file, as FFmpeg reads it: a reader that shares no line with the writer. */
@Timeout(90)
class FilmPartsTest {

    private static final FilmProfile FILM = new FilmProfile(320, 180, 24);
    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);

    private final ClipCheck check = MediaRig.clipCheck();
    private final Conform conform = new Conform(MediaRig.FFMPEG, MediaRig.FFMPEG_SETTINGS, SETTINGS);
    private final FilmJoin join = new FilmJoin(MediaRig.FFMPEG, SETTINGS, conform);

    @TempDir
    Path folder;

    @Test
    void sound_is_as_long_as_the_picture_to_the_sample() {
        Film film = join.join(List.of(scene(), scene(), scene()), FILM, "Exact", folder);

        long samples = 3 * 2 * 48_000;
        assertThat(Mp4Header.read(film.file()).soundDuration()).contains(film.duration());
        // FFmpeg takes the lead-in away and hands out the last packet whole, its own films' too.
        long packets = (samples + 1_023) / 1_024;
        assertThat(samples % 1_024).isNotZero();
        assertThat(decodedSamples(film)).isEqualTo(packets * 1_024);
    }

    @Test
    void a_film_that_ends_with_a_packet_is_decoded_to_the_sample() {
        List<ConformedScene> scenes = Collections.nCopies(16, scene());
        assertThat(16L * 2 * 48_000 % 1_024).isZero();

        assertThat(decodedSamples(join.join(scenes, FILM, "Exact", folder))).isEqualTo(16L * 2 * 48_000);
    }

    @Test
    void pictures_and_sound_begin_at_0_and_run_without_a_gap() {
        List<ConformedScene> scenes = Collections.nCopies(7, scene());

        Film film = join.join(scenes, FILM, "Even", folder);

        List<long[]> pictures = packets(film, "0:v");
        List<long[]> sound = packets(film, "0:a");
        assertThat(pictures).hasSize(7 * 48);
        long step = pictures.get(1)[0] - pictures.get(0)[0];
        for (int frame = 1; frame < pictures.size(); frame++) {
            assertThat(pictures.get(frame)[0] - pictures.get(frame - 1)[0]).isEqualTo(step);
        }
        assertThat(pictures.stream().mapToLong(packet -> packet[1]).min()).hasValue(0);
        assertThat(sound.get(0)[1]).isEqualTo(-1_024);
        for (int packet = 1; packet < sound.size(); packet++) {
            assertThat(sound.get(packet)[0] - sound.get(packet - 1)[0]).isEqualTo(1_024);
        }
    }

    @Test
    void every_frame_is_the_scenes_own() {
        ConformedScene scene = scene();
        List<String> wanted = IntStream.range(0, 5)
                .boxed()
                .flatMap(time -> Frames.of(scene.video()).stream())
                .toList();

        Film film = join.join(Collections.nCopies(5, scene), FILM, "Same", folder);

        assertThat(Frames.of(film.file())).isEqualTo(wanted);
    }

    @Test
    void subtitles_are_tracks_with_their_languages() {
        Film film = join.join(narrated(List.of()), FILM, folder);

        assertThat(streams(film))
                .anyMatch(line -> line.contains("(kor): Subtitle: mov_text"))
                .anyMatch(line -> line.contains("(eng): Subtitle: mov_text"));
        assertThat(subtitles(film, 0))
                .containsExactly(
                        "00:00:00,500 --> 00:00:01,900", "비 내리는 지붕 😀", "00:00:03,000 --> 00:00:04,000", "둘", "셋");
        assertThat(subtitles(film, 1))
                .as("one that overlaps the next ends with it, one beyond the film ends with the film")
                .containsExactly(
                        "00:00:00,000 --> 00:00:00,900", "Rain & {fog}", "00:00:00,900 --> 00:00:06,000", "on");
    }

    @Test
    void chapters_and_title_are_read_by_others() {
        Film film = join.join(
                narrated(List.of(
                        new Chapter(Duration.ZERO, "Eins: {비}\n=x"),
                        new Chapter(Duration.ofMillis(2_500), "Zwei"),
                        new Chapter(Duration.ofSeconds(4), "가".repeat(200)))),
                FILM,
                folder);

        assertThat(Clips.decoded(film.file(), "-f", "ffmetadata").lines())
                .contains("title=A film")
                .containsSubsequence(
                        "[CHAPTER]",
                        "START=0",
                        "END=2500",
                        "title=Eins: {비} \\=x",
                        "[CHAPTER]",
                        "START=2500",
                        "END=4000",
                        "title=Zwei",
                        "[CHAPTER]",
                        "START=4000",
                        "END=6000");
    }

    @Test
    void chapters_that_do_not_follow_one_another_are_refused() {
        List<Chapter> late = List.of(new Chapter(Duration.ofSeconds(1), "Late"));
        List<Chapter> double_ = List.of(new Chapter(Duration.ZERO, "One"), new Chapter(Duration.ZERO, "Two"));

        for (List<Chapter> chapters : List.of(late, double_)) {
            assertThatThrownBy(() -> join.join(narrated(chapters), FILM, folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Chapter");
        }
    }

    @Test
    void pictures_of_two_kinds_are_never_written_into_one_track() {
        Path other = Clips.clip("unlike", 2, "320x180", "24", List.of("-preset", "ultrafast", "-bf", "0"), false);
        Mp4Film film = new Mp4Film().picture(PictureReader.read(Clips.good(), 48, FILM));

        assertThatThrownBy(() -> film.picture(PictureReader.read(other, 48, FILM)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot follow");
    }

    @Test
    void bit_rates_do_not_make_pictures_unlike() throws Exception {
        byte[] bytes = Files.readAllBytes(Clips.good());
        int bitrates = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("btrt");
        if (bitrates > 0) {
            bytes[bitrates + 15] ^= 1;
        }
        Path same = Files.write(folder.resolve("same.mp4"), bytes);

        Path film = folder.resolve("both.mp4");
        new Mp4Film()
                .picture(PictureReader.read(Clips.good(), 48, FILM))
                .picture(PictureReader.read(same, 48, FILM))
                .write(film);

        assertThat(Frames.of(film)).hasSize(96);
        assertThat(Files.readString(film, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("btrt");
    }

    @Test
    void sound_of_another_length_is_refused() {
        Film first = join.join(List.of(scene()), FILM, "First", folder);
        assertThat(first.file()).exists();
        FilmParts wrong = new FilmParts(List.of(scene()), List.of(aac(1)), List.of(), List.of(), "");

        assertThatThrownBy(() -> join.join(wrong, FILM, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("packets");
    }

    @Test
    void sound_that_is_cut_off_or_none_is_refused() throws Exception {
        byte[] whole = Files.readAllBytes(aac(2));
        Path cut = Files.write(folder.resolve("cut.aac"), java.util.Arrays.copyOf(whole, whole.length - 10));
        Path empty = Files.createFile(folder.resolve("empty.aac"));
        Path text = Files.writeString(folder.resolve("text.aac"), "This is no sound at all.");

        for (Path bad : List.of(cut, empty, text, folder.resolve("lost.aac"))) {
            FilmParts parts = new FilmParts(List.of(scene()), List.of(bad), List.of(), List.of(), "");
            assertThatThrownBy(() -> join.join(parts, FILM, folder))
                    .rootCause()
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(bad.getFileName().toString());
        }
        assertThat(folder.resolve("film.mp4")).doesNotExist();
    }

    private FilmParts narrated(List<Chapter> chapters) {
        return new FilmParts(
                Collections.nCopies(3, scene()),
                List.of(),
                List.of(
                        new SubtitleTrack("ko", List.of(cue(500, 1_900, "비 내리는 지붕 😀"), cue(3_000, 4_000, "둘\n셋"))),
                        new SubtitleTrack("en-GB", List.of(cue(0, 1_000, "Rain & {fog}"), cue(900, 9_000, "on")))),
                chapters,
                "A film");
    }

    private static Cue cue(long from, long to, String text) {
        return new Cue(Duration.ofMillis(from), Duration.ofMillis(to), text);
    }

    private ConformedScene scene() {
        return conform.conform(check.check(Clips.good(), Clips.ordered(2)), FILM, 2, folder.resolve("scene"));
    }

    private static Path aac(int seconds) {
        return Clips.make(
                "tone" + seconds + ".aac",
                List.of("-f", "lavfi", "-i", "sine=r=48000", "-t", "" + seconds, "-ac", "2", "-f", "adts"));
    }

    private static long decodedSamples(Film film) {
        return Clips.decodedBytes(film.file(), "-map", "0:a", "-f", "s16le", "-c:a", "pcm_s16le").length / 4;
    }

    /** Decoding and showing times of a track's packets, as they are stored. */
    private static List<long[]> packets(Film film, String track) {
        return Clips.decoded(film.file(), "-map", track, "-c", "copy", "-copyts", "-f", "framecrc")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",\\s*"))
                .map(columns -> new long[] {Long.parseLong(columns[1]), Long.parseLong(columns[2])})
                .toList();
    }

    private static List<String> streams(Film film) {
        return MediaRig.FFMPEG
                .run(
                        Path.of("."),
                        List.of(
                                "-v",
                                "info",
                                "-i",
                                film.file().toString(),
                                "-map",
                                "0:v",
                                "-c",
                                "copy",
                                "-f",
                                "null",
                                "-"),
                        Duration.ofSeconds(30))
                .messages()
                .lines()
                .map(String::strip)
                .toList();
    }

    /** The lines of a subtitle track without numbers, blank lines and tags. */
    private static List<String> subtitles(Film film, int track) {
        List<String> lines = new ArrayList<>();
        Clips.decoded(film.file(), "-map", String.format(Locale.ROOT, "0:s:%d", track), "-f", "srt")
                .lines()
                .map(line -> line.replaceAll("<[^>]*>", "").strip())
                .filter(line -> !line.isEmpty() && !line.matches("[0-9]+"))
                .forEach(lines::add);
        return lines;
    }
}
