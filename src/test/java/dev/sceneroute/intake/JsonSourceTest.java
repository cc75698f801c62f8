package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSourceTest {
    @TempDir
    private Path folder;

    private ScriptFiles files;

    @BeforeEach
    void files() {
        files = new ScriptFiles(folder);
    }

    @Test
    void a_violation_names_its_line() {
        Violation violation = files.refusal("film.json", """
                {
                  "title": "A film",
                  "scenes": [
                    {"narration": "a"},
                    {
                      "narration": "b",
                      "target_duration": 2.5
                    }
                  ]
                }
                """);

        assertThat(violation.text())
                .isEqualTo("line 7: target_duration must be a whole number of seconds from 1 to 60; found 2.5"
                        + " (scenes[1].target_duration)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \"A film\",\n\"scenes\": [",
                "{\"title\": \"A film\",\n\"scenes\": [{\"narration\": \"a\"}}",
                "{\"title\": \"A film\"}\n{\"title\": \"Another\"}",
                "{\"title\": \"A film\",\n\"title\": \"Another\"}",
                "{\"title\": \"A film\",\n'scenes': []}",
                "{\"title\": \"A film\",\n\"scenes\": NaN}",
                "{\"title\": \"A film\"\n// comment\n}",
            })
    void what_is_not_json_is_refused_with_line_and_column(String text) {
        Violation violation = files.refusal("film.json", text);

        assertThat(violation.rule()).isEqualTo("syntax");
        assertThat(violation.line()).isEqualTo(2);
        assertThat(violation.message())
                .startsWith("this is not valid JSON: ")
                .matches(".*\\(column \\d+\\)")
                .doesNotContain("Source", "com.fasterxml");
    }

    @Test
    void deep_nesting_ends_early() {
        assertThat(files.refusal("film.json", "[".repeat(1_000_000)).message())
                .startsWith("this is not valid JSON: Document nesting depth (33) exceeds the maximum allowed (32");
        assertThat(files.refusal("film.json", "{\"a\":".repeat(1_000_000)).rule())
                .isEqualTo("syntax");
    }

    @Test
    void a_number_of_a_million_digits_ends_early() {
        assertThat(files.refusal("film.json", "{\"title\": " + "9".repeat(1_000_000) + "}")
                        .rule())
                .isEqualTo("syntax");
    }

    @Test
    void far_too_many_values_end_early() {
        assertThat(files.refusal("film.json", "[" + "0,".repeat(300_000) + "0]").message())
                .isEqualTo("the file stands for more than 200,000 values; a script is far smaller");
    }

    @Test
    void an_escaped_nul_is_refused_with_its_field() {
        assertThat(files.refusal(
                                "film.json",
                                "{\"title\": \"A film\", \"scenes\": [{\"narration\": \"a\\u0000b\"}, {\"narration\":"
                                        + " \"\\ud800\"}]}")
                        .text())
                .isEqualTo("line 1: narration has the control character U+0000 as its character 2; remove it"
                        + " (scenes[0].narration)");
    }
}
