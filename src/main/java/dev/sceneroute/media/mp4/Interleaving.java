package dev.sceneroute.media.mp4;

import dev.sceneroute.media.mp4.Track.Kind;
import dev.sceneroute.media.mp4.Track.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order the media of a film lie in the file: all texts first, because they are small; then a second of pictures
 * and a second of sound in turn, so that a film plays while it loads.
 */
final class Interleaving {

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Track> owners = new ArrayList<>();
    private long bytes;

    private Interleaving() {}

    /** Orders the samples of these tracks, and tells each of them where its pieces come to lie. */
    static Interleaving of(List<Track> tracks) {
        Interleaving media = new Interleaving();
        List<Cursor> inTurn = new ArrayList<>();
        for (Track track : tracks) {
            if (track.kind() == Kind.PICTURE || track.kind() == Kind.SOUND) {
                inTurn.add(new Cursor(track));
            } else {
                media.add(track, 0, track.samples().count());
            }
        }
        for (long second = 1; inTurn.stream().anyMatch(Cursor::hasMore); second++) {
            for (Cursor cursor : inTurn) {
                int from = cursor.sample;
                media.add(cursor.track, from, cursor.advance(second * cursor.track.timescale()));
            }
        }
        return media;
    }

    private void add(Track track, int from, int to) {
        if (to > from) {
            Piece piece = new Piece(from, to - from, bytes, track.samples().bytes(from, to));
            pieces.add(piece);
            owners.add(track);
            track.pieces().add(piece);
            bytes = Math.addExact(bytes, piece.bytes());
        }
    }

    List<Piece> pieces() {
        return pieces;
    }

    List<Track> owners() {
        return owners;
    }

    long bytes() {
        return bytes;
    }

    /** A place in a track that moves on in time. */
    private static final class Cursor {
        private final Track track;
        private int sample;
        private long time;
        private int run;
        private int inRun;

        Cursor(Track track) {
            this.track = track;
        }

        boolean hasMore() {
            return sample < track.samples().count();
        }

        /** Moves on to the first sample that is decoded at this time or later, and gives its number. */
        int advance(long until) {
            Runs durations = track.samples().durations();
            while (hasMore() && time < until) {
                int value = durations.value(run);
                long wanted = value == 0 ? Long.MAX_VALUE : (until - time + value - 1) / value;
                int steps = (int) Math.min(wanted, durations.length(run) - inRun);
                sample += steps;
                time += (long) steps * value;
                inRun += steps;
                if (inRun == durations.length(run)) {
                    run++;
                    inRun = 0;
                }
            }
            return sample;
        }
    }
}
