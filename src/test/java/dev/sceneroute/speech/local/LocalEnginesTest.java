package dev.sceneroute.speech.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.speech.Sounds;
import dev.sceneroute.speech.Speaker;
import dev.sceneroute.speech.Speech;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpeechPiece;
import dev.sceneroute.speech.SpeechRig;
import dev.sceneroute.speech.SpokenPiece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LocalEnginesTest {

    private static final String NOWHERE = "/nowhere";

    @TempDir
    Path folder;

    @Test
    void all_of_them_are_called_drafts() {
        try (SpeechRig rig = SpeechRig.with()) {
            assertThat(rig.engines()).containsExactlyInAnyOrder("command", "espeak-ng", "freetts", "silence");
            assertThat(rig.get(SpeechPrograms.class)).isNotNull();
        }
        assertThat(new FreettsSpeech().draft()).isTrue();
        assertThat(new SilenceSpeech().draft()).isTrue();
        assertThat(new EspeakSpeech(espeak(null)).draft()).isTrue();
        assertThat(new CommandSpeech(command(null)).draft()).isTrue();
    }

    // FreeTTS

    @Test
    void freetts_speaks_english_and_says_so() {
        FreettsSpeech freetts = new FreettsSpeech();

        assertThat(freetts.cannot("en", null)).isEmpty();
        assertThat(freetts.cannot("EN-gb", "kevin16")).isEmpty();
        assertThat(freetts.cannot("ko", null)).contains("FreeTTS speaks English and not ko.");
        assertThat(freetts.cannot("en", "alan")).contains("FreeTTS has no voice alan; its voice is kevin16.");
        assertThatThrownBy(() -> freetts.speak(piece("안녕하세요 세계", "en"), folder))
                .isInstanceOfSatisfying(SpeechException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(Kind.REFUSED));
    }

    @Test
    void freetts_tells_when_its_words_are_heard() {
        String text = "Hello there. In 2026, naïve Dr. Smith’s cat cost $5.50.";

        SpokenPiece spoken = new FreettsSpeech().speak(piece(text, "en"), folder);

        assertThat(spoken.words())
                .extracting(word -> text.substring(word.start(), word.end()))
                .containsExactly("Hello", "there", "In", "2026", "naïve", "Dr", "Smith’s", "cat", "cost", "$5.50");
        assertThat(spoken.words())
                .isSortedAccordingTo((one, other) -> one.from().compareTo(other.from()));
        assertThat(spoken.words().get(0).from()).isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
    }

    @Test
    void freetts_survives_whatever_it_is_given() {
        String[] parts = {
            "word ",
            "2026 ",
            "...",
            "$5.50 ",
            "(",
            ")",
            "\"",
            "'",
            "a.b.c ",
            "http://x.y/z ",
            "1/2 ",
            "12:30 ",
            "-",
            "--",
            "%",
            "&",
            "@",
            "#",
            "*",
            "é",
            "漢",
            "I",
            "IV ",
            "U.S. ",
            "x^2 ",
            "_",
            "<b>",
            "!!!",
            "?",
            ",",
            ";",
            "0",
            "1,000,000 "
        };
        FreettsSpeech freetts = new FreettsSpeech();
        Random random = new Random(5);
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder("Say ");
            for (int part = random.nextInt(12); part >= 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            SpokenPiece spoken = freetts.speak(piece(text.toString(), "en"), folder);
            assertThat(spoken.audio()).as(text.toString()).isNotEmptyFile();
        }
    }

    @Test
    void freetts_that_takes_too_long_is_given_up_and_speaks_again() {
        FreettsSpeech hasty = new FreettsSpeech(Duration.ofNanos(1));

        assertThatThrownBy(() -> hasty.speak(piece("Hello there.", "en"), folder))
                .isInstanceOfSatisfying(
                        SpeechException.class, late -> assertThat(late.kind()).isEqualTo(Kind.TROUBLE))
                .hasMessageContaining("given up");
        assertThat(new FreettsSpeech()
                        .speak(piece("Hello there.", "en"), folder)
                        .audio())
                .isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void freetts_that_was_given_up_writes_nothing_afterwards(int milliseconds) {
        FreettsSpeech hasty = new FreettsSpeech(Duration.ofMillis(milliseconds));

        assertThatThrownBy(() -> hasty.speak(piece("Hello there. ".repeat(70), "en"), folder))
                .isInstanceOf(SpeechException.class);

        await().atMost(Duration.ofMinutes(1)).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(hasty.name())));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void english_letters_are_as_many_as_the_text_has() {
        String text = "“Naïve” café—ﬁve… 漢字 𠮷 ß Œuvre\t\u0000!";

        assertThat(EnglishLetters.of(text))
                .isEqualTo("\"Naive\" cafe, ve.       s Ouvre  !")
                .hasSize(text.length());
    }

    // espeak-ng

    @ParameterizedTest
    @CsvSource({
        "ja, every kanji",
        "ja-JP, every kanji",
        "zh, spells Chinese",
        "zh-TW, spells Chinese",
        "cmn, spells Chinese",
        "hak, every character"
    })
    void espeak_refuses_languages_nobody_would_understand_it_in(String language, String why) {
        assertThat(new EspeakSpeech(espeak(null)).cannot(language, null))
                .get()
                .asString()
                .startsWith("espeak-ng cannot be understood in " + language)
                .contains(why);
    }

    @Test
    void espeak_that_is_not_installed_says_what_to_do() {
        assertThat(new EspeakSpeech(espeak(null), NOWHERE).cannot("en", null))
                .contains("espeak-ng is not installed: install it, such as with apt-get install espeak-ng, or set"
                        + " sceneroute.speech.espeak-ng.path.");
        assertThat(new EspeakSpeech(espeak(NOWHERE + "/espeak-ng")).cannot("ko", null))
                .isPresent();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_program_that_is_not_espeak_is_found_out() throws Exception {
        assertThat(new EspeakSpeech(espeak(script("echo hello").toString())).cannot("en", null))
                .get()
                .asString()
                .contains("does not list voices");
    }

    @Test
    void espeaks_list_of_voices_is_read() {
        EspeakVoices voices = EspeakVoices.read("""
                Pty Language       Age/Gender VoiceName          File                 Other Languages
                 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)
                 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
                 5  ko              --/M      Korean             ko                  \s
                 5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR            (pt 6)
                """);

        assertThat(voices.speaking("ko-KR")).contains("ko");
        assertThat(voices.speaking("en-GB")).contains("en-gb");
        assertThat(voices.speaking("en-AU")).contains("en");
        assertThat(voices.speaking("pt")).contains("pt");
        assertThat(voices.speaking("xx")).isEmpty();
        assertThat(voices.called("korean")).contains("ko");
        assertThat(voices.called("-w /etc/passwd")).isEmpty();
        assertThat(EspeakVoices.read("").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en, The tide comes in twice a day.",
        "ko, 바다는 하루에 두 번 밀려옵니다.",
        "de, Das Meer kommt zweimal am Tag.",
        "ar, البحر يأتي مرتين في اليوم"
    })
    void espeak_is_heard(String language, String text) throws Exception {
        assumeInstalled();
        try (SpeechRig rig = SpeechRig.with("sceneroute.speech.order=espeak-ng")) {
            Speaker speaker = rig.get(Speaker.class);

            Speech speech = speaker.speak(speaker.order(text, language, null, 1), folder);

            assertThat(speech.by().engine()).isEqualTo("espeak-ng");
            assertThat(speech.spoken().length()).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(4_500));
            assertThat(Sounds.heard(Sounds.samples(speech.sound()))).isGreaterThan(0.6);
            assertThat(speech.spoken().estimated()).isTrue();
            assertThat(speech.spoken().words()).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void espeak_refuses_characters_it_would_call_chinese_letters() throws Exception {
        assumeInstalled();
        try (SpeechRig rig = SpeechRig.with("sceneroute.speech.order=espeak-ng")) {
            Speaker speaker = rig.get(Speaker.class);
            assertThatThrownBy(() -> speaker.speak(speaker.order("한국(韓國)", "ko", null, 1), folder))
                    .isInstanceOfSatisfying(SpeechException.class, refused -> assertThat(refused.kind())
                            .isEqualTo(Kind.REFUSED))
                    .hasMessageContaining("Chinese letter");
            assertThat(speaker.order("Hello", "en", "espeak-ng/nobody", 1).by().passedOver())
                    .singleElement()
                    .satisfies(one -> assertThat(one.why()).contains("no voice nobody"));
        }
    }

    // A command

    @Test
    void a_command_that_is_not_configured_or_not_there_says_so() {
        assertThat(new CommandSpeech(command(null)).cannot("en", null))
                .contains("No command is configured; set sceneroute.speech.command.executable.");
        assertThat(new CommandSpeech(command(NOWHERE + "/speak")).cannot("en", null))
                .contains("The command /nowhere/speak is no file that can be run.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_speaks_the_languages_and_voices_it_is_said_to() throws Exception {
        CommandSettings settings = new CommandSettings(
                script("true").toString(),
                List.of("{sound}"),
                List.of("en", "pt-BR"),
                List.of("anna"),
                10,
                MINUTE,
                "1");
        CommandSpeech command = new CommandSpeech(settings);

        assertThat(command.cannot("en-GB", null)).isEmpty();
        assertThat(command.cannot("pt-br", "anna")).isEmpty();
        assertThat(command.cannot("pt", null)).get().asString().contains("speaks en, pt-BR and not pt");
        assertThat(command.cannot("en", "otto")).get().asString().contains("no voice otto");
        assertThat(command.takes("0123456789")).isTrue();
        assertThat(command.takes("0123456789a")).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_gets_the_text_in_files_and_never_in_its_arguments() throws Exception {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Path program = script("echo \"$@\" > KEPT/arguments; cat > KEPT/input; cat \"$1\" > KEPT/text; cat \"$2\" >"
                        .replace("KEPT", kept.toString())
                + " " + kept + "/order; cp " + tone() + " \"$3\"");
        String text = "It's \"me\"; $(touch hacked) `id` & 안녕 --help";
        try (SpeechRig rig = SpeechRig.with(
                "sceneroute.speech.order=command",
                "sceneroute.speech.command.executable=" + program,
                "sceneroute.speech.command.arguments={text},{order},{sound}",
                "sceneroute.speech.command.voices=anna")) {
            Speaker speaker = rig.get(Speaker.class);

            Speech speech = speaker.speak(speaker.order(text, "en", "command/anna", 1.5), folder);

            assertThat(Sounds.heard(Sounds.samples(speech.sound()))).isGreaterThan(0.5);
        }
        String said = "It's \"me\"; $(touch hacked) id & 안녕 --help";
        assertThat(kept.resolve("arguments")).hasContent("text.txt order.json spoken.wav");
        assertThat(kept.resolve("input")).hasContent(said);
        assertThat(kept.resolve("text")).hasContent(said);
        JsonNode order = new ObjectMapper().readTree(kept.resolve("order").toFile());
        assertThat(order.toString())
                .isEqualTo(new ObjectMapper().writeValueAsString(new SpeechPiece(said, "en", "anna", 1.5)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_that_takes_too_long_is_killed_with_its_children() throws Exception {
        Path mark = folder.resolve("child");
        Path program = script("sleep 300 & echo $! > " + mark + "; sleep 300");
        try (SpeechRig rig = SpeechRig.with(
                "sceneroute.speech.order=command",
                "sceneroute.speech.command.executable=" + program,
                "sceneroute.speech.command.limit=1s")) {
            Speaker speaker = rig.get(Speaker.class);
            assertThatThrownBy(() -> speaker.speak(speaker.order("Hello.", "en", null, 1), folder))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("took longer than 1000 ms");
        }
        Optional<ProcessHandle> child =
                ProcessHandle.of(Long.parseLong(Files.readString(mark).strip()));
        child.ifPresent(one -> one.onExit().join());
        assertThat(child.filter(ProcessHandle::isAlive)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command.arguments={text}",
                "command.arguments={sound},{voice}",
                "command.limit=0s",
                "command.longest=0",
                "espeak-ng.limit=0s",
                "channels=3",
                "pause=-1s",
                "pause=11s",
                "limit=0s",
                "order=nobody"
            })
    void a_setting_that_makes_no_sense_stops_the_start(String setting) {
        assertThatThrownBy(() -> SpeechRig.with("sceneroute.speech." + setting).close())
                .hasStackTraceContaining("sceneroute.speech");
    }

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static void assumeInstalled() {
        Optional<String> missing = new EspeakSpeech(espeak(null)).cannot("en", null);
        assumeThat(missing).as("espeak-ng").isEmpty();
    }

    private Path tone() {
        try (SpeechRig rig = SpeechRig.with()) {
            return Sounds.tone(rig.ffmpeg(), folder, "tone.wav", 0.1, 0.5, 0.1);
        }
    }

    private Path script(String lines) throws IOException {
        Path script = Files.createTempFile("speech-program", ".sh");
        script.toFile().deleteOnExit();
        Files.writeString(script, "#!/bin/sh\n" + lines + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static SpeechPiece piece(String text, String language) {
        return new SpeechPiece(text, language, null, 1);
    }

    private static EspeakSettings espeak(String path) {
        return new EspeakSettings(path, MINUTE);
    }

    private static CommandSettings command(String executable) {
        return new CommandSettings(executable, List.of("{text}", "{sound}"), List.of(), List.of(), 2_000, MINUTE, "1");
    }
}
