package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.production.AspectRatio;
import dev.sceneroute.production.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSourceTest {
    @TempDir
    private Path folder;

    private ScriptFiles files;

    @BeforeEach
    void files() {
        files = new ScriptFiles(folder);
    }

    @Test
    void a_violation_names_the_line_of_its_field() {
        String text = """
                # a film
                title: A film
                scenes:
                  - narration: |
                      several
                      lines
                    target_duration: ten

                  - visual: a boat
                """;

        assertThat(files.refused(files.write("film.yaml", text))).hasMessage("""
                        line 7: target_duration must be a whole number of seconds from 1 to 60; found "ten" \
                        (scenes[0].target_duration)
                        line 9: unknown field "visual"; did you mean visual_prompt? (scenes[1].visual)\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aspect_ratio: 16:9|LANDSCAPE",
                "aspect_ratio: 9:16|PORTRAIT",
                "aspect_ratio: 1:1|SQUARE",
                "aspect_ratio: \"9:16\"|PORTRAIT"
            })
    void a_ratio_without_quotes_is_a_ratio_and_no_number(String ratio, AspectRatio expected) {
        String text = "title: A film\nvideo:\n  " + ratio + "\nscenes:\n  - narration: a\n";

        assertThat(files.read("film.yaml", text).get(0).script().video().aspectRatio())
                .isEqualTo(expected);
    }

    @Test
    void words_that_older_yaml_took_for_truth_stay_words() {
        Script script = files.read("film.yaml", "title: No\nlanguage: no\nscenes:\n  - narration: yes\n")
                .get(0)
                .script();

        assertThat(script.title()).isEqualTo("No");
        assertThat(script.language()).isEqualTo("no");
        assertThat(script.scenes().get(0).narration()).isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'title: \"A film'|1",
                "'title: A film\\nscenes:\\n  - narration: [a'|3",
                "'title: A film\\nscenes:\\n - narration: a\\n  visual_prompt: b'|4",
                "'title: A film\\n\\tscenes: []'|2",
                "'title: A film\\n---\\ntitle: Another'|2",
                "'title: A film\\ntitle: Another'|2",
                "'title: A film\\ntopic: !!java.net.URL [\"http://localhost\"]'|2",
                "'title: A film\\n? [a, b]\\n: c'|2",
                "'title: A film\\ntopic: *missing'|2",
            })
    void what_is_not_yaml_is_refused_with_line_and_column(String text, int line) {
        Violation violation =
                files.refusal("film.yaml", text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThat(violation.message()).startsWith("this is not valid YAML: ").matches(".*\\(column \\d+\\)");
        assertThat(violation.line()).isEqualTo(line);
    }

    @Test
    void a_truncated_file_is_refused_wherever_it_ends() {
        String whole = "title: \"A film\"\nscenes:\n  - {narration: \"Hello\", target_duration: 5}\n";

        for (int length = 1; length < whole.length() - 1; length++) {
            assertThat(files.refused(files.write("film.yaml", whole.substring(0, length))))
                    .as("the first %d characters", length)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9})
    void a_yaml_bomb_bursts_before_it_grows(int width) {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 30; level++) {
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(
                            level,
                            level,
                            ("*a" + (level - 1) + ", ").repeat(width).replaceAll(", $", "")));
        }
        long start = System.nanoTime();

        Violation violation = files.refusal("film.yaml", bomb.toString());

        assertThat(violation.rule()).isIn("syntax", "too_much");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_long_text_repeated_by_reference_bursts_too() {
        String text = "title: &t " + "a".repeat(1_000_000) + "\nscenes:\n" + "  - narration: *t\n".repeat(500);

        assertThat(files.refusal("film.yaml", text).rule()).isEqualTo("too_much");
    }

    @Test
    void a_few_references_are_welcome() {
        String text = """
                title: A film
                scenes:
                  - {narration: a, visual_prompt: &style oil painting}
                  - {narration: b, visual_prompt: *style}
                """;

        assertThat(files.read("film.yaml", text).get(0).script().scenes().get(1).visualPrompt())
                .isEqualTo("oil painting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void deep_nesting_ends_early(String step) {
        assertThat(files.refusal("film.yaml", step.repeat(100_000)).message())
                .startsWith("this is not valid YAML: fields are nested more than 32 deep");
    }

    @Test
    void a_field_that_contains_itself_is_refused() {
        assertThat(files.refusal("film.yaml", "title: A film\nscenes: &s [*s]\n")
                        .rule())
                .isIn("nesting", "syntax");
    }

    @Test
    void a_file_of_comments_alone_is_no_script() {
        assertThat(files.refusal("film.yaml", "# nothing yet\n").message())
                .endsWith("with a title and either scenes or chapters; found nothing");
    }

    @Test
    void an_image_within_a_script_is_read_in_a_moment() {
        String image = Base64.getEncoder().encodeToString(new byte[8 * 1024 * 1024]);
        String text = "title: A film\nscenes:\n  - narration: a\n    reference_assets:\n      - data: " + image + "\n";
        long start = System.nanoTime();

        assertThat(files.read("film.yaml", text)).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
