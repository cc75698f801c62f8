package dev.sceneroute.media;

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
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Reads the picture track of an MP4 file so that it can be appended to others of its kind, on the film's clock whatever its
 * own is.
 */
final class PictureReader {

    private static final int ENTRY_FIELDS = 78;
    /** Boxes of a sample entry that say how to decode and to show; others, such as bit rates, are true of one clip only. */
    private static final List<String> KEPT = List.of("avcC", "hvcC", "pasp", "colr");

    private PictureReader() {}

    /**
     * Reads it.
     *
     * @param file a file of the film's form
     * @param frames how many of its first frames are wanted
     * @param profile the film's
     * @throws ClipRejectedException if it is damaged or cut off
     * @throws UncheckedIOException if it cannot be read
     */
    static PictureClip read(Path file, int frames, FilmProfile profile) {
        try (FileChannel channel = FileChannel.open(file)) {
            Mp4Box movie = new Mp4Box("moov", Mp4File.header(channel));
            long timescale = Mp4Track.timescale(movie.need("mvhd"));
            Mp4Track track = movie.children("trak").stream()
                    .map(box -> new Mp4Track(box, timescale))
                    .filter(candidate -> candidate.kind().equals("vide"))
                    .findFirst()
                    .orElseThrow(() -> Mp4Box.damaged("it has no picture"));
            return clip(file, track, VideoTrack.of(track, channel.size()), profile)
                    .first(frames);
        } catch (EOFException shrinking) {
            throw new ClipRejectedException(ClipFault.TRUNCATED, file + " was cut off while it was read", shrinking);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IndexOutOfBoundsException | BufferUnderflowException | ArithmeticException tooShort) {
            throw new ClipRejectedException(
                    ClipFault.UNDECODABLE, "The header of " + file + " is damaged: a box is too short", tooShort);
        }
    }

    private static PictureClip clip(Path file, Mp4Track track, VideoTrack facts, FilmProfile profile) {
        if (!facts.isShownWhole() || !facts.hasRate(profile.fps())) {
            throw new ClipRejectedException(
                    ClipFault.UNDECODABLE, file + " hides frames or shows them unevenly, and cannot be appended");
        }
        Mp4Box table = track.sampleTable();
        PictureForm form = new PictureForm(
                facts.signature(), facts.width(), facts.height(), profile.clock(), entry(table.need("stsd")));
        int frames = facts.frames();
        int[] durations = new int[frames];
        Arrays.fill(durations, FilmProfile.FRAME_TICKS);
        int[] shifts = shifts(FrameTimes.shown(table, frames), facts.times());
        return new PictureClip(form, Mp4Extents.samples(table, file), durations, shifts, keys(table, frames));
    }

    /** By how many frames each is shown later or earlier than it is decoded, on the film's clock: they are shown evenly. */
    private static int[] shifts(long[] shown, FrameTimes times) {
        int[] shifts = new int[shown.length];
        for (int frame = 0; frame < shown.length; frame++) {
            long place = (shown[frame] - times.firstShown()) / times.step();
            shifts[frame] = Math.toIntExact((place - frame) * FilmProfile.FRAME_TICKS);
        }
        return shifts;
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

    /** The same form, set up with more. */
    static PictureForm with(PictureForm form, AvcConfiguration configuration) {
        Mp4Box entry = Mp4Box.boxes(ByteBuffer.wrap(form.entry())).get(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(entry.content().slice(0, ENTRY_FIELDS)));
        for (Mp4Box box : Mp4Box.boxes(VideoTrack.details(entry).content())) {
            boolean replaced = box.type().equals("avcC");
            out.writeBytes(whole(box.type(), replaced ? configuration.bytes() : bytes(box.content())));
        }
        return new PictureForm(
                form.signature(),
                form.width(),
                form.height(),
                form.timescale(),
                whole(entry.type(), out.toByteArray()));
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
