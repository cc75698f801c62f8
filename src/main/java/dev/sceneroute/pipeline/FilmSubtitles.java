package dev.sceneroute.pipeline;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.Layer;
import dev.sceneroute.media.LayerMaker;
import dev.sceneroute.media.mp4.SubtitleTrack;
import dev.sceneroute.narration.KeptSpeech;
import dev.sceneroute.narration.SpeechStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import dev.sceneroute.speech.FitPolicy;
import dev.sceneroute.speech.SpeakableText;
import dev.sceneroute.subtitle.AssScript;
import dev.sceneroute.subtitle.BurnWay;
import dev.sceneroute.subtitle.Cue;
import dev.sceneroute.subtitle.Cues;
import dev.sceneroute.subtitle.SpokenScene;
import dev.sceneroute.subtitle.SubRip;
import dev.sceneroute.subtitle.SubtitleBurn;
import dev.sceneroute.subtitle.WebVtt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Stage 9, assemble: the film's subtitles, from the same times as its speech. */
@Component
class FilmSubtitles {
    private final SpeechStore speeches;
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final Cues cues;
    private final SubtitleBurn burn;
    private final AssScript ass;
    private final FitPolicy policy;

    FilmSubtitles(
            SpeechStore speeches,
            JobStore jobs,
            JobSceneStore scenes,
            Cues cues,
            SubtitleBurn burn,
            AssScript ass,
            FitPolicy policy) {
        this.speeches = speeches;
        this.jobs = jobs;
        this.scenes = scenes;
        this.cues = cues;
        this.burn = burn;
        this.ass = ass;
        this.policy = policy;
    }

    /**
     * Why what is said cannot be drawn into the picture; nothing if it can, or need not.
     *
     * @param script of a film
     * @param drawn those of its scenes that are made (anew)
     */
    Optional<String> cannotBurn(Script script, List<Scene> drawn) {
        return script.isBurned() && !drawn.isEmpty() ? burn.cannot(text(script, drawn)) : Optional.empty();
    }

    /**
     * What will be read of what is spoken.
     *
     * @param job whose speech is made and whose scenes have their lengths
     */
    Reading reading(Job job, Script script) {
        List<Cue> all = cues(job, script, scenes.ofJob(job.id()));
        return new Reading(
                all.size(),
                cues.hurried(all, ClipConforming.profile(script.video())).size());
    }

    /** What is drawn over one scene. */
    LayerMaker over(Script script, JobScene scene) {
        if (!script.isBurned()) {
            return LayerMaker.NONE;
        }
        KeptSpeech speech = speeches.ofJob(scene.jobId()).get(scene.order());
        if (speech == null) {
            return LayerMaker.NONE;
        }
        FilmProfile profile = ClipConforming.profile(script.video());
        SpokenScene said = new SpokenScene(
                speech.spoken(),
                script.languageOf(script.scenes().get(scene.order() - 1)),
                Duration.ZERO,
                policy.before(),
                profile.length(scene.frames(script)));
        BurnWay way = burn.way(
                text(script, script.scenes()),
                text(script, List.of(script.scenes().get(scene.order() - 1))));
        List<Cue> shown = cues.of(List.of(said), profile);
        return folder -> Optional.<Layer>of(burn.prepare(way, shown, profile, isHighlighted(script), folder))
                .filter(layer -> !shown.isEmpty());
    }

    private static String text(Script script, List<Scene> scenes) {
        return scenes.stream()
                .filter(script::isSpoken)
                .map(scene -> SpeakableText.of(String.valueOf(scene.narration())))
                .collect(Collectors.joining(" "));
    }

    /** The track players switch on and off; none where nothing is said, or it is drawn into the picture. */
    List<SubtitleTrack> tracks(Job job, Script script, List<JobScene> made) {
        if (script.isBurned()) {
            return List.of();
        }
        List<Cue> all = cues(job, script, made);
        List<dev.sceneroute.media.mp4.Cue> shown = all.stream()
                .map(cue -> new dev.sceneroute.media.mp4.Cue(cue.from(), cue.to(), cue.text()))
                .toList();
        return shown.isEmpty() ? List.of() : List.of(new SubtitleTrack(FilmLanguage.of(script), shown));
    }

    /**
     * The same as files beside the film; none where nothing is said.
     *
     * @param folder where they are written
     */
    List<SubtitleFile> files(Job job, Path folder) {
        Script script = jobs.snapshot(job);
        List<Cue> all = cues(job, script, scenes.ofJob(job.id()));
        if (all.isEmpty()) {
            return List.of();
        }
        FilmProfile profile = ClipConforming.profile(script.video());
        return List.of(
                write(folder, "subtitles.srt", "application/x-subrip", SubRip.write(all)),
                write(folder, "subtitles.vtt", "text/vtt", WebVtt.write(all, note(job))),
                write(folder, "subtitles.ass", "text/x-ssa", ass.write(all, profile, isHighlighted(script))));
    }

    /** What a person who opens the file should know of its times; empty if an engine told all of them. */
    private String note(Job job) {
        Map<Integer, KeptSpeech> said = speeches.ofJob(job.id());
        List<String> estimated = said.entrySet().stream()
                .filter(speech -> speech.getValue().spoken().estimated())
                .map(Map.Entry::getKey)
                .sorted()
                .map(String::valueOf)
                .toList();
        if (estimated.isEmpty()) {
            return "";
        }
        String of = estimated.size() == said.size() ? "" : " of scene " + String.join(", ", estimated);
        return "The times of words" + of + " are estimated, shared out by length: their engine tells none.";
    }

    private static boolean isHighlighted(Script script) {
        return script.subtitles() != null && script.subtitles().isHighlighted();
    }

    private List<Cue> cues(Job job, Script script, List<JobScene> made) {
        FilmProfile profile = ClipConforming.profile(script.video());
        Map<Integer, KeptSpeech> said = speeches.ofJob(job.id());
        List<SpokenScene> spoken = new ArrayList<>();
        int frames = 0;
        for (JobScene scene : made) {
            int length = scene.frames(script);
            KeptSpeech speech = said.get(scene.order());
            if (speech != null) {
                spoken.add(new SpokenScene(
                        speech.spoken(),
                        script.languageOf(script.scenes().get(scene.order() - 1)),
                        profile.length(frames),
                        policy.before(),
                        profile.length(length)));
            }
            frames += length;
        }
        return cues.of(spoken, profile);
    }

    private static SubtitleFile write(Path folder, String name, String type, String text) {
        try {
            return new SubtitleFile(name, type, Files.writeString(folder.resolve(name), text));
        } catch (IOException failed) {
            throw new UncheckedIOException("Subtitles cannot be written to " + folder, failed);
        }
    }

    /**
     * Subtitles as readers meet them.
     *
     * @param cues how many there are
     * @param hurried how many stand too short a time to be read
     */
    record Reading(int cues, int hurried) {}

    /**
     * Subtitles in a file.
     *
     * @param name its name beside the film
     * @param type its media type
     * @param file UTF-8
     */
    record SubtitleFile(String name, String type, Path file) {}
}
