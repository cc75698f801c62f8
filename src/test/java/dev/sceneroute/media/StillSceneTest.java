package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sceneroute.runtime.Sha256;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

@Timeout(60)
class StillSceneTest {

    private static final FilmProfile FILM = new FilmProfile(320, 180, 24);
    private static final MediaSettings SETTINGS = MediaRig.settings("sceneroute.media", MediaSettings.class);
    private static final StillSettings STILLS = MediaRig.settings("sceneroute.stills", StillSettings.class);
    /** So that the movement is measured, and not what coding makes of it. */
    private static final MediaSettings LOSSLESS = new MediaSettings(
            SETTINGS.longerBy(),
            SETTINGS.maxClipSize(),
            SETTINGS.maxPixels(),
            1,
            SETTINGS.preset(),
            SETTINGS.soundBitrate(),
            SETTINGS.clipLimit(),
            SETTINGS.filmLimit());
    /** 0x1E1E1E. */
    private static final int BACKGROUND = 30;

    private final StillScene stills = stillScene(STILLS);

    @TempDir
    Path folder;

    @Test
    void a_still_stands_beside_encoded_clips_and_is_joined_by_copying() throws Exception {
        ConformedScene still =
                stills.show(Still.moving(quarters(640, 480), StillMove.IN, STILLS), FILM, 31, folder.resolve("still"));
        Conform conform = new Conform(MediaRig.FFMPEG, MediaRig.FFMPEG_SETTINGS, SETTINGS);
        Path file = Clips.clip("beside", 1, "160x90", "12", List.of(), true);
        ClipReport report = MediaRig.clipCheck().check(file, Clips.ordered(1));
        ConformedScene clip = conform.conform(report, FILM, 1, folder.resolve("clip"));

        assertWhole(still, 31);
        assertThat(still.streamSignature()).isEqualTo(clip.streamSignature());
        Film film = new FilmJoin(MediaRig.FFMPEG, SETTINGS, conform)
                .join(List.of(clip, still, clip), FILM, "Still", folder.resolve("film"));
        List<String> frames = Frames.of(film.file());
        assertThat(frames).hasSize(24 + 31 + 24);
        assertThat(frames.subList(24, 55)).isEqualTo(Frames.of(still.video()));
        assertThat(frames.subList(55, 79)).isEqualTo(Frames.of(clip.video()));
    }

    @Test
    void without_a_picture_there_is_the_plain_background_and_silence() {
        ConformedScene scene = stills.show(Still.plain(), FILM, 5, folder);

        assertWhole(scene, 5);
        assertThat(scene.audio()).as("silence needs no file").isNull();
        GreyFrames grey = grey(scene);
        assertThat(grey.frames()).allSatisfy(frame -> {
            for (byte pixel : frame) {
                assertThat(pixel & 255).isCloseTo(BACKGROUND, within(1));
            }
        });
    }

    @Test
    void the_background_is_the_configured_colour() throws Exception {
        StillSettings blue = settings("0x204080", STILLS.zoom(), STILLS.easing(), STILLS.oversampling());

        ConformedScene scene = stillScene(blue).show(Still.plain(), FILM, 1, folder);

        byte[] pixel = Clips.decodedBytes(scene.video(), "-pix_fmt", "rgb24", "-f", "rawvideo");
        assertThat(pixel[0] & 255).isCloseTo(0x20, within(3));
        assertThat(pixel[1] & 255).isCloseTo(0x40, within(3));
        assertThat(pixel[2] & 255).isCloseTo(0x80, within(3));
    }

    @Test
    void a_basic_picture_is_shown_whole_and_at_rest_over_the_background() throws Exception {
        ConformedScene scene = stills.show(Still.basic(quarters(200, 200)), FILM, 12, folder);

        assertWhole(scene, 12);
        GreyFrames grey = grey(scene);
        assertThat(rowOf(grey, 0, 45, 20, 110, 210, 300))
                .satisfies(row -> assertIsNear(row, BACKGROUND, 40, 100, BACKGROUND));
        assertThat(rowOf(grey, 11, 135, 20, 110, 210, 300))
                .satisfies(row -> assertIsNear(row, BACKGROUND, 160, 220, BACKGROUND));
    }

    @Test
    void the_colours_of_a_picture_stay_what_they_are() throws Exception {
        BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
        int orange = new Color(230, 120, 30).getRGB();
        for (int pixel = 0; pixel < 320 * 180; pixel++) {
            image.setRGB(pixel % 320, pixel / 320, orange);
        }
        Path png = Pictures.png(image, folder.resolve("orange.png"));
        Path jpeg = Files.write(folder.resolve("orange.jpg"), Pictures.bytes(image, "jpg"));

        for (Path picture : List.of(png, jpeg)) {
            ConformedScene scene = stills.show(Still.basic(picture), FILM, 1, folder);
            byte[] pixels = Clips.decodedBytes(
                    scene.video(), "-vf", "scale=in_color_matrix=bt709", "-pix_fmt", "rgb24", "-f", "rawvideo");
            assertThat(pixels[100_000 / 3 * 3] & 255).isCloseTo(230, within(4));
            assertThat(pixels[100_000 / 3 * 3 + 1] & 255).isCloseTo(120, within(4));
            assertThat(pixels[100_000 / 3 * 3 + 2] & 255).isCloseTo(30, within(4));
        }
    }

    @Test
    void what_can_be_seen_through_shows_the_background() throws Exception {
        BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 180; y++) {
            for (int x = 160; x < 320; x++) {
                image.setRGB(x, y, 0xFFFFFFFF);
            }
        }
        Path logo = Pictures.png(image, folder.resolve("logo.png"));

        GreyFrames grey = grey(stills.show(Still.moving(logo, StillMove.NONE, STILLS), FILM, 1, folder));

        assertThat(grey.at(0, 60, 90)).isCloseTo(BACKGROUND, within(2));
        assertThat(grey.at(0, 260, 90)).isGreaterThan(250);
    }

    @Test
    void a_picture_of_nearly_the_films_shape_fills_it_and_another_lies_over_itself() throws Exception {
        GreyFrames nearly = grey(still(Pictures.quarters(640, 480), "nearly"));
        assertThat(rowOf(nearly, 0, 20, 3, 100, 200, 316)).satisfies(row -> assertIsNear(row, 40, 40, 100, 100));

        GreyFrames square = grey(still(Pictures.quarters(400, 400), "square"));
        assertThat(rowOf(square, 0, 20, 110, 210)).satisfies(row -> assertIsNear(row, 40, 100));
        assertThat(square.at(0, 20, 170)).isBetween(60, 120);
        assertThat(square.at(0, 20, 10)).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_picture_is_turned_as_the_camera_was_held(int orientation) throws Exception {
        BufferedImage stored = Pictures.quartersStored(320, 180, orientation);
        byte[] exif = Pictures.exif(orientation, orientation % 2 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        List<Path> pictures = List.of(
                Pictures.jpeg(stored, exif, folder.resolve("turned.jpg")),
                Pictures.pngWith(stored, "eXIf", exif, folder.resolve("turned.png")),
                Pictures.webpWith(stored, 8, exif, folder.resolve("turned.webp")));

        assertThat(pictures).allSatisfy(picture -> {
            GreyFrames grey = grey(stills.show(Still.basic(picture), FILM, 1, folder));
            assertIsNear(rowOf(grey, 0, 45, 80, 240), 40, 100);
            assertIsNear(rowOf(grey, 0, 135, 80, 240), 160, 220);
        });
    }

    @Test
    void every_kind_of_file_is_read_whatever_its_name_is() throws Exception {
        BufferedImage image = Pictures.quarters(320, 180);
        Path progressive =
                Clips.make("progressive.jpg", List.of("-f", "lavfi", "-i", "testsrc2=s=320x180", "-frames:v", "1"));
        List<Path> pictures = List.of(
                Files.write(folder.resolve("jpeg.png"), Pictures.bytes(image, "jpg")),
                Files.write(folder.resolve("png.jpg"), Pictures.bytes(image, "png")),
                Pictures.webp(image, false, folder.resolve("lossy.webp")),
                Pictures.webp(image, true, folder.resolve("lossless.webp")),
                progressive);

        assertThat(pictures).allSatisfy(picture -> {
            stills.check(Still.basic(picture));
            assertWhole(stills.show(Still.basic(picture), FILM, 2, folder), 2);
        });
    }

    @Test
    void a_moving_picture_does_not_tremble() throws Exception {
        Path bar = Pictures.png(Pictures.bar(480, 270), folder.resolve("bar.png"));
        StillSettings even = settings(STILLS.background(), STILLS.zoom(), 0, STILLS.oversampling());

        double[] places = grey(stillScene(even).show(Still.moving(bar, StillMove.IN, even), FILM, 48, folder))
                .places();

        Path whole = Clips.make(
                "wholepixels.mp4",
                List.of(
                        "-i",
                        bar.toString(),
                        "-vf",
                        "scale=320:180,zoompan=z='1+0.1*on/47':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)/2':d=48:s=320x180:fps=24"));
        double naive = GreyFrames.trembling(GreyFrames.of(whole, 320, 180).places());
        assertThat(naive).isGreaterThan(0.4);
        assertThat(GreyFrames.trembling(places)).isLessThan(0.1).isLessThan(naive / 5);
        assertThat(places[47] - places[0]).isCloseTo(0.33 * 320 * 0.1, within(0.5));
    }

    @Test
    void fine_detail_stays_as_sharp_on_the_way_as_at_rest() throws Exception {
        Path fine = Clips.make(
                "fine.png",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "mandelbrot=s=960x540:start_scale=0.01",
                        "-vf",
                        "noise=alls=12",
                        "-frames:v",
                        "1"));

        assertThat(largestStep(fine, 2)).isLessThan(largestStep(fine, 1) / 3);
        assertThat(largestStep(fine, STILLS.oversampling())).isLessThan(largestStep(fine, 1) * 0.75);
    }

    @ParameterizedTest
    @EnumSource(StillMove.class)
    void a_movement_goes_where_it_was_sent(StillMove move) throws Exception {
        Path bar = Pictures.png(Pictures.bar(480, 270), folder.resolve("bar.png"));

        double[] places = grey(stills.show(Still.moving(bar, move, STILLS), FILM, 24, folder))
                .places();

        double from =
                switch (move) {
                    case NONE, IN -> 0.83 * 320;
                    case OUT -> (0.5 + 0.33 * 1.1) * 320;
                    case LEFT -> (1 - 0.17 * 1.1) * 320;
                    case RIGHT -> 0.83 * 1.1 * 320;
                };
        double to =
                switch (move) {
                    case NONE, OUT -> 0.83 * 320;
                    case IN -> (0.5 + 0.33 * 1.1) * 320;
                    case LEFT -> 0.83 * 1.1 * 320;
                    case RIGHT -> (1 - 0.17 * 1.1) * 320;
                };
        assertThat(places[0]).isCloseTo(from - 0.5, within(0.6));
        assertThat(places[23]).isCloseTo(to - 0.5, within(0.6));
    }

    @Test
    void an_eased_movement_starts_and_ends_slowly() throws Exception {
        Path bar = Pictures.png(Pictures.bar(480, 270), folder.resolve("bar.png"));

        double[] places = grey(stills.show(Still.moving(bar, StillMove.RIGHT, STILLS), FILM, 48, folder))
                .places();

        double first = Math.abs(places[2] - places[0]);
        double middle = Math.abs(places[25] - places[23]);
        double last = Math.abs(places[47] - places[45]);
        assertThat(first).isLessThan(middle / 2);
        assertThat(last).isLessThan(middle / 2);
    }

    @Test
    void neighbouring_scenes_move_differently() {
        assertThat(Stream.iterate(0, position -> position + 1).limit(5).map(StillMove::inTurn))
                .containsExactly(StillMove.IN, StillMove.RIGHT, StillMove.OUT, StillMove.LEFT, StillMove.IN);
    }

    @Test
    void a_picture_that_would_swell_is_refused_before_it_is_decoded() throws Exception {
        Path wide = Pictures.pngOfSize(16_000, 16_000, folder.resolve("bomb.png"));
        Path line = Pictures.pngOfSize(40_000, 16, folder.resolve("line.png"));
        Path dot = Pictures.pngOfSize(15, 15, folder.resolve("dot.png"));

        for (Path bomb : List.of(wide, line, dot)) {
            assertThatThrownBy(() -> stills.check(Still.basic(bomb)))
                    .isInstanceOf(PictureException.class)
                    .hasMessageContaining("max-pixels");
        }
        StillSettings small =
                new StillSettings("0x1E1E1E", 1.1, 0.2, StillFit.AUTO, 1.5, 50_000_000, DataSize.ofBytes(100));
        Path large = quarters(64, 64);
        assertThatThrownBy(() -> stillScene(small).check(Still.basic(large))).hasMessageContaining("max-file-size");
    }

    @Test
    void a_picture_that_is_hardly_more_than_a_line_takes_no_more_than_any_other() throws Exception {
        Path line = Pictures.png(Pictures.grey(19_000, 16, (x, y) -> 200), folder.resolve("line.png"));
        Path column = Pictures.png(Pictures.grey(16, 19_000, (x, y) -> 200), folder.resolve("column.png"));

        for (Path picture : List.of(line, column)) {
            Still still = new Still(picture, StillFit.COVER, StillMove.NONE);
            assertThat(grey(stills.show(still, FILM, 1, folder)).at(0, 5, 5)).isCloseTo(200, within(3));
        }
    }

    @Test
    void what_does_not_make_the_picture_never_reaches_the_decoder() throws Exception {
        BufferedImage image = Pictures.quarters(320, 180);
        byte[] exif = Pictures.exif(6, ByteOrder.BIG_ENDIAN);
        List<Path> pictures = List.of(
                Pictures.pngWith(image, "zTXt", exif, folder.resolve("notes.png")),
                Pictures.jpeg(image, exif, folder.resolve("notes.jpg")),
                Pictures.webpWith(image, 8, exif, folder.resolve("notes.webp")));

        for (Path picture : pictures) {
            Path essence = folder.resolve("essence-" + picture.getFileName());
            PictureFile.read(picture, STILLS).writeEssence(picture, essence);
            assertThat(text(picture)).contains("taken at home");
            assertThat(text(essence)).doesNotContain("taken at home");
            PictureShape bare = PictureFile.read(essence, STILLS).shape();
            assertThat(List.of(bare.width(), bare.height())).containsExactly(320, 180);
            assertThat(Frames.of(essence)).isEqualTo(Frames.of(picture));
        }
    }

    @Test
    void a_file_that_is_cut_off_or_no_picture_is_refused_and_nothing_is_left() throws Exception {
        BufferedImage image = Pictures.grey(320, 180, (x, y) -> x * 7 + y * 13 & 255);
        List<Path> wrong = List.of(
                cut(Pictures.bytes(image, "png"), "cut.png"),
                cut(Pictures.bytes(image, "jpg"), "cut.jpg"),
                cut(Files.readAllBytes(Pictures.webp(image, true, folder.resolve("whole.webp"))), "cut.webp"),
                Files.writeString(folder.resolve("list.png"), "ffconcat version 1.0\nfile /etc/passwd\n"),
                Files.writeString(folder.resolve("drawing.png"), "<svg xmlns='http://www.w3.org/2000/svg'/>"),
                Files.write(folder.resolve("empty.png"), new byte[0]),
                Pictures.webpWith(image, 2, new byte[0], folder.resolve("moving.webp")));

        Path target = Files.createDirectory(folder.resolve("target"));
        for (Path picture : wrong) {
            assertThatThrownBy(() -> stills.show(Still.basic(picture), FILM, 2, target))
                    .as(picture.toString())
                    .isInstanceOf(PictureException.class);
        }
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void what_this_ffmpeg_cannot_do_is_said_before_anything_is_begun() throws Exception {
        FfmpegCapabilities bare = new FfmpegCapabilities("bare", Set.of("overlay"), Set.of());
        StillScene lacking = new StillScene(MediaRig.FFMPEG, bare, MediaRig.FFMPEG_SETTINGS, SETTINGS, STILLS);
        Path picture = quarters(64, 64);

        lacking.check(Still.basic(picture));
        assertThatThrownBy(() -> lacking.check(Still.moving(picture, StillMove.IN, STILLS)))
                .isInstanceOf(FfmpegException.class)
                .hasMessageContaining("perspective");
    }

    @Test
    void doing_it_twice_gives_the_same_files_and_leaves_nothing_else() throws Exception {
        Still still = Still.moving(quarters(300, 400), StillMove.LEFT, STILLS);
        Path target = folder.resolve("target");
        String first = Sha256.of(stills.show(still, FILM, 10, target).video());

        assertThat(Sha256.of(stills.show(still, FILM, 10, target).video())).isEqualTo(first);
        assertThat(target.toFile().list()).containsExactly("video.mp4");
    }

    private double largestStep(Path picture, double oversampling) {
        StillSettings settings = settings(STILLS.background(), STILLS.zoom(), 0, oversampling);
        StillScene faithful =
                new StillScene(MediaRig.FFMPEG, MediaRig.SUPPLY, MediaRig.FFMPEG_SETTINGS, LOSSLESS, settings);
        GreyFrames grey = grey(faithful.show(Still.moving(picture, StillMove.IN, settings), FILM, 24, folder));
        double largest = 0;
        for (int frame = 1; frame < 24; frame++) {
            largest = Math.max(largest, Math.abs(grey.sharpness(frame) / grey.sharpness(frame - 1) - 1));
        }
        return largest;
    }

    private ConformedScene still(BufferedImage image, String name) throws IOException {
        Path picture = Pictures.png(image, folder.resolve(name + ".png"));
        return stills.show(Still.moving(picture, StillMove.NONE, STILLS), FILM, 1, folder.resolve(name));
    }

    private Path quarters(int width, int height) throws IOException {
        return Pictures.png(Pictures.quarters(width, height), folder.resolve(width + "x" + height + ".png"));
    }

    private Path cut(byte[] whole, String name) throws IOException {
        return Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length * 2 / 3));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static StillScene stillScene(StillSettings settings) {
        return new StillScene(MediaRig.FFMPEG, MediaRig.SUPPLY, MediaRig.FFMPEG_SETTINGS, SETTINGS, settings);
    }

    private static StillSettings settings(String background, double zoom, double easing, double oversampling) {
        return new StillSettings(
                background, zoom, easing, StillFit.AUTO, oversampling, STILLS.maxPixels(), STILLS.maxFileSize());
    }

    private static GreyFrames grey(ConformedScene scene) {
        return GreyFrames.of(scene.video(), 320, 180);
    }

    private static int[] rowOf(GreyFrames grey, int frame, int y, int... columns) {
        return Arrays.stream(columns).map(x -> grey.at(frame, x, y)).toArray();
    }

    private static void assertIsNear(int[] row, int... wanted) {
        for (int index = 0; index < wanted.length; index++) {
            assertThat(row[index]).isCloseTo(wanted[index], within(5));
        }
    }

    private static void assertWhole(ConformedScene scene, int frames) {
        Mp4Header header = Mp4Header.read(scene.video());
        assertThat(scene.frames()).isEqualTo(frames).isEqualTo(header.frames());
        assertThat(scene.samples()).isEqualTo(frames * 2_000L);
        assertThat(scene.copied()).isFalse();
        assertThat(CopyRule.isConformed(header, FILM, frames)).isTrue();
        assertThat(Frames.of(scene.video())).hasSize(frames);
    }
}
