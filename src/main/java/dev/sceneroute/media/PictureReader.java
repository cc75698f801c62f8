package dev.sceneroute.media;

import dev.sceneroute.media.mp4.FileSamples;
import dev.sceneroute.media.mp4.PictureClip;
import dev.sceneroute.media.mp4.PictureForm;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** Reads the picture track of an MP4 file so that it can be appended to others of its kind. */
final class PictureReader {

    private static final int ENTRY_FIELDS = 78;
    /** Boxes of a sample entry that say how to decode and to show; others, such as bit rates, are true of one clip only. */
    private static final List<String> KEPT = List.of("avcC", "hvcC", "pasp", "colr");

    private PictureReader() {}

    /**
     * Reads it.
     *
     * @param file a file that was conformed here
     * @throws ClipRejectedException if it is damaged or cut off
     * @throws UncheckedIOException if it cannot be read
     */
    static PictureClip read(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            Mp4Box movie = new Mp4Box("moov", Mp4File.header(channel));
            long timescale = Mp4Track.timescale(movie.need("mvhd"));
            Mp4Track track = movie.children("trak").stream()
                    .map(box -> new Mp4Track(box, timescale))
                    .filter(candidate -> candidate.kind().equals("vide"))
                    .findFirst()
                    .orElseThrow(() -> Mp4Box.damaged("it has no picture"));
            return clip(file, track, VideoTrack.of(track, channel.size()));
        } catch (EOFException shrinking) {
            throw new ClipRejectedException(ClipFault.TRUNCATED, file + " was cut off while it was read", shrinking);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IndexOutOfBoundsException | BufferUnderflowException | ArithmeticException tooShort) {
            throw new ClipRejectedException(
                    ClipFault.UNDECODABLE, "The header of " + file + " is damaged: a box is too short", tooShort);
        }
    }

    private static PictureClip clip(Path file, Mp4Track track, VideoTrack facts) {
        if (!facts.isShownWhole()) {
            throw new ClipRejectedException(
                    ClipFault.UNDECODABLE, file + " hides frames or shows them unevenly, and cannot be appended");
        }
        Mp4Box table = track.sampleTable();
        PictureForm form = new PictureForm(
                facts.signature(), facts.width(), facts.height(), facts.timescale(), entry(table.need("stsd")));
        int frames = facts.frames();
        FileSamples samples = Mp4Extents.samples(table, file);
        int[] durations = spread(Mp4Table.of(table.need("stts").body(), 2), frames);
        int[] shifts = table.child("ctts")
                .map(box -> spread(Mp4Table.of(box.body(), 2), frames))
                .orElseGet(() -> new int[frames]);
        return new PictureClip(form, samples, durations, shifts, keys(table, frames));
    }

    /** The first sample entry with those of its boxes that hold for a whole film. */
    private static byte[] entry(Mp4Box descriptions) {
        ByteBuffer body = descriptions.body();
        Mp4Box entry = Mp4Box.boxes(body.slice(4, body.limit() - 4)).get(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(entry.content().slice(0, ENTRY_FIELDS)));
        ByteBuffer details = entry.content().slice(ENTRY_FIELDS, entry.content().limit() - ENTRY_FIELDS);
        for (Mp4Box box : Mp4Box.boxes(details)) {
            if (KEPT.contains(box.type())) {
                out.writeBytes(whole(box.type(), bytes(box.content())));
            }
        }
        return whole(entry.type(), out.toByteArray());
    }

    private static byte[] whole(String type, byte[] content) {
        ByteBuffer box = ByteBuffer.allocate(8 + content.length).putInt(8 + content.length);
        for (int index = 0; index < 4; index++) {
            box.put((byte) type.charAt(index));
        }
        return box.put(content).array();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.limit()];
        buffer.get(0, bytes);
        return bytes;
    }

    /** A table of runs as one number for each frame. */
    private static int[] spread(Mp4Table runs, int frames) {
        int[] numbers = new int[frames];
        int frame = 0;
        for (int run = 0; run < runs.count(); run++) {
            for (long left = runs.unsigned(run, 0); left > 0 && frame < frames; left--) {
                numbers[frame++] = runs.signed(run, 1);
            }
        }
        return numbers;
    }

    static BitSet keys(Mp4Box table, int frames) {
        BitSet keys = new BitSet(frames);
        table.child("stss")
                .map(box -> Mp4Table.of(box.body(), 1))
                .ifPresentOrElse(listed -> mark(listed, keys, frames), () -> keys.set(0, frames));
        return keys;
    }

    private static void mark(Mp4Table listed, BitSet keys, int frames) {
        for (int row = 0; row < listed.count(); row++) {
            long frame = listed.unsigned(row, 0) - 1;
            if (frame >= 0 && frame < frames) {
                keys.set((int) frame);
            }
        }
    }
}
