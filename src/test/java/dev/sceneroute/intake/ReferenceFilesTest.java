package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFilesTest {
    @TempDir
    private Path disk;

    private Path folder;
    private ReferenceFiles files;

    @BeforeEach
    void a_folder_with_an_image_and_a_secret_outside() throws IOException {
        folder = Files.createDirectories(disk.resolve("scripts"));
        Files.createDirectories(folder.resolve("images"));
        Files.writeString(folder.resolve("images/boat.png"), "picture");
        Files.writeString(disk.resolve("secret.png"), "secret");
        files = ReferenceFiles.below(folder);
    }

    private Violation refusal(String path) {
        return catchThrowableOfType(InvalidScriptException.class, () -> files.resolve(path, "scenes[0].path"))
                .violations()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"images/boat.png", "./images/boat.png", "images//boat.png"})
    void a_file_in_the_folder_or_below_is_found(String path) throws IOException {
        assertThat(files.resolve(path, "path"))
                .isEqualTo(folder.toRealPath().resolve("images").resolve("boat.png"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "../secret.png",
                "images/../../secret.png",
                "images/../images/boat.png",
                "/etc/passwd",
                "//etc/passwd",
                "..",
            })
    void a_path_never_leaves_the_folder(String path) {
        assertThat(refusal(path))
                .isEqualTo(new Violation(
                        "scenes[0].path",
                        "outside_folder",
                        "path must stay in the script's folder; found \"" + path + "\"",
                        null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/boat.png",
                "file:///etc/passwd",
                "C:\\secret.png",
                "C:secret.png",
                "..\\secret.png",
                "\\\\host\\share\\secret.png"
            })
    void an_address_or_a_path_of_another_system_is_no_file_beside_the_script(String path) {
        assertThat(refusal(path).message())
                .isEqualTo(
                        "path must be a file in the script's folder, with / between folders; found \"" + path + "\"");
    }

    @Test
    void a_link_that_leads_out_of_the_folder_is_not_followed() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.png"), disk.resolve("secret.png"));
        Files.createSymbolicLink(folder.resolve("up"), disk);

        assertThat(refusal("link.png").rule()).isEqualTo("outside_folder");
        assertThat(refusal("up/secret.png").rule()).isEqualTo("outside_folder");
    }

    @Test
    void a_neighbour_folder_with_the_same_beginning_is_outside() throws IOException {
        Files.createDirectories(disk.resolve("scripts-of-others"));
        Files.writeString(disk.resolve("scripts-of-others/boat.png"), "secret");
        Files.createSymbolicLink(folder.resolve("others"), disk.resolve("scripts-of-others"));

        assertThat(refusal("others/boat.png").rule()).isEqualTo("outside_folder");
    }

    @Test
    void a_missing_image_is_named() {
        assertThat(refusal("images/ship.png").message())
                .isEqualTo("path names a file that is not there: \"images/ship.png\"");
        assertThat(refusal("images/boat.png/ship.png").message()).startsWith("path names a file that cannot be read");
    }

    @Test
    void a_folder_is_no_image() {
        assertThat(refusal("images").message()).isEqualTo("path must name an image that can be read; found \"images\"");
        assertThat(refusal("").rule()).isEqualTo("unreadable_file");
    }

    @Test
    void a_nul_in_a_path_is_shown_and_refused() {
        assertThat(refusal("images/boat.png\0.txt").message())
                .isEqualTo("path is not a path: \"images/boat.png\\u0000.txt\"");
    }

    @Test
    void an_image_larger_than_any_provider_takes_is_refused_unread() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.png").toFile(), "rw")) {
            large.setLength(10L * 1024 * 1024 + 1);
        }

        assertThat(refusal("large.png").message())
                .isEqualTo("path names a file of 10485761 bytes; an image has at most 10 MB");
    }
}
