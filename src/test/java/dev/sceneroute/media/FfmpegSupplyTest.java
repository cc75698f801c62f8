package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sceneroute.runtime.DataDirectory;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegSupplyTest {

    private static final ClassLoader BUNDLE = FfmpegSupplyTest.class.getClassLoader();
    private static final ClassLoader NO_BUNDLE = new URLClassLoader(new URL[0], null);

    @TempDir
    Path folder;

    @BeforeEach
    void this_system_has_a_bundled_build() {
        assumeThat(BundledFfmpeg.find(BUNDLE, folder)).isPresent();
    }

    @Test
    void the_found_ffmpeg_can_make_a_film() {
        FfmpegCapabilities capabilities = MediaRig.SUPPLY.capabilities();

        assertThat(capabilities.missing()).isEmpty();
        assertThat(capabilities.hasEncoder("libx264")).isTrue();
        assertThat(capabilities.hasFilter("scale")).isTrue();
        assertThat(capabilities.hasFilter("teleport")).isFalse();
        assertThat(capabilities.version()).isNotBlank();
    }

    @Test
    void the_lists_of_old_and_new_builds_are_both_read() {
        String old = "Filters:\n  T.. = Timeline support\n T.C drawtext          V->V       Draw text.\n";
        String young = "Filters:\n  A = Audio input/output\n .S scale             V->V       Scale it.\n";
        String encoders = " V..... = Video\n ------\n VFS... mpeg4                MPEG-4 part 2\n";

        assertThat(FfmpegProbe.names(old)).containsExactly("drawtext");
        assertThat(FfmpegProbe.names(young)).containsExactly("scale");
        assertThat(FfmpegProbe.names(encoders)).containsExactly("mpeg4");
    }

    @Test
    void without_anything_the_three_ways_out_are_named() {
        assertThatThrownBy(() -> supply(null, "", NO_BUNDLE))
                .isInstanceOf(FfmpegException.class)
                .hasMessageContaining("sceneroute.ffmpeg.path")
                .hasMessageContaining("FFMPEG_PATH")
                .hasMessageContaining("on the PATH")
                .hasMessageContaining("ws.schild:jave-nativebin");
    }

    @Test
    void a_configured_path_that_is_wrong_is_an_error_and_not_passed_over() {
        assertThatThrownBy(() -> supply("/nowhere/ffmpeg", "", BUNDLE)).hasMessageContaining("/nowhere/ffmpeg");
    }

    @Test
    void a_configured_program_that_is_not_ffmpeg_is_refused() {
        assertThatThrownBy(() -> supply("/bin/echo", "", BUNDLE)).hasMessageContaining("is not FFmpeg");
    }

    @Test
    void the_one_on_the_path_comes_before_the_bundled_one() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("usr/bin"));
        Path link = Files.createSymbolicLink(bin.resolve("ffmpeg"), MediaRig.SUPPLY.executable());

        FfmpegSupply supply = supply(null, "/nowhere" + File.pathSeparator + bin, BUNDLE);

        assertThat(supply.executable()).isEqualTo(link);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_broken_one_on_the_path_is_passed_over() throws Exception {
        Path broken = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\necho ffmpeg version 0\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();

        FfmpegSupply supply = supply(null, folder.toString(), BUNDLE);

        assertThat(supply.executable()).startsWith(folder.resolve("data/bin"));
    }

    @Test
    void the_bundled_one_is_unpacked_once_and_mended_when_it_is_damaged() throws Exception {
        Path first = unpacked();
        Object whole = Files.readAttributes(first, "size,lastModifiedTime");
        assertThat(Files.readAttributes(unpacked(), "size,lastModifiedTime")).isEqualTo(whole);

        Files.writeString(first, "junk", StandardOpenOption.WRITE);
        assertThat(FfmpegProbe.probe(unpacked()).missing()).isEmpty();

        Files.delete(first);
        assertThat(unpacked()).isExecutable();
        try (Stream<Path> left = Files.list(first.getParent())) {
            assertThat(left).hasSize(2);
        }
    }

    private Path unpacked() {
        return BundledFfmpeg.find(BUNDLE, folder).orElseThrow().unpacked();
    }

    private FfmpegSupply supply(@Nullable String path, String searchPath, ClassLoader loader) {
        return new FfmpegSupply(
                new FfmpegSettings(path, 0, 0), new DataDirectory(folder.resolve("data")), searchPath, loader);
    }
}
