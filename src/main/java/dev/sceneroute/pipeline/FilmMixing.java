package dev.sceneroute.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.PieceListener;
import dev.sceneroute.media.SoundSettings;
import dev.sceneroute.media.SoundSources;
import dev.sceneroute.media.SoundTrack;
import dev.sceneroute.media.sound.FilmSound;
import dev.sceneroute.media.sound.Loudness;
import dev.sceneroute.media.sound.SceneSound;
import dev.sceneroute.media.sound.SoundFile;
import dev.sceneroute.media.sound.Span;
import dev.sceneroute.media.sound.Volumes;
import dev.sceneroute.narration.KeptSpeech;
import dev.sceneroute.narration.SpeechStore;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.ConformedClip;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Music;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.SoundVolumes;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.speech.FitPolicy;
import dev.sceneroute.speech.TimedWord;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The film's sound: speech over the clips' own, all of it at one loudness. It is mixed and encoded piece by piece while clips
 * still come, so that at the film's end there is next to nothing left to do. What is made lies beside the other work files;
 * what is lost is made again.
 */
@Component
public class FilmMixing {
    private static final Logger LOG = LoggerFactory.getLogger(FilmMixing.class);
    private static final int REMEMBERED = 10_000;

    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final SpeechStore speeches;
    private final AssetStore assets;
    private final MediaStorage storage;
    private final DataDirectory paths;
    private final SoundSources sources;
    private final SoundTrack track;
    private final FilmTransitions transitions;
    private final SoundSettings settings;
    private final FitPolicy policy;

    // Facts of files that never change under their names, for scenes are stored by content, and of mixes named by all
    // that is in them.
    private final Cache<String, SoundFile> sounds =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<String, Loudness> measures =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<String, Double> gains =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    FilmMixing(
            JobStore jobs,
            JobSceneStore scenes,
            SpeechStore speeches,
            AssetStore assets,
            MediaStorage storage,
            DataDirectory paths,
            SoundSources sources,
            SoundTrack track,
            FilmTransitions transitions,
            SoundSettings settings,
            FitPolicy policy) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.speeches = speeches;
        this.assets = assets;
        this.storage = storage;
        this.paths = paths;
        this.sources = sources;
        this.track = track;
        this.transitions = transitions;
        this.settings = settings;
        this.policy = policy;
    }

    /** Mixes and encodes whatever can be already: the sound of scenes that are ready, and transitions between them. */
    public void prepare(@Body String jobId) {
        Job job = jobs.get(jobId);
        if (job.status() == JobStatus.RUNNING && scenes.unfinished(jobId)) {
            Script script = jobs.snapshot(job);
            List<JobScene> made = scenes.ofJob(jobId);
            encode(job, script, made, PieceListener.NONE);
            transitions.prepare(script, made, paths.work(jobId).resolve("film"));
        }
    }

    /**
     * The sound of the whole film.
     *
     * @param made all scenes, ready, in order
     * @param listener hears how many pieces are made
     * @return AAC, in pieces that fit together to the sample
     */
    List<Path> sound(Job job, Script script, List<JobScene> made, PieceListener listener) {
        List<Path> pieces = encode(job, script, made, listener).stream()
                .map(Optional::orElseThrow)
                .toList();
        forgetOthers(folder(job), pieces);
        return pieces;
    }

    /** Pieces with another gain, or of a scene as it was before, are in no film any more. */
    private static void forgetOthers(Path folder, List<Path> pieces) {
        Set<Path> used = Set.copyOf(pieces);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SoundTrack.ENDING)) {
            for (Path piece : all) {
                if (!used.contains(piece)) {
                    Files.deleteIfExists(piece);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Old pieces of sound in {} could not be removed: {}; they are not needed", folder, e.toString());
        }
    }

    private List<Optional<Path>> encode(Job job, Script script, List<JobScene> made, PieceListener listener) {
        Path folder = folder(job);
        Map<Integer, KeptSpeech> said = speeches.ofJob(job.id());
        List<SceneSound> parts = made.stream()
                .map(scene -> part(scene, script, said.get(scene.order()), folder))
                .toList();
        FilmSound film = new FilmSound(parts, music(script, folder), settings.mix());
        List<Optional<Loudness>> measured = new ArrayList<>();
        List<Loudness> known = new ArrayList<>();
        for (int index = 0; index < made.size(); index++) {
            boolean here = made.get(index).conformed() != null;
            // What is said and played is known before the clip is here: the gain found early is then the one that
            // stays.
            if (here || said.containsKey(index + 1) || script.sound().music() != null) {
                known.add(measure(film, index));
            }
            measured.add(here ? Optional.of(known.get(known.size() - 1)) : Optional.empty());
        }
        double gain = track.gain(known, Optional.ofNullable(gains.getIfPresent(job.id())));
        gains.put(job.id(), gain);
        return track.encode(film, measured, gain, folder, listener);
    }

    private Path folder(Job job) {
        return paths.work(job.id()).resolve("sound");
    }

    private Loudness measure(FilmSound film, int scene) {
        return measures.get(film.fingerprint(scene), key -> track.measure(film, scene));
    }

    private SceneSound part(JobScene scene, Script script, @Nullable KeptSpeech speech, Path folder) {
        FilmProfile profile = ClipConforming.profile(script.video());
        return new SceneSound(
                profile.samples(scene.frames(script)),
                clip(scene.conformed()),
                speech == null ? null : narration(speech, folder),
                speech == null ? 0 : samples(policy.before()),
                speech == null ? List.of() : spans(speech),
                volumes(script, scene.order()));
    }

    private static Volumes volumes(Script script, int order) {
        SoundVolumes said = script.volumesOf(script.scenes().get(order - 1));
        return new Volumes(orUsual(said.narration()), orUsual(said.clip()), orUsual(said.music()));
    }

    private static double orUsual(@Nullable Double volume) {
        return volume == null ? 1 : volume;
    }

    private @Nullable SoundFile music(Script script, Path folder) {
        Music music = script.sound().music();
        if (music == null) {
            return null;
        }
        String asset = Objects.requireNonNull(music.assetId(), "a stored script has stored music");
        return converted(asset, folder.resolve("music-" + asset + ".wav"));
    }

    private @Nullable SoundFile clip(@Nullable ConformedClip clip) {
        return clip == null || clip.audioKey() == null
                ? null
                : sounds.get(clip.audioKey(), wav -> sources.describe(storage.localCopy(wav)));
    }

    private SoundFile narration(KeptSpeech speech, Path folder) {
        return converted(speech.assetId(), folder.resolve("speech-" + speech.key() + ".wav"));
    }

    /** A stored sound in the film's form; a copy made for that may have been removed with the work files of another run. */
    private SoundFile converted(String assetId, Path copy) {
        SoundFile known = sounds.getIfPresent(assetId);
        if (known != null && Files.exists(known.file())) {
            return known;
        }
        SoundFile found = sources.bring(storage.localCopy(assets.get(assetId).storageKey()), copy);
        sounds.put(assetId, found);
        return found;
    }

    /** When somebody speaks: from the first word of a sentence to the last, with short pauses. */
    private static List<Span> spans(KeptSpeech speech) {
        List<TimedWord> words = speech.spoken().words();
        return words.isEmpty()
                ? List.of()
                : List.of(new Span(
                        samples(words.get(0).from()),
                        samples(words.get(words.size() - 1).to())));
    }

    private static long samples(Duration time) {
        return Math.max(0, time.toNanos() * FilmProfile.SAMPLE_RATE / 1_000_000_000L);
    }
}
