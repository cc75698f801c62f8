package dev.sceneroute.media.sound;

import java.io.IOException;

/**
 * Music under a whole film: it comes in slowly and goes out slowly, and where it is shorter than the film its end is faded
 * into its beginning as often as needed, both at equal power, so that the joint is no hole and no bump.
 */
final class MusicBed implements Sound {

    private final Sound music;
    private final double factor;
    private final long film;
    private final long fade;
    private final long period;
    private final long fadeIn;
    private final long fadeOut;

    /**
     * Lays music under a film.
     *
     * @param music read in stretches; closed with the bed
     * @param factor what it is multiplied by
     * @param film samples of the film
     */
    MusicBed(Sound music, double factor, long film, MixRules rules) {
        this.music = music;
        this.factor = factor;
        this.film = film;
        boolean looped = music.samples() < film;
        this.fade = looped ? Math.min(MixRules.samples(rules.loopFade()), music.samples() / 4) : 0;
        this.period = music.samples() - fade;
        this.fadeIn = Math.min(MixRules.samples(rules.fadeIn()), film / 4);
        this.fadeOut = Math.min(MixRules.samples(rules.fadeOut()), film / 4);
    }

    @Override
    public long samples() {
        return film;
    }

    @Override
    public void addTo(float[] mix, long from, int count) throws IOException {
        long begin = Math.max(0, from);
        int length = (int) (Math.min(film, from + count) - begin);
        if (length <= 0 || period <= 0) {
            return;
        }
        float[] heard = looped(begin, length);
        int place = 2 * (int) (begin - from);
        for (int index = 0; index < length; index++) {
            float volume = (float) (factor * edge(begin + index));
            mix[place + 2 * index] += heard[2 * index] * volume;
            mix[place + 2 * index + 1] += heard[2 * index + 1] * volume;
        }
    }

    @Override
    public void close() throws IOException {
        music.close();
    }

    private float[] looped(long from, int count) throws IOException {
        float[] heard = new float[2 * count];
        for (long round = from / period; round * period < from + count; round++) {
            long start = round * period;
            long begin = Math.max(from, start);
            int length = (int) (Math.min(from + count, start + music.samples()) - begin);
            float[] part = music.read(begin - start, length);
            int place = 2 * (int) (begin - from);
            for (int index = 0; index < length; index++) {
                float volume = volume(begin - start + index, round);
                heard[place + 2 * index] += part[2 * index] * volume;
                heard[place + 2 * index + 1] += part[2 * index + 1] * volume;
            }
            if (round == from / period && round > 0) {
                addTail(heard, from, count, round - 1);
            }
        }
        return heard;
    }

    /** The end of the round before the first one, where it is still heard. */
    private void addTail(float[] heard, long from, int count, long round) throws IOException {
        long start = round * period;
        int length = (int) Math.min(count, start + music.samples() - from);
        if (length <= 0) {
            return;
        }
        float[] part = music.read(from - start, length);
        for (int index = 0; index < length; index++) {
            float volume = volume(from - start + index, round);
            heard[2 * index] += part[2 * index] * volume;
            heard[2 * index + 1] += part[2 * index + 1] * volume;
        }
    }

    private float volume(long place, long round) {
        if (round > 0 && place < fade) {
            return (float) Math.sin(Math.PI / 2 * place / fade);
        }
        if (place >= period) {
            return (float) Math.cos(Math.PI / 2 * (place - period) / fade);
        }
        return 1;
    }

    private double edge(long sample) {
        double in = fadeIn > 0 ? Math.min(1, sample / (double) fadeIn) : 1;
        double out = fadeOut > 0 ? Math.min(1, (film - sample) / (double) fadeOut) : 1;
        return in * out;
    }
}
