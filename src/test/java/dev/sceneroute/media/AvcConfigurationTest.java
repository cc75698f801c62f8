package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decoder is set up with is read to the end, joined where it may be, and never believed. */
class AvcConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "main", "high"})
    void it_is_written_as_it_was_read(String profile) {
        ByteBuffer given = CodedFrames.of(clip(profile, 0)).parameters();

        AvcConfiguration read = read(given);

        assertThat(read.bytes()).isEqualTo(bytes(given));
        assertThat(read.lengthSize()).isEqualTo(4);
        assertThat(read.sequences()).containsOnlyKeys(0);
        assertThat(read.pictures()).containsOnlyKeys(0);
    }

    @Test
    void sets_of_different_numbers_stand_side_by_side_under_what_shows_both() {
        AvcConfiguration came = read("baseline", 0);
        AvcConfiguration ours = read("high", 31);

        AvcConfiguration both = came.and(ours).orElseThrow();

        assertThat(both).isEqualTo(ours.and(came).orElseThrow());
        assertThat(both.profile()).isEqualTo(100);
        assertThat(both.level()).isEqualTo(Math.max(came.level(), ours.level()));
        assertThat(both.sequences()).containsOnlyKeys(0, 31).containsAllEntriesOf(came.sequences());
        assertThat(both.pictures()).containsAllEntriesOf(ours.pictures());
        assertThat(read(ByteBuffer.wrap(both.bytes()))).isEqualTo(both);
    }

    @Test
    void sets_of_one_number_that_differ_never_do() {
        assertThat(read("baseline", 0).and(read("high", 0))).isEmpty();
        assertThat(read("high", 0).and(read("high", 0))).contains(read("high", 0));
    }

    @Test
    void a_clip_that_uses_our_own_number_leaves_us_none() {
        assertThat(read("high", 0).leaves(31)).isTrue();
        assertThat(read("high", 31).leaves(31)).isFalse();
    }

    @Test
    void one_that_is_cut_off_or_garbage_is_none() {
        byte[] whole = bytes(CodedFrames.of(clip("main", 0)).parameters());

        for (int length = 0; length < whole.length; length++) {
            assertThat(AvcConfiguration.of(ByteBuffer.wrap(Arrays.copyOf(whole, length))))
                    .as("%d of %d bytes", length, whole.length)
                    .isNull();
        }
        byte[] zeros = new byte[200];
        zeros[5] = 31;
        assertThat(AvcConfiguration.of(ByteBuffer.wrap(zeros))).isNull();
    }

    @Test
    void a_clip_that_does_not_begin_anew_is_not_taken_as_it_came() {
        Path open = Clips.clip(
                "open", 3, "320x180", "24", List.of("-x264-params", "open-gop=1:keyint=24:bframes=2"), false);
        Path cut = Clips.decodedFile(open, ".mp4", "-ss", "1.2", "-c", "copy");

        assertThat(CodedFrames.of(open).beginAnew()).isTrue();
        assertThat(CodedFrames.of(cut).beginAnew()).isFalse();
    }

    private static AvcConfiguration read(String profile, int number) {
        return read(CodedFrames.of(clip(profile, number)).parameters());
    }

    private static AvcConfiguration read(ByteBuffer content) {
        AvcConfiguration read = AvcConfiguration.of(content);
        assertThat(read).isNotNull();
        return read;
    }

    private static Path clip(String profile, int number) {
        List<String> coding = List.of("-profile:v", profile, "-x264-params", "sps-id=" + number);
        return Clips.clip("sets-" + profile + number, 1, "320x180", "24", coding, false);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.limit()];
        buffer.get(0, bytes);
        return bytes;
    }
}
