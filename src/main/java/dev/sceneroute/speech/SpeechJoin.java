package dev.sceneroute.speech;

import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.speech.SpeechPieces.Cut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Joins the sounds of the pieces of a text into one, without a gap or a click. The silence engines put around their words
 * is cut off; between two pieces there is the same pause, whoever spoke, and each edge is faded over 5 ms. The times of
 * the words move along.
 */
@Component
public class SpeechJoin {

    /** The sound's name in its folder. */
    public static final String SOUND = "speech.wav";

    /** What is left of the silence before and behind a voice: soft sounds are below what is measured. */
    private static final Duration BEFORE = Duration.ofMillis(40);

    private static final Duration BEHIND = Duration.ofMillis(80);

    private static final Duration AROUND = BEFORE.plus(BEHIND);

    /** Pauses within a sentence, which is only cut where it is too long for its engine. */
    private static final Duration CLAUSE_PAUSE = Duration.ofMillis(150);

    private static final Duration WORD_PAUSE = Duration.ofMillis(60);

    private final Ffmpeg ffmpeg;
    private final SpeechSettings settings;

    /** Decodes with this FFmpeg. */
    public SpeechJoin(Ffmpeg ffmpeg, SpeechSettings settings) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
    }

    /** What makes its results others, besides what it is given: part of the key under which they are kept. */
    public String variant() {
        return "1 " + settings.pause() + " " + settings.channels();
    }

    /**
     * Joins them. Doing it again replaces the sound by an equal one; a crash leaves no half sound under its name.
     *
     * @param text all that is said
     * @param language BCP 47 tag
     * @param parts in the text's order, at least one; in any formats, rates and channels
     * @param folder where {@code speech.wav} is put
     * @throws SpeechException of the kind {@code TROUBLE} if the sound of a piece cannot be read
     * @throws dev.sceneroute.media.FfmpegException if FFmpeg could not be run, or was stopped
     */
    public JoinedSpeech join(String text, String language, List<SpokenPart> parts, Path folder) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Nothing was spoken of: " + text);
        }
        try {
            Path work = Files.createDirectories(folder.resolve(".join-" + UUID.randomUUID()));
            try {
                return join(text, language, parts, folder, work);
            } finally {
                WorkFiles.remove(work);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Speech cannot be joined in " + folder, failed);
        }
    }

    private JoinedSpeech join(String text, String language, List<SpokenPart> parts, Path folder, Path work)
            throws IOException {
        SoundDecoding decoding = new SoundDecoding(ffmpeg, settings.limit(), settings.channels());
        List<TimedWord> words = new ArrayList<>();
        long samples;
        try (SoundWriting writing = new SoundWriting(work.resolve(SOUND), settings.channels())) {
            for (int index = 0; index < parts.size(); index++) {
                SpokenPart part = parts.get(index);
                SoundSamples sound = decoding.decode(part.spoken().audio(), work, index + 1);
                Duration before = index == 0 ? AROUND : pause(parts.get(index - 1));
                Duration behind = index + 1 == parts.size() ? AROUND : pause(part);
                KeptSound kept = KeptSound.of(sound, margin(before, BEFORE), margin(behind, BEHIND));
                if (index > 0) {
                    writing.silence(SoundSamples.samples(before) - writing.behind() - kept.before());
                }
                words.addAll(kept.words(text, language, part, writing.samples()));
                writing.sound(kept);
                Files.delete(sound.file());
            }
            samples = writing.samples();
        }
        Path sound = folder.resolve(SOUND);
        Files.move(work.resolve(SOUND), sound, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Duration length = SoundSamples.duration(samples);
        boolean estimated =
                parts.stream().anyMatch(part -> part.spoken().words().isEmpty());
        List<TimedWord> inside = WordTimes.forward(words, Duration.ZERO, length);
        return new JoinedSpeech(new SpokenText(text, inside, length, estimated), sound, samples);
    }

    private Duration pause(SpokenPart before) {
        Cut cut = before.piece().end();
        return switch (cut) {
            case SENTENCE -> settings.pause();
            case CLAUSE -> shorter(settings.pause(), CLAUSE_PAUSE);
            case WORD -> shorter(settings.pause(), WORD_PAUSE);
        };
    }

    /** So much of the pause as is left of the engine's own silence: both margins fit into a short one. */
    private static long margin(Duration pause, Duration wanted) {
        Duration share = pause.multipliedBy(wanted.toMillis()).dividedBy(AROUND.toMillis());
        return SoundSamples.samples(shorter(share, wanted));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
