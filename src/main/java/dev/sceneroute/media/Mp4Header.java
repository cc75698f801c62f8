package dev.sceneroute.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an MP4 file says of itself, read without FFmpeg: a bare FFmpeg has no ffprobe, and reading it here costs a
 * thousandth of starting a process. Only the header is read; not one number in it is believed before it was checked
 * against the bytes that are there.
 *
 * @param fileSize bytes of the file
 * @param fragmented whether the frames are described along the way and not in the header
 * @param video the first picture track
 * @param audio the first sound track, if there is one
 */
public record Mp4Header(
        long fileSize,
        boolean fragmented,
        VideoTrack video,
        @Nullable AudioTrack audio) {

    /**
     * Reads it.
     *
     * @throws ClipRejectedException if it is no MP4 file, has no picture, is cut off, or contradicts itself
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Mp4Header read(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return parse(new Mp4Box("moov", Mp4File.header(channel)), channel.size());
        } catch (EOFException shrinking) {
            throw new ClipRejectedException(ClipFault.TRUNCATED, "The clip was cut off while it was read", shrinking);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IndexOutOfBoundsException | BufferUnderflowException | ArithmeticException tooShort) {
            throw new ClipRejectedException(
                    ClipFault.UNDECODABLE,
                    "The clip's header is damaged: a box is too short or a number too large",
                    tooShort);
        }
    }

    /** Width of a frame in pixels. */
    public int width() {
        return video.width();
    }

    /** Height of a frame in pixels. */
    public int height() {
        return video.height();
    }

    /** Number of frames. */
    public int frames() {
        return video.frames();
    }

    /** Whether every frame lasts exactly one so-manieth of a second. */
    public boolean hasRate(int fps) {
        return video.hasRate(fps);
    }

    /** How long its frames last. */
    public Duration duration() {
        return video.duration();
    }

    /** How long its picture is shown: shorter than {@link #duration()} if an edit list hides frames. */
    public Duration shownDuration() {
        return video.edits().shown(video.duration());
    }

    /** How long its sound is heard; nothing if it has none. */
    public Optional<Duration> soundDuration() {
        return Optional.ofNullable(audio).map(AudioTrack::duration);
    }

    private static Mp4Header parse(Mp4Box movie, long fileSize) {
        long timescale = Mp4Track.timescale(movie.need("mvhd"));
        List<Mp4Track> tracks = movie.children("trak").stream()
                .map(box -> new Mp4Track(box, timescale))
                .toList();
        VideoTrack video = first(tracks, "vide")
                .map(track -> VideoTrack.of(track, fileSize))
                .orElseThrow(() -> new ClipRejectedException(ClipFault.NO_VIDEO, "The clip has no picture"));
        AudioTrack audio = first(tracks, "soun")
                .map(track -> AudioTrack.of(track, fileSize))
                .orElse(null);
        boolean fragmented = movie.child("mvex").isPresent();
        if (video.frames() == 0 && !fragmented) {
            throw new ClipRejectedException(ClipFault.NO_VIDEO, "The clip has a picture track without a frame");
        }
        return new Mp4Header(fileSize, fragmented, video, audio);
    }

    private static Optional<Mp4Track> first(List<Mp4Track> tracks, String kind) {
        return tracks.stream().filter(track -> track.kind().equals(kind)).findFirst();
    }
}
