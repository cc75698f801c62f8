package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.speech.SpeechException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Texts on their whole way: cleaned, cut, spoken by engines that are really there, joined. */
@Timeout(120)
class SpeakerTest {

    private static SpeechRig rig;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        rig = SpeechRig.with("sceneroute.speech.order=freetts,silence");
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void a_narration_is_spoken_and_every_word_of_it_is_heard_at_its_time() throws Exception {
        Speaker speaker = rig.get(Speaker.class);
        SpeechOrder order =
                speaker.order("**The tide** comes in [twice](https://x.example/y) a day 🌊.", "en", null, 1);

        Speech speech = speaker.speak(order, folder);

        assertThat(speech.spoken().text()).isEqualTo("The tide comes in twice a day.");
        assertThat(speech.spoken().estimated()).isFalse();
        assertThat(speech.by().engine()).isEqualTo("freetts");
        assertThat(speech.by().draft()).isTrue();
        assertInside(speech.spoken());
        short[] samples = Sounds.samples(speech.sound());
        assertThat(samples).hasSize((int) speech.samples());
        assertThat(Sounds.heard(samples)).isGreaterThan(0.7);
        for (TimedWord word : speech.spoken().words()) {
            assertThat(loudest(samples, word)).as(word.toString()).isGreaterThan(1_000);
        }
    }

    @Test
    void a_long_text_is_spoken_in_pieces_and_joined_without_a_gap_or_a_click() throws Exception {
        String sentence = "The old lighthouse keeper counts the ships that pass in the night. ";
        String text = sentence.repeat(40).strip();
        Speaker speaker = rig.get(Speaker.class);
        SpeechOrder order = speaker.order(text, "en", null, 2);

        Speech speech = speaker.speak(order, folder);

        assertThat(speech.spoken().text()).isEqualTo(text);
        assertThat(speech.spoken().words()).hasSize(40 * 12);
        assertInside(speech.spoken());
        short[] samples = Sounds.samples(speech.sound());
        assertThat(Sounds.heard(samples)).isGreaterThan(0.7);
        List<Integer> pauses = Sounds.digitalSilences(samples, 200);
        // 2,679 characters are three pieces of up to 1,000.
        assertThat(pauses).hasSize(2);
        for (int pause : pauses) {
            assertThat(Sounds.largestStep(samples, pause - 48, pause + 48)).isLessThan(300);
        }
        assertThat(folder.toFile().list()).containsExactly("speech.wav");
    }

    @Test
    void twice_the_speed_takes_about_half_as_long() {
        Speaker speaker = rig.get(Speaker.class);
        String text = "A sentence that is neither very short nor very long, spoken twice.";

        long slow = speaker.speak(speaker.order(text, "en", null, 1), folder).samples();
        long fast = speaker.speak(speaker.order(text, "en", null, 2), folder).samples();

        assertThat((double) fast / slow).isBetween(0.4, 0.6);
    }

    @Test
    void a_language_nobody_speaks_is_silence_of_its_length_and_that_is_told() throws Exception {
        Speaker speaker = rig.get(Speaker.class);
        SpeechOrder order = speaker.order("안녕하세요. 저는 서울에 살아요.", "ko", null, 1);

        Speech speech = speaker.speak(order, folder);

        assertThat(speech.by().engine()).isEqualTo("silence");
        assertThat(speech.by().passedOver())
                .containsExactly(new ChosenSpeech.PassedOver("freetts", "FreeTTS speaks English and not ko."));
        double seconds = SpeakingTime.seconds(speech.spoken().text());
        assertThat(speech.samples()).isEqualTo(Math.round(seconds * 48_000));
        assertThat(speech.spoken().estimated()).isTrue();
        assertThat(speech.spoken().words()).hasSize(4);
        assertThat(Sounds.heard(Sounds.samples(speech.sound()))).isZero();
        assertInside(speech.spoken());
    }

    @Test
    void a_text_without_words_is_refused() {
        Speaker speaker = rig.get(Speaker.class);

        assertThatThrownBy(() -> speaker.speak(speaker.order("👋 … !", "en", null, 1), folder))
                .isInstanceOfSatisfying(SpeechException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(Kind.REFUSED))
                .hasMessageContaining("nothing to say");
    }

    @Test
    void a_key_belongs_to_what_is_heard() {
        Speaker speaker = rig.get(Speaker.class);

        assertThat(speaker.key(speaker.order("*Hello*", "en", null, 1)))
                .isEqualTo(speaker.key(speaker.order("Hello", "en", null, 1)))
                .isNotEqualTo(speaker.key(speaker.order("Hello", "en", "silence", 1)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void an_engine_that_fails_is_the_end_unless_another_may_speak_for_it() throws Exception {
        Path broken = script("echo 'no voice today' >&2; exit 3");
        String command = "sceneroute.speech.command.executable=" + broken;
        String order = "sceneroute.speech.order=command,freetts";
        try (SpeechRig strict = SpeechRig.with(command, order)) {
            Speaker speaker = strict.get(Speaker.class);
            SpeechOrder hello = speaker.order("Hello there.", "en", null, 1);
            assertThatThrownBy(() -> speaker.speak(hello, folder))
                    .isInstanceOfSatisfying(SpeechException.class, failed -> assertThat(failed.kind())
                            .isEqualTo(Kind.TROUBLE))
                    .hasMessageContainingAll("command ended with code 3", "no voice today");
            assertThat(folder).isEmptyDirectory();
        }
        try (SpeechRig lenient = SpeechRig.with(command, order, "sceneroute.speech.fallback=true")) {
            Speaker speaker = lenient.get(Speaker.class);
            Speech speech = speaker.speak(speaker.order("Hello there.", "en", null, 1), folder);
            assertThat(speech.by().engine()).isEqualTo("freetts");
            assertThat(speech.by().passedOver()).singleElement().satisfies(one -> {
                assertThat(one.engine()).isEqualTo("command");
                assertThat(one.why()).contains("no voice today");
            });
            assertThatThrownBy(() -> speaker.speak(speaker.order("안녕", "ko", "command", 1), folder))
                    .isInstanceOfSatisfying(SpeechException.class, failed -> assertThat(failed.kind())
                            .isEqualTo(Kind.TROUBLE))
                    .hasMessageContaining("no voice today");
            assertThat(folder.toFile().list()).containsExactly("speech.wav");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void what_a_program_leaves_that_is_no_sound_is_told() throws Exception {
        Path liar = script("echo 'this is no sound' > spoken.wav");
        try (SpeechRig own =
                SpeechRig.with("sceneroute.speech.command.executable=" + liar, "sceneroute.speech.order=command")) {
            Speaker speaker = own.get(Speaker.class);
            assertThatThrownBy(() -> speaker.speak(speaker.order("Hello.", "en", null, 1), folder))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("in no format that is known");
        }
    }

    private Path script(String lines) throws IOException {
        Path script = Files.createTempFile("speech-command", ".sh");
        Files.writeString(script, "#!/bin/sh\n" + lines + "\n");
        script.toFile().deleteOnExit();
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void assertInside(SpokenText spoken) {
        Duration reached = Duration.ZERO;
        for (TimedWord word : spoken.words()) {
            assertThat(word.from()).isGreaterThanOrEqualTo(reached);
            assertThat(word.to()).isBetween(word.from(), spoken.length());
            reached = word.to();
        }
        assertThat(spoken.words())
                .extracting(word -> new TextSpan(word.start(), word.end()).in(spoken.text()))
                .allMatch(Words::isSaid);
    }

    private static int loudest(short[] samples, TimedWord word) {
        int loudest = 0;
        int to = Math.min(samples.length, (int) SoundSamples.samples(word.to()));
        for (int index = (int) SoundSamples.samples(word.from()); index < to; index++) {
            loudest = Math.max(loudest, Math.abs(samples[index]));
        }
        return loudest;
    }
}
