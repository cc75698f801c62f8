package dev.sceneroute.media;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an H.264 decoder is set up with before the first frame: the content of an {@code avcC} box (ISO/IEC
 * 14496-15:2022, 5.3.3.1). Its parameter sets are numbered, and frames name the number they were coded with (ISO/IEC
 * 14496-10:2022, 7.4.1.2.1): so one box may hold the sets of several encoders, as long as no number means two things, and
 * pictures of all of them can share one track.
 *
 * @param profile profile_idc, such as 100 for High
 * @param compatibility the constraints it keeps, a bit each
 * @param level level_idc, ten times the level
 * @param lengthSize bytes of the length before each unit of a frame
 * @param sequences sequence parameter sets by their number
 * @param pictures picture parameter sets by their number
 */
record AvcConfiguration(
        int profile,
        int compatibility,
        int level,
        int lengthSize,
        Map<Integer, ByteBuffer> sequences,
        Map<Integer, ByteBuffer> pictures) {

    private static final int HIGH = 100;
    /** Baseline, Main and High: what one is made of, the next can show (Annex A.2). */
    private static final Set<Integer> NESTED = Set.of(66, 77, HIGH);

    private static final int FIXED_FIELDS = 6;

    /** Copies the sets. */
    AvcConfiguration {
        sequences = Map.copyOf(sequences);
        pictures = Map.copyOf(pictures);
    }

    /** Reads one; nothing if it is none. Many a player only looks at the first set and plays what stands behind a bad one. */
    static @Nullable AvcConfiguration of(ByteBuffer content) {
        try {
            return read(content);
        } catch (IndexOutOfBoundsException | BufferUnderflowException | ClipRejectedException damaged) {
            return null;
        }
    }

    private static AvcConfiguration read(ByteBuffer content) {
        ByteBuffer bytes = content.slice(FIXED_FIELDS, content.limit() - FIXED_FIELDS);
        // Before the number of a sequence parameter set stand its kind, profile, constraints and level.
        Map<Integer, ByteBuffer> sequences = sets(bytes, content.get(5) & 31, 32);
        Map<Integer, ByteBuffer> pictures = sets(bytes, bytes.get() & 255, 8);
        return new AvcConfiguration(
                content.get(1) & 255,
                content.get(2) & 255,
                content.get(3) & 255,
                (content.get(4) & 3) + 1,
                sequences,
                pictures);
    }

    private static Map<Integer, ByteBuffer> sets(ByteBuffer bytes, int count, int bitsBeforeTheNumber) {
        Map<Integer, ByteBuffer> sets = new TreeMap<>();
        for (int left = count; left > 0; left--) {
            byte[] set = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(set);
            BitReader bits = new BitReader(ByteBuffer.wrap(set));
            bits.skip(bitsBeforeTheNumber);
            sets.put(bits.unsigned(), ByteBuffer.wrap(set));
        }
        return sets;
    }

    /** Whether it is made so that pictures encoded here, whose sets have this number, can share a track with its own. */
    boolean leaves(int number) {
        return NESTED.contains(profile)
                && lengthSize == 4
                && !sequences.isEmpty()
                && !sequences.containsKey(number)
                && !pictures.containsKey(number);
    }

    /** One for the pictures of both; nothing if a number means two things, or their profiles have nothing in common. */
    Optional<AvcConfiguration> and(AvcConfiguration other) {
        if (equals(other)) {
            return Optional.of(this);
        }
        boolean alike = lengthSize == other.lengthSize && NESTED.contains(profile) && NESTED.contains(other.profile);
        if (!alike || !agree(sequences, other.sequences) || !agree(pictures, other.pictures)) {
            return Optional.empty();
        }
        return Optional.of(new AvcConfiguration(
                Math.max(profile, other.profile),
                compatibility & other.compatibility,
                Math.max(level, other.level),
                lengthSize,
                both(sequences, other.sequences),
                both(pictures, other.pictures)));
    }

    private static boolean agree(Map<Integer, ByteBuffer> ours, Map<Integer, ByteBuffer> theirs) {
        return ours.entrySet().stream().allMatch(set -> theirs.getOrDefault(set.getKey(), set.getValue())
                .equals(set.getValue()));
    }

    private static Map<Integer, ByteBuffer> both(Map<Integer, ByteBuffer> ours, Map<Integer, ByteBuffer> theirs) {
        Map<Integer, ByteBuffer> both = new TreeMap<>(ours);
        both.putAll(theirs);
        return both;
    }

    /** As the content of a box. Pictures of several profiles are all 4:2:0 and of 8 bits, or they would not be here. */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        out.write(profile);
        out.write(compatibility);
        out.write(level);
        out.write(0b1111_1100 | lengthSize - 1);
        out.write(0b1110_0000 | sequences.size());
        write(sequences, out);
        out.write(pictures.size());
        write(pictures, out);
        if (profile == HIGH) {
            out.writeBytes(new byte[] {(byte) 0b1111_1101, (byte) 0b1111_1000, (byte) 0b1111_1000, 0});
        }
        return out.toByteArray();
    }

    private static void write(Map<Integer, ByteBuffer> sets, ByteArrayOutputStream out) {
        new TreeMap<>(sets).values().forEach(set -> {
            byte[] bytes = new byte[set.limit()];
            set.get(0, bytes);
            out.write(bytes.length >> 8);
            out.write(bytes.length);
            out.writeBytes(bytes);
        });
    }
}
