package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.production.AspectRatio;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class ExamplesTest {
    private static final Path FOLDER = Path.of("docs/examples");

    private final ScriptFile files = ScriptFiles.reader(DataSize.ofMegabytes(20));

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Script one(String name) {
        List<NamedScript> scripts = files.read(FOLDER.resolve(name));
        assertThat(scripts).hasSize(1);
        return scripts.get(0).script();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_read_and_stays_the_same_when_stored(Path example) {
        assertThat(files.read(example)).isNotEmpty().allSatisfy(named -> assertThat(
                        ScriptJson.read(ScriptJson.write(named.script())))
                .isEqualTo(named.script()));
    }

    /** Three to fifteen seconds are what the first provider makes. */
    @ParameterizedTest
    @MethodSource("examples")
    void every_scene_of_an_example_has_a_length_that_can_be_ordered(Path example) {
        assertThat(files.read(example))
                .flatExtracting(named -> named.script().scenes())
                .extracting(Scene::targetDuration)
                .allSatisfy(seconds -> assertThat(seconds).isBetween(3, 15));
    }

    @ParameterizedTest
    @CsvSource({
        "first-video.yaml, 6, 30, LANDSCAPE",
        "korean.yaml, 4, 24, LANDSCAPE",
        "vertical.yaml, 3, 15, PORTRAIT",
        "multi-shot.yaml, 3, 24, LANDSCAPE",
        "first-frame.yaml, 2, 10, LANDSCAPE",
        "story.md, 6, 41, LANDSCAPE",
    })
    void an_example_has_the_scenes_and_the_length_it_promises(String name, int scenes, int seconds, AspectRatio ratio) {
        Script script = one(name);

        assertThat(script.scenes()).hasSize(scenes);
        assertThat(script.seconds()).isEqualTo(seconds);
        assertThat(script.video().aspectRatio()).isEqualTo(ratio);
    }

    @Test
    void the_table_has_three_films() {
        List<NamedScript> films = files.read(FOLDER.resolve("batch.csv"));

        assertThat(films).extracting(NamedScript::name).containsExactly("tea", "moon", "bees");
        assertThat(films).extracting(film -> film.script().scenes().size()).containsExactly(3, 2, 2);
        assertThat(films).extracting(film -> film.script().seconds()).containsExactly(13, 11, 10);
        assertThat(films)
                .extracting(film -> film.script().video().aspectRatio())
                .containsExactly(AspectRatio.LANDSCAPE, AspectRatio.SQUARE, AspectRatio.PORTRAIT);
    }

    @Test
    void the_first_frame_is_large_enough_for_a_provider() throws IOException {
        var image = ImageIO.read(FOLDER.resolve("images/lighthouse.png").toFile());

        assertThat(Math.min(image.getWidth(), image.getHeight())).isGreaterThanOrEqualTo(300);
        assertThat(one("first-frame.yaml").scenes().get(0).referenceAssets()).hasSize(1);
    }
}
