package dev.sceneroute.media;

import dev.sceneroute.runtime.Sha256;
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
 * @param pixelShape width to height of one pixel, such as {@code 1:1}
 * @param colour the colour box as hexadecimal text, empty if there is none
 * @param upright whether it is shown without turning or mirroring
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
        boolean upright,
        boolean startsWithKeyframe,
        long timescale,
        FrameTimes times,
        Mp4Edits edits) {

    private static final List<String> PARAMETER_BOXES = List.of("avcC", "hvcC", "av1C", "vpcC", "esds");
    /** Kinds of colour box and two colour matrices (ISO/IEC 23091-2), as hexadecimal text. */
    private static final String NCLX = "6e636c78";

    private static final String NCLC = "6e636c63";
    private static final String BT709 = "0001";
    private static final String UNSPECIFIED = "0002";
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
     * What a decoder is set up with, and the clock: tracks with equal signatures can follow one another in one track.
     * Not the whole sample description, which also holds bit rates.
     */
    String signature() {
        return String.join(
                " ", codec, width + "x" + height, pixelShape, "@" + timescale, "colour:" + colour, parametersHash);
    }

    /** Whether its colours are those of a high-definition film, as far as the header says so or nothing is said. */
    boolean isBt709() {
        boolean said = colour.startsWith(NCLX) || colour.startsWith(NCLC);
        String matrix = said && colour.length() >= 20 ? colour.substring(16, 20) : UNSPECIFIED;
        return (avc == null || avc.isBt709()) && (matrix.equals(BT709) || matrix.equals(UNSPECIFIED));
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
        return new VideoTrack(
                entry.type(),
                parameters.map(box -> Sha256.of(box.content())).orElse(""),
                details.child("avcC")
                        .map(box -> AvcParameters.of(box.content()))
                        .orElse(null),
                descriptions.getInt(0),
                Short.toUnsignedInt(entry.content().getShort(24)),
                Short.toUnsignedInt(entry.content().getShort(26)),
                details.child("pasp").map(VideoTrack::pixelShape).orElse("1:1"),
                details.child("colr").map(VideoTrack::hexadecimal).orElse(""),
                track.isUpright(),
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
        return width == height ? "1:1" : width + ":" + height;
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
