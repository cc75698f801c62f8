package dev.sceneroute.speech.polly;

import dev.sceneroute.speech.http.SoundFormat;
import java.util.Locale;

/** The formats of Polly's that FFmpeg reads, at the best sample rate each has for neural voices. */
public enum PollyFormat {
    /** 24 kHz; its length is exact to the sample. */
    OGG_VORBIS(SoundFormat.OGG, 24_000),
    /** 24 kHz; begins with some hundredths of a second of silence that come from its coding. */
    MP3(SoundFormat.MP3, 24_000),
    /** 16 kHz, which is the most Polly has for it. */
    PCM(SoundFormat.PCM, 16_000);

    private final SoundFormat sound;
    private final int rate;

    PollyFormat(SoundFormat sound, int rate) {
        this.sound = sound;
        this.rate = rate;
    }

    /** As requests name it, such as {@code ogg_vorbis}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    SoundFormat sound() {
        return sound;
    }

    /** Samples a second. */
    int rate() {
        return rate;
    }
}
