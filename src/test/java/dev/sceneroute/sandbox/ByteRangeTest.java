package dev.sceneroute.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-, 0, 100",
        "bytes=10-19, 10, 10",
        "bytes=90-500, 90, 10",
        "bytes=-20, 80, 20",
        "bytes=-500, 0, 100",
        "bytes=100-, 100, 0"
    })
    void a_range_lies_within_the_file(String header, long first, long length) {
        assertThat(ByteRange.of(header, 100)).contains(new ByteRange(first, length));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bytes=-", "bytes=0-1,5-6", "bytes=9-3", "lines=1-2", "bytes=a-b"})
    void what_is_no_single_range_means_the_whole_file(String header) {
        assertThat(ByteRange.of(header, 100)).isEmpty();
    }

    @Test
    void the_answer_names_the_range_or_the_size() {
        assertThat(new ByteRange(10, 10).contentRange(100)).isEqualTo("bytes 10-19/100");
        assertThat(new ByteRange(100, 0).contentRange(100)).isEqualTo("bytes */100");
    }
}
