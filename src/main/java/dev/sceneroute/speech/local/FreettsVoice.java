package dev.sceneroute.speech.local;

import com.sun.speech.freetts.FreeTTSSpeakableImpl;
import com.sun.speech.freetts.OutputQueue;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import dev.sceneroute.speech.SpokenPiece;
import dev.sceneroute.speech.TimedWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * FreeTTS's voice kevin16: 16 kHz, American English. Made by hand and not by the library's own directory of voices, which
 * reads system properties and looks for jars beside its own. Not for several threads.
 */
final class FreettsVoice {

    static final String NAME = "kevin16";

    /** Its own speed, words a minute. */
    private static final float WORDS_PER_MINUTE = 150;

    private final Voice voice;

    /** Loads it, which takes about a second. */
    FreettsVoice() {
        voice = Stream.of(new KevinVoiceDirectory().getVoices())
                .filter(one -> one.getName().equals(NAME))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("FreeTTS has lost its voice " + NAME));
    }

    /** Lets its own thread end; it is of no use any more. */
    void abandon() {
        OutputQueue queue = voice.getOutputQueue();
        if (queue != null) {
            queue.close();
        }
    }

    /** Speaks a text into memory. No file: who gave up waiting may have let another speak to the same one. */
    Recording speak(String text, double speed) throws IOException {
        if (!voice.isLoaded()) {
            voice.allocate();
        }
        FreettsTimes times = new FreettsTimes(text);
        FreettsSound recorded = new FreettsSound();
        voice.setAudioPlayer(recorded);
        voice.setRate((float) (WORDS_PER_MINUTE * speed));
        listen(times);
        if (!voice.speak(new FreeTTSSpeakableImpl(text))) {
            throw new IOException("It could not say: " + text);
        }
        return new Recording(recorded, times.words());
    }

    /** What was spoken, and when its words are heard. */
    record Recording(FreettsSound sound, List<TimedWord> words) {

        /** Writes it to a WAV file. */
        SpokenPiece to(Path file) throws IOException {
            sound.write(file);
            return new SpokenPiece(file, words);
        }
    }

    @SuppressWarnings("unchecked") // The library is older than type parameters.
    private void listen(FreettsTimes times) {
        List<UtteranceProcessor> steps = voice.getUtteranceProcessors();
        steps.removeIf(FreettsTimes.class::isInstance);
        steps.add(times);
    }
}
