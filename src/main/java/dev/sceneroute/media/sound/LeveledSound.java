package dev.sceneroute.media.sound;

import java.io.IOException;

/** A film's sound with its gain, and limited: as it is encoded. */
public final class LeveledSound implements Sound {

    private final Sound film;
    private final Limiter limiter;

    /** Puts a limiter behind a film's sound, which is closed with this. */
    public LeveledSound(Sound film, Limiter limiter) {
        this.film = film;
        this.limiter = limiter;
    }

    @Override
    public long samples() {
        return film.samples();
    }

    @Override
    public void addTo(float[] mix, long from, int count) throws IOException {
        float[] heard = film.read(from, count);
        limiter.apply(heard, from, count);
        for (int index = 0; index < heard.length; index++) {
            mix[index] += heard[index];
        }
    }

    @Override
    public void close() throws IOException {
        film.close();
    }
}
