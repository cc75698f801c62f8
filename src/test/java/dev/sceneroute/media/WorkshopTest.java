package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {

    @TempDir
    Path folder;

    @Test
    void what_a_crash_left_behind_is_cleared_away_and_work_under_way_is_not() throws Exception {
        Path dead = Files.createDirectory(folder.resolve(".work-dead"));
        Files.writeString(dead.resolve("film.mp4"), "half");
        Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Files.writeString(folder.resolve("video.mp4"), "whole");

        try (Workshop first = Workshop.in(folder);
                Workshop second = Workshop.in(folder)) {
            assertThat(dead).doesNotExist();
            assertThat(first.folder()).isDirectory().isNotEqualTo(second.folder());
        }
        assertThat(folder.toFile().list()).containsExactly("video.mp4");
    }
}
