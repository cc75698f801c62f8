package dev.sceneroute.pipeline;

import dev.sceneroute.narration.KeptSpeech;
import dev.sceneroute.narration.Narration;
import dev.sceneroute.narration.NarrationStore;
import dev.sceneroute.narration.SpeechStore;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.speech.Speaker;
import dev.sceneroute.speech.Speech;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechOrder;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.MediaStorage.StoredFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 4, narrate: what is said in one scene becomes speech, once: the same words in the same voice are found again. */
@Component
public class SceneSpeech {
    private final JobStore jobs;
    private final NarrationStore narrations;
    private final SpeechStore speeches;
    private final AssetStore assets;
    private final JobJournal journal;
    private final Speaker speaker;
    private final MediaStorage storage;
    private final DataDirectory paths;
    private final Node node;

    SceneSpeech(
            JobStore jobs,
            NarrationStore narrations,
            SpeechStore speeches,
            AssetStore assets,
            JobJournal journal,
            Speaker speaker,
            MediaStorage storage,
            DataDirectory paths,
            Node node) {
        this.jobs = jobs;
        this.narrations = narrations;
        this.speeches = speeches;
        this.assets = assets;
        this.journal = journal;
        this.speaker = speaker;
        this.storage = storage;
        this.paths = paths;
        this.node = node;
    }

    /**
     * Has a scene spoken, unless its speech is kept already.
     *
     * @return the speech; nothing if the job has ended meanwhile
     * @throws SpeechException naming the scene, if nobody can say it
     */
    public @Nullable SpokenNarration speak(@Variable(Variables.JOB) Job job, @Body Narration narration) {
        if (jobs.get(job.id()).status() != JobStatus.RUNNING) {
            return null;
        }
        int order = narration.scene().order();
        try {
            SpeechOrder wanted = order(job, narration);
            KeptSpeech kept = speeches.find(job.owner(), speaker.key(wanted)).orElse(null);
            Path folder = paths.work(job.id()).resolve("speech-%04d".formatted(order));
            return kept == null
                    ? new SpokenNarration(narration, wanted, null, speaker.speak(wanted, folder))
                    : new SpokenNarration(narration, wanted, kept, null);
        } catch (SpeechException refused) {
            throw new SpeechException(refused.kind(), "Scene " + order + ": " + refused.getMessage(), refused);
        }
    }

    /** Keeps the speech: from here on it is not paid for again. */
    @Transactional
    public void keep(@Variable(Variables.JOB) Job job, @Body @Nullable SpokenNarration spoken) {
        if (spoken == null) {
            return;
        }
        KeptSpeech kept = spoken.kept() == null ? keep(job, spoken, spoken.made()) : spoken.kept();
        if (narrations.spoken(spoken.narration().scene(), kept.key())) {
            tell(job, spoken, kept);
        }
    }

    /** The job is locked before it is counted: of two scenes that are spoken at once, the second sees the first. */
    private void tell(Job job, SpokenNarration spoken, KeptSpeech kept) {
        jobs.lock(job.owner(), job.id());
        List<Narration> all = narrations.ofJob(job.id());
        int done = (int) all.stream().filter(one -> one.speechKey() != null).count();
        journal.spoken(
                spoken.narration().scene(),
                (double) done / all.size(),
                Map.of(
                        "engine", kept.by().engine(),
                        "draft", kept.by().draft(),
                        "reused", spoken.kept() != null,
                        "spoken", done,
                        "of", all.size()));
        if (done == all.size()) {
            jobs.pass(job.id(), node.name(), JobStep.GENERATE_TTS, JobStep.GENERATE_SUBTITLE);
        }
    }

    private KeptSpeech keep(Job job, SpokenNarration spoken, @Nullable Speech made) {
        if (made == null) {
            throw new IllegalStateException("Neither kept nor made: " + spoken);
        }
        String key = speaker.key(spoken.order().spokenBy(made.by()));
        StoredFile file = storage.put("speech/" + job.owner() + "/" + key + ".wav", made.sound());
        long millis = made.spoken().length().toMillis();
        Asset asset = assets.insert(
                job.owner(),
                Asset.Kind.AUDIO,
                file.key(),
                "audio/wav",
                file.sizeBytes(),
                file.sha256(),
                millis,
                job.id(),
                spoken.narration().scene().order());
        KeptSpeech kept = new KeptSpeech(key, asset.id(), made.samples(), made.spoken(), made.by());
        speeches.keep(job.owner(), kept);
        return kept;
    }

    private SpeechOrder order(Job job, Narration narration) {
        Script script = jobs.snapshot(job);
        Scene scene = script.scenes().get(narration.scene().order() - 1);
        return speaker.order(
                String.valueOf(scene.narration()),
                script.languageOf(scene),
                script.speech().voice(),
                Math.min(2, script.speech().speedOrUsual() * narration.speed()));
    }

    /**
     * What is said in a scene, as it was found or made.
     *
     * @param kept the speech that was there
     * @param made the speech that was not
     */
    public record SpokenNarration(
            Narration narration,
            SpeechOrder order,
            @Nullable KeptSpeech kept,
            @Nullable Speech made) {}
}
