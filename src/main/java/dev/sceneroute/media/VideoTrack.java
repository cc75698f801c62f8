package dev.sceneroute.media;

import dev.sceneroute.runtime.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The picture of an MP4 file, as its header describes it.
 *
 * @param codec the four characters of its coding
 * @param parametersHash SHA-256 of what its decoder is set up with, hexadecimal
 * @param avc the H.264 parameters, if it is H.264
 * @param descriptions how many sample descriptions there are; more than one means the picture changes on the way
 * @param width pixels
 * @param height pixels
 * @param pixelShape width to height of one pixel, such as {@code 1:1}: by its own box, else by the size in which the
 *     track is to be shown, else by the coding itself, in FFmpeg's order
 * @param colour the colour box as hexadecimal text, empty if there is none
 * @param turn how it is turned or mirrored when it is shown
 * @param startsWithKeyframe whether the first frame stands alone
 * @param timescale ticks a second
 * @param times when its frames are decoded and shown, in ticks
 * @param edits what of it is shown
 */
record VideoTrack(
        String codec,
        String parametersHash,
        @Nullable AvcParameters avc,
        int descriptions,
        int width,
        int height,
        String pixelShape,
        String colour,
        Turn turn,
        boolean startsWithKeyframe,
        long timescale,
        FrameTimes times,
        Mp4Edits edits) {

    private static final List<String> PARAMETER_BOXES = List.of("avcC", "hvcC", "av1C", "vpcC", "esds");
    /** Kinds of colour box that hold numbers, as hexadecimal text. */
    private static final List<String> NUMBERED_COLOURS = List.of("6e636c78", "6e636c63");

    /** Colour matrices and transfer characteristics of ISO/IEC 23091-2. */
    private static final int BT709 = 1;

    private static final int UNSPECIFIED = 2;
    private static final int PQ = 16;
    private static final int ENTRY_FIELDS = 78;

    /** Number of frames. */
    int frames() {
        return times.count();
    }

    /** How long its frames last. */
    Duration duration() {
        return Mp4Track.duration(times.ticks(), timescale);
    }

    /** Whether every frame lasts exactly one so-manieth of a second. */
    boolean hasRate(int fps) {
        return times.step() > 0 && times.step() * fps == timescale;
    }

    /** Whether all its frames are shown, evenly, from the first moment on. */
    boolean isShownWhole() {
        return times.evenlyShown() && edits.showAll(times, timescale);
    }

    /**
     * What a decoder is set up with: tracks with equal signatures can follow one another in one track. Not the whole sample
     * description, which also holds bit rates; nor the clock, since a film has its own.
     */
    String signature() {
        return String.join(" ", codec, width + "x" + height, pixelShape, "colour:" + colour, parametersHash);
    }

    /** Whether its colours are those of a high-definition film, as far as the header says so or nothing is said. */
    boolean isBt709() {
        int boxed = boxedColour(16);
        return (avc == null || avc.isBt709()) && !isPq() && (boxed == BT709 || boxed == UNSPECIFIED);
    }

    /** How its colours are coded, by its colour box, else by the coding itself: a matrix of ISO/IEC 23091-2. */
    int matrix() {
        int boxed = boxedColour(16);
        return boxed == UNSPECIFIED && avc != null ? avc.matrix() : boxed;
    }

    /** Whether its brightness is coded for screens that are brighter than others (SMPTE ST 2084). */
    boolean isPq() {
        int boxed = boxedColour(12);
        return (boxed == UNSPECIFIED && avc != null ? avc.transfer() : boxed) == PQ;
    }

    /** Whether its frames may be two half pictures, one woven into the other. */
    boolean mayBeInterlaced() {
        return avc == null || !avc.progressive();
    }

    private int boxedColour(int place) {
        boolean numbered = NUMBERED_COLOURS.stream().anyMatch(colour::startsWith) && colour.length() >= 20;
        return numbered ? HexFormat.fromHexDigits(colour, place, place + 4) : UNSPECIFIED;
    }

    static VideoTrack of(Mp4Track track, long fileSize) {
        Mp4Box table = track.sampleTable();
        ByteBuffer descriptions = table.need("stsd").body();
        Mp4Box entry = Mp4Box.boxes(descriptions.slice(4, descriptions.limit() - 4)).stream()
                .findFirst()
                .orElseThrow(() -> Mp4Box.damaged("it does not say how its picture is coded"));
        Mp4Box details = details(entry);
        Optional<Mp4Box> parameters = PARAMETER_BOXES.stream()
                .flatMap(type -> details.child(type).stream())
                .findFirst();
        int width = Short.toUnsignedInt(entry.content().getShort(24));
        int height = Short.toUnsignedInt(entry.content().getShort(26));
        AvcParameters avc = details.child("avcC")
                .filter(box -> !entry.type().equals("avc3") || AvcParameters.areIn(box.content()))
                .map(box -> AvcParameters.of(box.content()))
                .orElse(null);
        return new VideoTrack(
                entry.type(),
                parameters.map(box -> Sha256.of(box.content())).orElse(""),
                avc,
                descriptions.getInt(0),
                width,
                height,
                details.child("pasp")
                        .map(VideoTrack::pixelShape)
                        .or(() -> track.shownShape(width, height))
                        .orElse(avc == null ? "1:1" : avc.pixelShape()),
                details.child("colr").map(VideoTrack::hexadecimal).orElse(""),
                track.turn(),
                startsWithKeyframe(table),
                track.timescale(),
                FrameTimes.of(table, Mp4Extents.check(table, fileSize)),
                track.edits());
    }

    /** The boxes behind the fields of a picture's sample description. */
    static Mp4Box details(Mp4Box entry) {
        return new Mp4Box(
                entry.type(),
                entry.content().slice(ENTRY_FIELDS, entry.content().limit() - ENTRY_FIELDS));
    }

    private static String pixelShape(Mp4Box shape) {
        long width = Integer.toUnsignedLong(shape.content().getInt(0));
        long height = Integer.toUnsignedLong(shape.content().getInt(4));
        return shape(width, height);
    }

    /** A shape as text, in the smallest numbers; {@code 1:1} too where there is none. */
    static String shape(long width, long height) {
        if (width == 0 || height == 0) {
            return "1:1";
        }
        long common = BigInteger.valueOf(width).gcd(BigInteger.valueOf(height)).longValue();
        return width / common + ":" + height / common;
    }

    private static String hexadecimal(Mp4Box box) {
        byte[] bytes = new byte[Math.min(box.content().limit(), 32)];
        box.content().get(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean startsWithKeyframe(Mp4Box table) {
        return table.child("stss")
                .map(box -> Mp4Table.of(box.body(), 1))
                .map(keyframes -> keyframes.count() > 0 && keyframes.unsigned(0, 0) == 1)
                .orElse(true);
    }
}
