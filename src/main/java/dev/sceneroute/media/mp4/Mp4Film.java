package dev.sceneroute.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/**
 * A film that is put together of parts that are ready: clips one behind the other in one picture track, AAC packets one
 * behind the other in one sound track, subtitles and chapters. Picture and sound begin together at 0; the sound's lead-in
 * and the pictures' delay are taken away by edit lists. The same parts give the same bytes.
 *
 * <p>Memory goes with the number of samples, some 20 bytes each, and not with the bytes of the film; files of more than
 * 4 GB get 64-bit places.
 */
public final class Mp4Film {

    /** Samples of sound in a packet of AAC LC, and the lead-in of its encoder. */
    public static final int AAC_FRAME = 1_024;

    private final List<PictureClip> clips = new ArrayList<>();
    private final List<AdtsFile> sound = new ArrayList<>();
    private final List<SubtitleTrack> subtitles = new ArrayList<>();
    private List<Chapter> chapters = List.of();
    private String title = "";
    private long soundSamples;

    /**
     * Appends the picture of a clip.
     *
     * @throws IllegalArgumentException if it is coded otherwise than the first
     */
    public Mp4Film picture(PictureClip clip) {
        if (!clips.isEmpty()) {
            String first = clips.get(0).form().signature();
            if (!first.equals(clip.form().signature())) {
                throw new IllegalArgumentException(
                        "The picture of " + clip.samples().file() + " is "
                                + clip.form().signature() + " and cannot follow one that is " + first);
            }
        }
        clips.add(clip);
        return this;
    }

    /**
     * Gives the film its sound: packets as they came from one encoder, or as if they had.
     *
     * @param files their packets are taken in order; the first one is the encoder's lead-in
     * @param samples of each channel that are heard
     * @throws IllegalArgumentException if the packets differ, or hold more or less than so many samples
     */
    public Mp4Film sound(List<AdtsFile> files, long samples) {
        long packets = files.stream().mapToLong(file -> file.packets().count()).sum();
        if (packets != packets(samples)) {
            throw new IllegalArgumentException(
                    samples + " samples of sound are " + packets(samples) + " packets, not " + packets);
        }
        if (files.stream().map(AdtsFile::form).distinct().count() != 1) {
            throw new IllegalArgumentException("The film's sound is coded in more than one way");
        }
        sound.clear();
        sound.addAll(files);
        soundSamples = samples;
        return this;
    }

    /** How many AAC packets hold so many samples, the lead-in counted. */
    public static long packets(long samples) {
        return (samples + AAC_FRAME - 1) / AAC_FRAME + 1;
    }

    /** Adds subtitles that a viewer may turn on. */
    public Mp4Film subtitles(SubtitleTrack track) {
        subtitles.add(track);
        return this;
    }

    /**
     * Gives the film its chapters.
     *
     * @throws IllegalArgumentException if the first does not begin at 0, or one not behind the one before it
     */
    public Mp4Film chapters(List<Chapter> parts) {
        for (int index = 0; index < parts.size(); index++) {
            Duration start = parts.get(index).start();
            boolean right = index == 0
                    ? start.isZero()
                    : start.compareTo(parts.get(index - 1).start()) > 0;
            if (!right) {
                throw new IllegalArgumentException("Chapter " + (index + 1) + " cannot begin at " + start);
            }
        }
        chapters = List.copyOf(parts);
        return this;
    }

    /** Gives the film its title; empty means none. */
    public Mp4Film title(String text) {
        title = text;
        return this;
    }

    /**
     * Writes the film.
     *
     * @param target a file that is not there yet
     * @return its bytes
     * @throws IOException if a part cannot be read, has become shorter, or the film cannot be written
     */
    public long write(Path target) throws IOException {
        Movie movie = movie();
        byte[] head = movie.head();
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                MediaCopy copy = new MediaCopy(out)) {
            ByteBuffer bytes = ByteBuffer.wrap(head);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            for (int index = 0; index < movie.order().size(); index++) {
                copy.copy(movie.owners().get(index), movie.order().get(index));
            }
            copy.finish();
            return out.size();
        }
    }

    /** The film's header and the order of its media. */
    Movie movie() {
        if (clips.isEmpty()) {
            throw new IllegalStateException("A film needs a picture");
        }
        List<Track> tracks = new ArrayList<>();
        Track picture = picture();
        tracks.add(picture);
        if (!sound.isEmpty()) {
            tracks.add(sound(tracks.size() + 1));
        }
        Duration length = length(picture);
        for (int index = 0; index < subtitles.size(); index++) {
            Track track = subtitles(tracks.size() + 1, subtitles.get(index), length);
            if (index > 0) {
                // The first is the one a player shows when it is asked for subtitles.
                track.disable();
            }
            tracks.add(track);
        }
        if (!chapters.isEmpty()) {
            tracks.add(chapters(tracks.size() + 1, length));
            picture.setChapters(tracks.size());
        }
        return new Movie(tracks, Interleaving.of(tracks), new FilmNotes(title, chapters));
    }

    private Track picture() {
        PictureForm form = clips.get(0).form();
        Track track = new Track(Track.Kind.PICTURE, 1, form.timescale(), form.entry());
        track.setSize(form.width(), form.height());
        long firstShown = clips.stream().mapToLong(PictureClip::lead).max().orElseThrow();
        track.setMediaTime(firstShown);
        boolean allKeys =
                clips.stream().allMatch(clip -> clip.keys() == clip.samples().count());
        SampleTable samples = track.samples();
        for (PictureClip clip : clips) {
            int before = samples.count();
            samples.addFile(clip.samples());
            for (int frame = 0; frame < clip.samples().count(); frame++) {
                samples.durations().add(1, clip.duration(frame));
                samples.shifts().add(1, clip.shift(frame, firstShown));
                if (!allKeys && clip.isKey(frame)) {
                    samples.keys().add(before + frame + 1);
                }
            }
        }
        return track;
    }

    private Track sound(int id) {
        AacForm form = sound.get(0).form();
        Track track = new Track(Track.Kind.SOUND, id, form.rate(), AacEntry.of(form, sound, id));
        track.setMediaTime(AAC_FRAME);
        SampleTable samples = track.samples();
        for (AdtsFile file : sound) {
            samples.addFile(file.packets());
        }
        samples.durations().add(samples.count(), AAC_FRAME);
        samples.durations().shortenLast(Math.toIntExact((samples.count() - 1L) * AAC_FRAME - soundSamples));
        return track;
    }

    private Track subtitles(int id, SubtitleTrack given, Duration length) {
        PictureForm form = clips.get(0).form();
        byte[] entry = TextSamples.entry("tx3g", form.width(), form.height());
        Track track = new Track(Track.Kind.SUBTITLES, id, TextSamples.TIMESCALE, entry);
        track.setSize(form.width(), form.height());
        String code = threeLetters(given.language());
        if (code != null) {
            track.setLanguage(code, Locale.forLanguageTag(given.language()).toLanguageTag());
        }
        TextSamples.fill(track.samples(), given.cues(), length);
        return track;
    }

    /** The language as old players know it (ISO 639-2/T). */
    private static @Nullable String threeLetters(String tag) {
        try {
            String code = Locale.forLanguageTag(tag).getISO3Language();
            return code.matches("[a-z]{3}") ? code : null;
        } catch (MissingResourceException unknown) {
            return null;
        }
    }

    private Track chapters(int id, Duration length) {
        byte[] entry = TextSamples.entry("text", 0, 0);
        Track track = new Track(Track.Kind.CHAPTERS, id, TextSamples.TIMESCALE, entry);
        track.disable();
        TextSamples.fillWithChapters(track.samples(), chapters, length);
        return track;
    }

    private static Duration length(Track picture) {
        return Duration.ofNanos(Math.round(picture.samples().durations().sum() * 1e9 / picture.timescale()));
    }
}
