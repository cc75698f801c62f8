package dev.sceneroute.speech;

import dev.sceneroute.speech.ChosenSpeech.PassedOver;
import dev.sceneroute.speech.SpeechException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses who speaks: whoever is configured for the voice or the language, else the first engine of the order that can.
 * Every engine that was passed over is named with its reason, so that nobody wonders why a film sounds like a draft.
 */
@Component
public class SpeechChoice {

    /** The order if none is configured: services first, which are passed over without keys; then what this machine has. */
    public static final List<String> ORDER =
            List.of("polly", "google", "openai", "command", "espeak-ng", "freetts", "silence");

    private final Map<String, SpeechProvider> engines;
    private final List<String> order;
    private final Map<String, String> voices;

    /**
     * Chooses among these engines.
     *
     * @throws IllegalStateException if the settings name an engine that does not exist
     */
    public SpeechChoice(List<SpeechProvider> engines, SpeechSettings settings) {
        this.engines = engines.stream()
                .collect(Collectors.toMap(
                        SpeechProvider::name, Function.identity(), SpeechChoice::twice, LinkedHashMap::new));
        this.order = settings.order() == null
                ? ORDER.stream().filter(this.engines::containsKey).toList()
                : known("sceneroute.speech.order", settings.order());
        this.voices = settings.voices().entrySet().stream()
                .collect(Collectors.toMap(entry -> lower(entry.getKey()), Map.Entry::getValue));
        known(
                "sceneroute.speech.voices",
                voices.values().stream().map(Candidate::engineOf).toList());
    }

    /**
     * Chooses.
     *
     * @param language BCP 47 tag
     * @param voice what the script says: a name from the settings, {@code engine/voice}, an engine, or an engine's own name
     *     of a voice, which is looked for in the order; none for whoever speaks the language
     * @throws SpeechException of the kind {@code REFUSED} if nobody can; the message says what each one lacks
     */
    public ChosenSpeech choose(String language, @Nullable String voice) {
        return choose(language, voice, List.of());
    }

    /**
     * Chooses whoever comes behind those that failed.
     *
     * @param failed who has spoken in vain; the engines it passed over are not asked again
     * @param why what went wrong, as a sentence
     * @throws SpeechException of the kind {@code REFUSED} if nobody is left
     */
    public ChosenSpeech after(ChosenSpeech failed, String language, String why) {
        return choose(language, null, failed.passedOverToo(why));
    }

    /** The engine of this name. */
    public SpeechProvider engine(String name) {
        SpeechProvider engine = engines.get(name);
        if (engine == null) {
            throw new IllegalArgumentException("There is no speech engine " + name + "; there are " + engines.keySet());
        }
        return engine;
    }

    private ChosenSpeech choose(String language, @Nullable String voice, List<PassedOver> before) {
        List<PassedOver> passedOver = new ArrayList<>(before);
        Set<String> out = before.stream().map(PassedOver::engine).collect(Collectors.toSet());
        for (Candidate candidate : candidates(language, voice)) {
            if (out.contains(candidate.engine())) {
                continue;
            }
            SpeechProvider engine = engine(candidate.engine());
            Optional<String> lack = engine.cannot(language, candidate.voice());
            if (lack.isEmpty()) {
                return new ChosenSpeech(engine.name(), candidate.voice(), engine.draft(), engine.variant(), passedOver);
            }
            passedOver.add(new PassedOver(engine.name(), lack.get()));
        }
        String asked = voice == null ? language : language + " with the voice " + voice;
        throw new SpeechException(
                Kind.REFUSED,
                "No engine can speak " + asked + ". "
                        + passedOver.stream()
                                .map(one -> one.engine() + ": " + one.why())
                                .collect(Collectors.joining(" ")));
    }

    /** Who is asked, one behind the other. */
    private Set<Candidate> candidates(String language, @Nullable String voice) {
        Set<Candidate> candidates = new LinkedHashSet<>();
        if (voice != null) {
            String configured = voices.get(lower(voice));
            Candidate named = Candidate.of(configured == null ? voice : configured);
            if (!engines.containsKey(named.engine())) {
                order.forEach(engine -> candidates.add(new Candidate(engine, voice)));
                return candidates;
            }
            candidates.add(named);
        }
        forLanguage(language).map(Candidate::of).ifPresent(candidates::add);
        order.forEach(engine -> candidates.add(new Candidate(engine, null)));
        return candidates;
    }

    /** What is configured for {@code en-GB}, else for {@code en}. */
    private Optional<String> forLanguage(String language) {
        String tag = lower(language);
        String configured = voices.get(tag);
        return Optional.ofNullable(configured == null ? voices.get(tag.split("-", 2)[0]) : configured);
    }

    private List<String> known(String setting, List<String> names) {
        for (String name : names) {
            if (!engines.containsKey(name)) {
                throw new IllegalStateException(setting + " names the speech engine " + name
                        + ", which does not exist; there are " + engines.keySet());
            }
        }
        return List.copyOf(names);
    }

    private static SpeechProvider twice(SpeechProvider one, SpeechProvider other) {
        throw new IllegalStateException("Two speech engines are called " + other.name());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** An engine that is asked, and for which of its voices. */
    private record Candidate(String engine, @Nullable String voice) {

        static Candidate of(String name) {
            int slash = name.indexOf('/');
            return slash < 0
                    ? new Candidate(name, null)
                    : new Candidate(name.substring(0, slash), name.substring(slash + 1));
        }

        static String engineOf(String name) {
            return of(name).engine();
        }
    }
}
