package dev.sceneroute.speech.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.sandbox.CutStream;
import dev.sceneroute.speech.SpeechException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ArrivingBodyTest {
    @TempDir
    private Path folder;

    @Test
    void a_body_arrives_as_a_whole_in_a_folder_that_need_not_be_there() {
        Path file = arriving(10, Duration.ofMinutes(1)).into(folder.resolve("new"), ".wav", bytes(10));

        assertThat(file)
                .hasSize(10)
                .hasParent(folder.resolve("new"))
                .hasFileName(file.getFileName().toString());
        assertThat(file.toString()).endsWith(".wav");
    }

    @Test
    void no_body_at_all_is_an_empty_file() {
        assertThat(arriving(10, Duration.ofMinutes(1)).into(folder, ".wav", null))
                .isEmptyFile();
    }

    @Test
    void one_byte_too_many_is_given_up_and_leaves_nothing() {
        refuses(arriving(10, Duration.ofMinutes(1)), bytes(11), "larger than 10 bytes");
    }

    @Test
    void a_body_that_breaks_off_leaves_nothing() {
        refuses(arriving(100, Duration.ofMinutes(1)), new CutStream(bytes(10), 5), "broke off");
    }

    @Test
    void a_body_that_trickles_is_given_up_at_its_limit() {
        refuses(arriving(1000, Duration.ofSeconds(1).minus(Duration.ofSeconds(2))), bytes(5), "took longer");
    }

    private void refuses(ArrivingBody arriving, InputStream body, String why) {
        assertThatThrownBy(() -> arriving.into(folder, ".wav", body))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining(why);
        assertThat(folder).isEmptyDirectory();
    }

    private static ArrivingBody arriving(int most, Duration limit) {
        return new ArrivingBody(new SpeechHttpSettings(
                DataSize.ofBytes(most), limit, Duration.ofSeconds(1), 0, Duration.ZERO, Duration.ZERO));
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }
}
