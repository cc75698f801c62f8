package dev.sceneroute.media.mp4;

import dev.sceneroute.media.mp4.Track.Piece;
import dev.sceneroute.media.mp4.Track.Places;
import java.util.List;

/** The tables of a track ({@code stbl}). The places of its pieces are filled in once the header's size is known. */
final class TrackTables {

    private final SampleTable samples;
    private final List<Piece> pieces;
    private final byte[] sampleEntry;

    TrackTables(SampleTable samples, List<Piece> pieces, byte[] sampleEntry) {
        this.samples = samples;
        this.pieces = pieces;
        this.sampleEntry = sampleEntry;
    }

    void write(BoxWriter stbl, Places places) {
        stbl.full("stsd", 0, 0, box -> box.u32(1).bytes(sampleEntry));
        stbl.full("stts", 0, 0, box -> writeRuns(box, samples.durations()));
        if (!samples.shifts().areAll(0)) {
            stbl.full("ctts", 0, 0, box -> writeRuns(box, samples.shifts()));
        }
        if (samples.keys().count() > 0) {
            stbl.full("stss", 0, 0, this::writeKeys);
        }
        stbl.full("stsc", 0, 0, this::writePieceLengths);
        stbl.full("stsz", 0, 0, this::writeSizes);
        stbl.full(places.wide() ? "co64" : "stco", 0, 0, box -> writePlaces(box, places));
    }

    private static void writeRuns(BoxWriter box, Runs runs) {
        box.u32(runs.count());
        for (int run = 0; run < runs.count(); run++) {
            box.u32(runs.length(run)).u32(runs.value(run));
        }
    }

    private void writeKeys(BoxWriter box) {
        IntRow keys = samples.keys();
        box.u32(keys.count());
        for (int index = 0; index < keys.count(); index++) {
            box.u32(keys.get(index));
        }
    }

    private void writePieceLengths(BoxWriter box) {
        Runs lengths = new Runs();
        pieces.forEach(piece -> lengths.add(1, piece.count()));
        box.u32(lengths.count());
        int piece = 1;
        for (int run = 0; run < lengths.count(); run++) {
            box.u32(piece).u32(lengths.value(run)).u32(1);
            piece += lengths.length(run);
        }
    }

    private void writeSizes(BoxWriter box) {
        box.u32(0).u32(samples.count());
        for (int sample = 0; sample < samples.count(); sample++) {
            box.u32(samples.size(sample));
        }
    }

    private void writePlaces(BoxWriter box, Places places) {
        box.u32(pieces.size());
        for (Piece piece : pieces) {
            Movie.number(box, places.media() + piece.place(), places.wide());
        }
    }
}
