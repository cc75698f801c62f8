package dev.sceneroute.media.sound;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A scene's sound: the clip's own sound and the music, both standing back under speech, and the speech. Times are counted
 * from the scene's beginning.
 */
final class SceneMix implements Sound {

    /** A clip's sound begins and ends so softly that a cut in the middle of a wave does not click: 10 ms. */
    private static final int SOFT = 480;
    /** How long the music takes from one scene's volume to the next one's: half a second. */
    private static final int GLIDE = 24_000;

    private final SceneSound scene;
    private final Surroundings around;
    private final Ducking ducking;
    private final double toClip;
    private final double toNarration;
    private final @Nullable WavSound clip;
    private final @Nullable WavSound narration;

    private SceneMix(
            SceneSound scene,
            MixRules rules,
            Surroundings around,
            @Nullable WavSound clip,
            @Nullable WavSound narration) {
        this.scene = scene;
        this.around = around;
        this.clip = clip;
        this.narration = narration;
        this.toClip = scene.clip() == null
                ? 0
                : rules.toClip(scene.clip()) * scene.volumes().clip();
        this.toNarration = scene.narration() == null
                ? 0
                : rules.toNarration(scene.narration()) * scene.volumes().narration();
        this.ducking = new Ducking(
                around.speech(), rules.duck(), MixRules.samples(rules.attack()), MixRules.samples(rules.release()));
    }

    /** Opens the scene's files. The music of its surroundings is not closed with it. */
    static SceneMix open(SceneSound scene, MixRules rules, Surroundings around) throws IOException {
        WavSound clip = scene.clip() == null || scene.volumes().clip() == 0
                ? null
                : WavSound.open(scene.clip().file());
        try {
            WavSound narration = scene.narration() == null
                    ? null
                    : WavSound.open(scene.narration().file());
            return new SceneMix(scene, rules, around, clip, narration);
        } catch (IOException failed) {
            if (clip != null) {
                clip.close();
            }
            throw failed;
        }
    }

    @Override
    public long samples() {
        return scene.samples();
    }

    @Override
    public void addTo(float[] mix, long from, int count) throws IOException {
        long begin = Math.max(0, from);
        int length = (int) (Math.min(scene.samples(), from + count) - begin);
        if (length <= 0) {
            return;
        }
        float[] heard = background(begin, length);
        ducking.apply(heard, begin, length);
        addNarration(heard, begin, length);
        int place = 2 * (int) (begin - from);
        for (int index = 0; index < heard.length; index++) {
            mix[place + index] += heard[index];
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (clip != null) {
                clip.close();
            }
        } finally {
            if (narration != null) {
                narration.close();
            }
        }
    }

    private float[] background(long from, int count) throws IOException {
        float[] heard = clip == null ? new float[2 * count] : clip.read(from, count);
        if (clip != null) {
            long end = Math.min(scene.samples(), clip.samples());
            for (int index = 0; index < count; index++) {
                long edge = Math.min(from + index, end - 1 - from - index);
                float volume = (float) (toClip * Math.max(0, Math.min(1, edge / (double) SOFT)));
                heard[2 * index] *= volume;
                heard[2 * index + 1] *= volume;
            }
        }
        addMusic(heard, from, count);
        return heard;
    }

    private void addMusic(float[] heard, long from, int count) throws IOException {
        Sound music = around.music();
        if (music == null) {
            return;
        }
        float[] part = music.read(around.start() + from, count);
        double before = around.musicBefore();
        double now = scene.volumes().music();
        for (int index = 0; index < count; index++) {
            double glide = Math.min(1, (from + index) / (double) GLIDE);
            float volume = (float) (before + (now - before) * glide);
            heard[2 * index] += part[2 * index] * volume;
            heard[2 * index + 1] += part[2 * index + 1] * volume;
        }
    }

    private void addNarration(float[] heard, long from, int count) throws IOException {
        if (narration == null || toNarration == 0) {
            return;
        }
        float[] part = narration.read(from - scene.narrationAt(), count);
        for (int index = 0; index < part.length; index++) {
            heard[index] += (float) (part[index] * toNarration);
        }
    }
}
