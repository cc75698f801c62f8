package dev.sceneroute.speech.local;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Where FreeTTS plays to: memory, which is 32 kB a second, and a piece is short. Nothing is ever heard on this machine.
 */
final class FreettsSound implements AudioPlayer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);
    private float volume = 1;

    /** Writes what was played. */
    synchronized void write(Path sound) throws IOException {
        byte[] played = bytes.toByteArray();
        if (played.length == 0) {
            throw new IOException("It played nothing");
        }
        long frames = played.length / format.getFrameSize();
        try (AudioInputStream stream = new AudioInputStream(new ByteArrayInputStream(played), format, frames)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, sound.toFile());
        }
    }

    @Override
    public synchronized boolean write(byte[] data, int offset, int size) {
        bytes.write(data, offset, size);
        return true;
    }

    @Override
    public boolean write(byte[] data) {
        return write(data, 0, data.length);
    }

    @Override
    public synchronized void setAudioFormat(AudioFormat newFormat) {
        format = newFormat;
    }

    @Override
    public synchronized AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public synchronized void setVolume(float newVolume) {
        volume = newVolume;
    }

    @Override
    public synchronized float getVolume() {
        return volume;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public long getTime() {
        return 0;
    }

    // The rest is for loudspeakers.

    @Override
    public void begin(int size) {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
}
