package dev.sceneroute.media.sound;

import dev.sceneroute.runtime.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sound of a whole film as its scenes and its music make it, before the film's gain. Nothing is computed or opened until
 * it is asked for, and then only for the stretch that is asked for; a stretch needs the files of its own scenes alone.
 */
public final class FilmSound {

    private final List<SceneSound> scenes;
    private final @Nullable SoundFile music;
    private final MixRules rules;
    private final long[] starts;

    /**
     * Puts scenes side by side.
     *
     * @param scenes in the film's order, at least one; their lengths decide the film's
     * @param music runs on under all of them; none if missing
     * @param rules how the parts stand to one another
     */
    public FilmSound(List<SceneSound> scenes, @Nullable SoundFile music, MixRules rules) {
        if (scenes.isEmpty()) {
            throw new IllegalArgumentException("A film needs at least one scene");
        }
        this.scenes = List.copyOf(scenes);
        this.music = music;
        this.rules = rules;
        this.starts = new long[scenes.size() + 1];
        for (int scene = 0; scene < scenes.size(); scene++) {
            starts[scene + 1] = Math.addExact(starts[scene], scenes.get(scene).samples());
        }
    }

    /** Samples of the film's sound. */
    public long samples() {
        return starts[scenes.size()];
    }

    /** Samples of each scene. */
    public List<Long> lengths() {
        return scenes.stream().map(SceneSound::samples).toList();
    }

    /** A scene's first sample in the film. */
    public long start(int scene) {
        return starts[scene];
    }

    /** The scenes that are heard in a stretch. */
    public List<Integer> scenes(long from, long to) {
        List<Integer> heard = new ArrayList<>();
        for (int scene = 0; scene < scenes.size(); scene++) {
            if (starts[scene] < to && starts[scene + 1] > from) {
                heard.add(scene);
            }
        }
        return heard;
    }

    /** Measures a scene as it is mixed; kept with the scene, its sound need not be read again for the film's loudness. */
    public Loudness measure(int scene) throws IOException {
        try (Sound film = open()) {
            return LoudnessMeter.measure(film, starts[scene], scenes.get(scene).samples());
        }
    }

    /**
     * A hash of all that a scene's sound is made of: what is in its files, its volumes, where the music is, and what is said
     * at its neighbours' borders. As long as it is the same, so is the sound.
     */
    public String fingerprint(int index) {
        SceneSound scene = scenes.get(index);
        return Sha256.of(String.join(
                        "|",
                        "scene sound 1",
                        rules.toString(),
                        Long.toString(scene.samples()),
                        contents(scene.clip()),
                        contents(scene.narration()),
                        Long.toString(scene.narrationAt()),
                        scene.volumes().toString(),
                        speech(index).toString(),
                        musicKey(index))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Opens the film's sound; one scene's files are open at a time. */
    public Sound open() throws IOException {
        return new Opened(music == null ? null : bed(music));
    }

    private MusicBed bed(SoundFile source) throws IOException {
        return new MusicBed(WavSound.open(source.file()), rules.toMusic(source), samples(), rules);
    }

    private String musicKey(int index) {
        if (music == null) {
            return "";
        }
        long start = starts[index];
        long end = starts[index + 1];
        long quarter = samples() / 4;
        long fadeIn = Math.min(MixRules.samples(rules.fadeIn()), quarter);
        boolean goesOut = end > samples() - Math.min(MixRules.samples(rules.fadeOut()), quarter);
        boolean looped = music.samples() < samples();
        String ends = (goesOut ? "out at " + samples() : "") + (start < fadeIn ? " in by " + fadeIn : "");
        return contents(music) + " at " + start + " after " + musicBefore(index) + " " + ends
                + (looped ? " looped" : "");
    }

    private static String contents(@Nullable SoundFile source) {
        return source == null ? "" : source.contents() + "@" + source.loudness();
    }

    private double musicBefore(int index) {
        return scenes.get(Math.max(0, index - 1)).volumes().music();
    }

    /**
     * When clip and music stand back in a scene: under its own speech, and under its neighbours' as far as that is felt here.
     * Counted from the scene's beginning, and cut to what makes a difference in it.
     */
    private List<Span> speech(int index) {
        SceneSound scene = scenes.get(index);
        boolean alone =
                music == null && (scene.clip() == null || scene.volumes().clip() == 0);
        if (alone) {
            return List.of();
        }
        long attack = MixRules.samples(rules.attack());
        long release = MixRules.samples(rules.release());
        List<Span> near = new ArrayList<>();
        for (int other = Math.max(0, index - 1); other <= Math.min(index + 1, scenes.size() - 1); other++) {
            for (Span span : scenes.get(other).spoken()) {
                near.add(cut(span, scenes.get(other).samples()).later(starts[other] - starts[index]));
            }
        }
        return Ducking.joined(near, attack + release).stream()
                .filter(span -> span.to() + release > 0 && span.from() - attack < scene.samples())
                .map(span -> within(span, scene.samples()))
                .toList();
    }

    private static Span within(Span span, long length) {
        return new Span(
                Math.max(span.from(), Math.min(0, span.to())), Math.min(span.to(), Math.max(length, span.from())));
    }

    /** Speech ends with its scene. */
    private static Span cut(Span span, long end) {
        return new Span(Math.min(span.from(), end), Math.min(span.to(), end));
    }

    /** The film's sound while it is read. */
    private final class Opened implements Sound {
        private final @Nullable MusicBed bed;
        private @Nullable SceneMix mix;
        private int open = -1;

        Opened(@Nullable MusicBed bed) {
            this.bed = bed;
        }

        @Override
        public long samples() {
            return FilmSound.this.samples();
        }

        @Override
        public void addTo(float[] into, long from, int count) throws IOException {
            long end = Math.min(samples(), from + count);
            long sample = Math.max(0, from);
            while (sample < end) {
                int scene = sceneAt(sample);
                int part = (int) (Math.min(end, starts[scene + 1]) - sample);
                float[] heard = mix(scene).read(sample - starts[scene], part);
                int place = 2 * (int) (sample - from);
                for (int index = 0; index < heard.length; index++) {
                    into[place + index] += heard[index];
                }
                sample += part;
            }
        }

        @Override
        public void close() throws IOException {
            try {
                if (mix != null) {
                    mix.close();
                    mix = null;
                }
            } finally {
                if (bed != null) {
                    bed.close();
                }
            }
        }

        private SceneMix mix(int scene) throws IOException {
            if (mix == null || open != scene) {
                if (mix != null) {
                    mix.close();
                }
                mix = SceneMix.open(
                        scenes.get(scene),
                        rules,
                        new Surroundings(starts[scene], speech(scene), bed, musicBefore(scene)));
                open = scene;
            }
            return mix;
        }

        private int sceneAt(long sample) {
            int found = Arrays.binarySearch(starts, sample);
            return found >= 0 ? found : -found - 2;
        }
    }
}
