package dev.sceneroute.media.mp4;

import dev.sceneroute.media.mp4.Track.Kind;
import dev.sceneroute.media.mp4.Track.Piece;
import dev.sceneroute.media.mp4.Track.Places;
import java.util.List;

/**
 * A film's header ({@code ftyp} and {@code moov}) and the order of its media. Nothing in it depends on the day or the
 * machine: times of making are 0.
 */
final class Movie {

    /** Ticks a second of the film's clock: the sound's, so that a sound's length can be said to the sample. */
    static final long TIMESCALE = 48_000;

    private static final long LARGEST_NARROW = 0xFFFF_FFFFL;
    private static final int[] UPRIGHT = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    private final List<Track> tracks;
    private final List<Piece> order;
    private final List<Track> owners;
    private final long mediaBytes;
    private final FilmNotes notes;

    Movie(List<Track> tracks, Interleaving media, FilmNotes notes) {
        this.tracks = tracks;
        this.order = media.pieces();
        this.owners = media.owners();
        this.mediaBytes = media.bytes();
        this.notes = notes;
    }

    List<Piece> order() {
        return order;
    }

    /** Whose piece each of the order is. */
    List<Track> owners() {
        return owners;
    }

    /** All bytes of the file. */
    long fileBytes() {
        return head().length + mediaBytes;
    }

    /** All bytes in front of the media. */
    byte[] head() {
        int narrow = head(new Places(0, false)).length;
        if (narrow + mediaBytes <= LARGEST_NARROW) {
            return head(new Places(narrow, false));
        }
        return head(new Places(head(new Places(0, true)).length, true));
    }

    private byte[] head(Places places) {
        BoxWriter out = new BoxWriter();
        out.box("ftyp", box -> box.ascii("isom").u32(0x200).ascii("isomiso2avc1mp41"));
        out.box("moov", moov -> {
            writeHeader(moov);
            tracks.forEach(track -> track.write(moov, places));
            notes.write(moov);
        });
        if (places.wide()) {
            out.u32(1).ascii("mdat").u64(mediaBytes + 16);
        } else {
            out.u32(mediaBytes + 8).ascii("mdat");
        }
        return out.toBytes();
    }

    private void writeHeader(BoxWriter moov) {
        long duration = tracks.stream()
                .filter(track -> track.kind() != Kind.CHAPTERS)
                .mapToLong(Track::shown)
                .max()
                .orElse(0);
        boolean wide = isWide(duration);
        moov.full("mvhd", wide ? 1 : 0, 0, box -> {
            times(box, wide);
            box.u32(TIMESCALE);
            number(box, duration, wide).u32(0x10000).u16(0x100).zeros(10);
            matrix(box).zeros(24).u32(tracks.size() + 1L);
        });
    }

    /** Whether a number needs 64 bits; some readers take the 32nd for a sign. */
    static boolean isWide(long number) {
        return number > Integer.MAX_VALUE;
    }

    /** Two times of making: none. */
    static void times(BoxWriter box, boolean wide) {
        box.zeros(wide ? 16 : 8);
    }

    static BoxWriter number(BoxWriter box, long number, boolean wide) {
        return wide ? box.u64(number) : box.u32(number);
    }

    /** Neither turned nor scaled. */
    static BoxWriter matrix(BoxWriter box) {
        for (int number : UPRIGHT) {
            box.u32(number);
        }
        return box;
    }
}
