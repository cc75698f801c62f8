package dev.sceneroute.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;

/**
 * The sound of an MP4 file, as its header describes it.
 *
 * @param codec four characters, such as {@code mp4a}
 * @param channels number of channels
 * @param sampleRate samples a second; 0 if the header does not say it in the old field
 * @param timescale ticks a second; for sound usually the sample rate
 * @param ticks how long all that is stored lasts
 * @param edits what of it is heard
 */
record AudioTrack(String codec, int channels, int sampleRate, long timescale, long ticks, Mp4Edits edits) {

    /** AAC and MP3, AC-3, Opus, FLAC, Apple Lossless and PCM: what providers deliver and every FFmpeg decodes. */
    private static final Set<String> CODECS = Set.of(
            "mp4a", ".mp3", "ac-3", "ec-3", "Opus", "fLaC", "alac", "sowt", "twos", "lpcm", "ipcm", "fpcm", "in24",
            "in32", "fl32", "fl64", "raw ", "ulaw", "alaw");

    /** Whether it is of a kind that is decoded; if not, the clip counts as one without sound. */
    boolean isTaken() {
        return CODECS.contains(codec);
    }

    /** How long it is heard. */
    Duration duration() {
        return Mp4Track.duration(heardTicks(), timescale);
    }

    /** How much is heard, in ticks: what is stored behind the encoder's lead-in. */
    long heardTicks() {
        return Math.max(0, ticks - Math.max(0, edits.mediaTime()));
    }

    static AudioTrack of(Mp4Track track, long fileSize) {
        Mp4Box table = track.sampleTable();
        ByteBuffer descriptions = table.need("stsd").body();
        Mp4Box entry = Mp4Box.boxes(descriptions.slice(4, descriptions.limit() - 4)).stream()
                .findFirst()
                .orElseThrow(() -> Mp4Box.damaged("it does not say how its sound is coded"));
        return new AudioTrack(
                entry.type(),
                Short.toUnsignedInt(entry.content().getShort(16)),
                Short.toUnsignedInt(entry.content().getShort(24)),
                track.timescale(),
                FrameTimes.ticks(table, Mp4Extents.check(table, fileSize)),
                track.edits());
    }
}
