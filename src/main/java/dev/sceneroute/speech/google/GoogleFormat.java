package dev.sceneroute.speech.google;

import dev.sceneroute.speech.http.SoundFormat;

/** The encodings of Google's that FFmpeg reads. */
public enum GoogleFormat {
    /** 16 bits in a WAV file: nothing is lost, and its length is exact. */
    LINEAR16(SoundFormat.WAV),
    /** 32 kbit/s. */
    MP3(SoundFormat.MP3),
    /** Opus in Ogg. */
    OGG_OPUS(SoundFormat.OGG);

    private final SoundFormat sound;

    GoogleFormat(SoundFormat sound) {
        this.sound = sound;
    }

    SoundFormat sound() {
        return sound;
    }
}
