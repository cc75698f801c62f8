package dev.sceneroute.intake;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.production.ReferenceAsset;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ScriptFileTest {
    private static final String SCRIPT = "title: A film\nscenes:\n  - narration: Hello\n";

    @TempDir
    private Path folder;

    private ScriptFiles files;

    @BeforeEach
    void files() {
        files = new ScriptFiles(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.yaml", "film.yml", "FILM.YAML", "my.film.yaml"})
    void a_script_is_named_after_its_file(String name) {
        NamedScript read = files.read(name, SCRIPT).get(0);

        assertThat(read.name()).isEqualTo(name.substring(0, name.lastIndexOf('.')));
        assertThat(read.script().title()).isEqualTo("A film");
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.docx", "film", "film.yaml.tmp", ".yaml~"})
    void a_file_of_another_kind_is_refused(String name) {
        Violation violation = files.refusal(name, SCRIPT);

        assertThat(violation.rule()).isEqualTo("file_type");
        assertThat(violation.message())
                .isEqualTo(name + " is no script; a script's name ends in .json, .yaml, .csv, .md or .txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.yaml", "film.json", "film.csv", "film.md", "film.txt"})
    void an_empty_file_is_refused(String name) {
        assertThat(files.refusal(name, "").message())
                .isEqualTo("the file is empty; docs/examples has scripts to start from");
        assertThat(files.refusal(name, "\uFEFF \n\n\t").rule()).isEqualTo("empty");
    }

    @Test
    void a_missing_file_and_a_folder_are_told_apart_from_a_bad_script() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        Path directory = Files.createDirectory(folder.resolve("folder.yaml"));

        assertThat(files.refused(missing)).hasMessage("there is no file " + missing);
        assertThat(files.refused(directory)).hasMessage(directory + " is not a file");
    }

    @Test
    void a_file_of_200_megabytes_is_refused_without_being_read() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(200L * 1024 * 1024);
        }
        long start = System.nanoTime();

        assertThat(files.refused(large))
                .hasMessage("the file has 209715200 bytes; a script file has at most 20 MB"
                        + " (sceneroute.intake.max-file-size)");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void the_size_limit_is_counted_to_the_byte() {
        ScriptFile reader = ScriptFiles.reader(DataSize.ofBytes(SCRIPT.length()));

        assertThat(reader.read(files.write("film.yaml", SCRIPT))).hasSize(1);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> reader.read(files.write("film.yaml", SCRIPT + " "))))
                .isInstanceOf(InvalidScriptException.class);
    }

    @Test
    void a_byte_order_mark_is_tolerated() {
        assertThat(files.read("film.yaml", "\uFEFF" + SCRIPT)).hasSize(1);
        assertThat(files.read("film.json", "\uFEFF{\"title\":\"A\",\"scenes\":[{\"narration\":\"a\"}]}"))
                .hasSize(1);
        assertThat(files.read("film.csv", "\uFEFFnarration\nHello")).hasSize(1);
    }

    @Test
    void utf_16_is_named_with_the_way_out() {
        String message = "the file is UTF-16 text; save it as UTF-8 (in Excel: \"CSV UTF-8\")";

        assertThat(files.refusal("film.csv", SCRIPT.getBytes(UTF_16)).message()).isEqualTo(message);
        assertThat(files.refusal("film.csv", SCRIPT.getBytes(UTF_16LE)).message())
                .isEqualTo(message);
        assertThat(files.refusal("film.csv", SCRIPT.getBytes(Charset.forName("UTF-32LE")))
                        .rule())
                .isIn("encoding", "control_character");
    }

    @ParameterizedTest
    @CsvSource({"EUC-KR, 가나다", "windows-1252, Café", "Shift_JIS, 日本語"})
    void text_in_an_older_encoding_is_refused_with_its_line(String encoding, String words) {
        String text = "title: A film\nscenes:\n  - narration: " + words + "\n";

        Violation violation = files.refusal("film.yaml", text.getBytes(Charset.forName(encoding)));

        assertThat(violation.text())
                .isEqualTo("line 3: this line is not UTF-8 text; save it as UTF-8 (in Excel: \"CSV UTF-8\")");
    }

    @Test
    void a_truncated_character_at_the_end_is_refused() {
        byte[] whole = (SCRIPT + "가").getBytes(UTF_8);

        assertThat(files.refusal("film.yaml", java.util.Arrays.copyOf(whole, whole.length - 1))
                        .rule())
                .isEqualTo("encoding");
    }

    @Test
    void a_nul_in_a_file_is_named_with_its_line() {
        assertThat(files.refusal("film.yaml", "title: A film\nscenes:\n  - narration: He\0llo\n")
                        .text())
                .isEqualTo("line 3: this line has the control character U+0000; remove it");
        assertThat(files.refusal("film.md", new byte[] {'a', 0, 'b', 'c', 'd'}).rule())
                .isEqualTo("control_character");
    }

    @Test
    void images_lie_beside_the_script_or_where_the_caller_says() throws IOException {
        String script = SCRIPT + "    reference_assets: [{path: images/boat.png}]\n";
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(folder.resolve("images"));
        Files.writeString(folder.resolve("images/boat.png"), "picture");
        Path moved = Files.writeString(elsewhere.resolve("film.yaml"), script);

        assertThat(files.read("film.yaml", script)
                        .get(0)
                        .script()
                        .scenes()
                        .get(0)
                        .referenceAssets())
                .extracting(ReferenceAsset::path)
                .containsExactly("images/boat.png");
        assertThat(files.refused(moved).violations().get(0).text())
                .isEqualTo("line 4: path names a file that is not there: \"images/boat.png\""
                        + " (scenes[0].reference_assets[0].path)");
        assertThat(ScriptFiles.reader(DataSize.ofMegabytes(1)).read(moved, ReferenceFiles.below(folder)))
                .hasSize(1);
    }

    @Test
    void a_reference_that_leaves_the_folder_is_refused_with_its_line() {
        Violation violation =
                files.refusal("film.yaml", SCRIPT + "    reference_assets:\n      - path: ../../etc/passwd\n");

        assertThat(violation.text())
                .isEqualTo("line 5: path must stay in the script's folder; found \"../../etc/passwd\""
                        + " (scenes[0].reference_assets[0].path)");
    }
}
