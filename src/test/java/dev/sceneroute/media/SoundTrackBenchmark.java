package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.sound.FilmSound;
import dev.sceneroute.media.sound.Loudness;
import dev.sceneroute.media.sound.SceneSound;
import dev.sceneroute.media.sound.SoundFile;
import dev.sceneroute.media.sound.Span;
import dev.sceneroute.media.sound.Volumes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sound of a film of 60 scenes costs, once and after one line has changed. */
@Tag("bench")
class SoundTrackBenchmark {

    private static final int SCENES = 60;
    private static final long SCENE = 5 * 48_000;
    private static final MediaSettings MEDIA = MediaRig.settings("sceneroute.media", MediaSettings.class);
    private static final SoundSettings SOUND = MediaRig.settings("sceneroute.sound", SoundSettings.class);

    private final SoundSources sources = new SoundSources(MediaRig.FFMPEG, MEDIA, SOUND);
    private final SoundTrack track = new SoundTrack(MediaRig.FFMPEG, MEDIA, SOUND);

    @TempDir
    Path folder;

    @Test
    void sixty_scenes_and_one_changed_line() {
        SoundFile clip = source("clip", "anoisesrc=c=pink:a=0.2", 5);
        SoundFile voice = source("voice", "sine=f=300,tremolo=f=4", 4);
        SoundFile music = source("music", "sine=f=220,tremolo=f=0.2", 60);
        List<SceneSound> scenes = new ArrayList<>(Collections.nCopies(SCENES, scene(clip, voice)));
        double all = 0;
        double measuring = 0;
        double gain = 0;
        List<Loudness> measures = List.of();
        for (int time = 0; time < 2; time++) {
            FilmSound sound = new FilmSound(scenes, music, SOUND.mix());
            long begun = System.nanoTime();
            measures = new ArrayList<>();
            for (int scene = 0; scene < SCENES; scene++) {
                measures.add(track.measure(sound, scene));
            }
            measuring = (System.nanoTime() - begun) / 1e9;
            gain = track.gain(measures, Optional.empty());
            encode(sound, measures, gain, folder.resolve("all" + time));
            all = (System.nanoTime() - begun) / 1e9;
        }
        long begun = System.nanoTime();
        SoundFile line = source("line", "sine=f=310,tremolo=f=4", 3.5);
        scenes.set(30, scene(clip, line));
        FilmSound changed = new FilmSound(scenes, music, SOUND.mix());
        measures.set(30, track.measure(changed, 30));
        double kept = track.gain(measures, Optional.of(gain));
        encode(changed, measures, kept, folder.resolve("all1"));
        double edit = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "sound of 60 scenes (300 s, speech, clip and music): %.2f s in all, %.2f s of it measuring; after a changed"
                        + " line %.2f s%n",
                all,
                measuring,
                edit);
        assertThat(kept).isEqualTo(gain);
        assertThat(edit).isLessThan(all);
        assertThat(folder.resolve("all1").toFile().list()).hasSize(SCENES + 2);
    }

    private void encode(FilmSound sound, List<Loudness> measures, double gain, Path target) {
        assertThat(track.encode(sound, measures.stream().map(Optional::of).toList(), gain, target))
                .hasSize(SCENES)
                .allMatch(piece -> piece.filter(Files::exists).isPresent());
    }

    private static SceneSound scene(SoundFile clip, SoundFile narration) {
        return new SceneSound(SCENE, clip, narration, 12_000, List.of(new Span(0, narration.samples())), Volumes.USUAL);
    }

    private SoundFile source(String name, String filter, double seconds) {
        Path made = Clips.make("bench-" + name + ".wav", List.of("-f", "lavfi", "-i", filter, "-t", "" + seconds));
        return sources.convert(made, folder.resolve(name + ".wav"));
    }
}
