package dev.sceneroute.speech;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks, and who would have come first.
 *
 * @param engine its name
 * @param voice its own name of the voice; its default for the language if missing
 * @param draft whether it is good enough for drafts only; say so wherever its speech is shown
 * @param variant {@link SpeechProvider#variant()}
 * @param passedOver the engines that come before it in the order and do not speak
 */
public record ChosenSpeech(
        String engine, @Nullable String voice, boolean draft, String variant, List<PassedOver> passedOver) {

    /**
     * An engine that does not speak.
     *
     * @param engine its name
     * @param why a sentence: what is missing or went wrong
     */
    public record PassedOver(String engine, String why) {}

    /** Copies the list. */
    public ChosenSpeech {
        passedOver = List.copyOf(passedOver);
    }

    /** This one and those before it, as who is passed over next. */
    List<PassedOver> passedOverToo(String why) {
        List<PassedOver> all = new ArrayList<>(passedOver);
        all.add(new PassedOver(engine, why));
        return all;
    }
}
