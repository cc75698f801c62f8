package dev.sceneroute.media.sound;

import java.util.ArrayList;
import java.util.List;

/**
 * Which stretches of a film's sound are encoded apart from one another, so that each can be encoded as soon as its scenes
 * are there, and together are what one encoding of the whole film gives.
 *
 * <p>AAC codes 1 024 samples at a time, and packet <i>k</i> holds what is needed for the samples from 1024 (<i>k</i> − 1) to
 * 1024 (<i>k</i> + 1). So chunks begin and end on a grid of 1 024 samples that is the whole film's. The encoder is fed some
 * packets from before the chunk, which set its mind as if it had come that way and are thrown away; and it is fed what lies
 * behind the chunk as far as it looks ahead.
 *
 * <p>A chunk ends so early that all of that still lies within its own scenes. It needs its own scenes and the end of the one
 * before them, never the next one: a scene that changes makes its own chunk and the next one new, and no other.
 */
public final class AacChunks {

    /** Samples of a packet. */
    public static final int FRAME = 1_024;

    /** What the encoder keeps of the sound, in Hz; FFmpeg's own choice at 192 kbit/s. Nobody misses more in a film. */
    public static final int HIGHEST_TONE = 18_000;

    /** Packets that settle the encoder, and the one it begins with. */
    private static final int PRE_ROLL = 8 + 1;
    /** Packets the encoder looks ahead: the second half of the window, and one more to choose its shape. */
    private static final int LOOK_AHEAD = 2;
    /** Shorter scenes share a chunk: 2 seconds. */
    private static final int SHORTEST = 2 * Sound.RATE;

    private AacChunks() {}

    /**
     * A stretch that is encoded at once.
     *
     * @param firstScene the first of its scenes
     * @param endScene behind the last of them
     * @param firstPacket number of its first packet in the film
     * @param packets how many there are
     * @param from the first sample the encoder is fed
     * @param to behind the last sample it is fed
     */
    public record Chunk(int firstScene, int endScene, long firstPacket, int packets, long from, long to) {

        /** How many packets are thrown away before the chunk's own. */
        public int dropped() {
            return Math.toIntExact(firstPacket - from / FRAME);
        }
    }

    /**
     * The chunks of a film.
     *
     * @param lengths samples of its scenes
     */
    public static List<Chunk> of(List<Long> lengths) {
        long film = lengths.stream().mapToLong(Long::longValue).sum();
        List<Chunk> chunks = new ArrayList<>();
        long packet = 0;
        long start = 0;
        long end = 0;
        int firstScene = 0;
        for (int scene = 0; scene < lengths.size(); scene++) {
            end += lengths.get(scene);
            boolean last = scene + 1 == lengths.size();
            if (last || end - start >= SHORTEST) {
                long behind = last ? packets(film) : (end - Loudness.SLOT) / FRAME - LOOK_AHEAD + 1;
                long from = FRAME * Math.max(0, packet - PRE_ROLL);
                long to = Math.min(film, FRAME * (behind - 1 + LOOK_AHEAD));
                chunks.add(new Chunk(firstScene, scene + 1, packet, Math.toIntExact(behind - packet), from, to));
                packet = behind;
                firstScene = scene + 1;
                start = end;
            }
        }
        return chunks;
    }

    /** How many packets a sound of so many samples has, the encoder's lead-in counted. */
    static long packets(long samples) {
        return (samples + FRAME - 1) / FRAME + 1;
    }
}
