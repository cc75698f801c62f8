package dev.sceneroute.media.mp4;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One track: what it is, its samples, and its {@code trak} box once it is known where they come to lie. */
final class Track {

    /** What tracks there are: their handlers, and the boxes that go with them. */
    enum Kind {
        PICTURE("vide", "Pictures", 0),
        SOUND("soun", "Sound", 1),
        SUBTITLES("sbtl", "Subtitles", 2),
        CHAPTERS("text", "Chapters", 0);

        private final String handler;
        private final String name;
        /** Of the tracks of a group a player shows one. */
        private final int group;

        Kind(String handler, String name, int group) {
            this.handler = handler;
            this.name = name;
            this.group = group;
        }
    }

    private static final int NO_LANGUAGE = language("und");

    private final Kind kind;
    private final int id;
    private final long timescale;
    private final byte[] sampleEntry;
    private final SampleTable samples = new SampleTable();
    private final List<Piece> pieces = new ArrayList<>();
    private int width;
    private int height;
    private int language = NO_LANGUAGE;
    private @Nullable String languageTag;
    private boolean enabled = true;
    private long mediaTime;
    private int chapters;

    Track(Kind kind, int id, long timescale, byte[] sampleEntry) {
        this.kind = kind;
        this.id = id;
        this.timescale = timescale;
        this.sampleEntry = sampleEntry;
    }

    Kind kind() {
        return kind;
    }

    int id() {
        return id;
    }

    long timescale() {
        return timescale;
    }

    SampleTable samples() {
        return samples;
    }

    List<Piece> pieces() {
        return pieces;
    }

    void setSize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
    }

    /** Says what language it is in: an ISO 639-2/T code, and the full tag for players that know it. */
    void setLanguage(String code, String tag) {
        language = language(code);
        languageTag = tag;
    }

    void disable() {
        enabled = false;
    }

    /** Where in the track the film begins: behind an encoder's lead-in, or at the earliest frame shown. */
    void setMediaTime(long ticks) {
        mediaTime = ticks;
    }

    long mediaTime() {
        return mediaTime;
    }

    /** Names the track that holds its chapters. */
    void setChapters(int track) {
        chapters = track;
    }

    /**
     * How long it is shown, in ticks of the film's clock, the last one begun counted whole. A sound's lead-in is stored and
     * not heard; a picture's frames are all shown, only later than decoded.
     */
    long shown() {
        long ticks = samples.durations().sum() - (kind == Kind.SOUND ? mediaTime : 0);
        return -Math.floorDiv(-Math.multiplyExact(ticks, Movie.TIMESCALE), timescale);
    }

    void write(BoxWriter out, Places places) {
        out.box("trak", trak -> {
            writeHeader(trak);
            trak.box("edts", this::writeEdits);
            if (chapters > 0) {
                trak.box("tref", tref -> tref.box("chap", chap -> chap.u32(chapters)));
            }
            trak.box("mdia", mdia -> writeMedia(mdia, places));
        });
    }

    private void writeHeader(BoxWriter trak) {
        int flags = enabled ? 3 : 2;
        boolean wide = Movie.isWide(shown());
        trak.full("tkhd", wide ? 1 : 0, flags, box -> {
            Movie.times(box, wide);
            box.u32(id).u32(0);
            Movie.number(box, shown(), wide).zeros(8);
            box.u16(0).u16(kind.group).u16(kind == Kind.SOUND ? 0x100 : 0).u16(0);
            Movie.matrix(box).u32((long) width << 16).u32((long) height << 16);
        });
    }

    private void writeEdits(BoxWriter edts) {
        boolean wide = Movie.isWide(shown()) || Movie.isWide(mediaTime);
        edts.full("elst", wide ? 1 : 0, 0, box -> {
            box.u32(1);
            Movie.number(box, shown(), wide);
            Movie.number(box, mediaTime, wide).u32(0x10000);
        });
    }

    private void writeMedia(BoxWriter mdia, Places places) {
        long duration = samples.durations().sum();
        boolean wide = Movie.isWide(duration);
        mdia.full("mdhd", wide ? 1 : 0, 0, box -> {
            Movie.times(box, wide);
            box.u32(timescale);
            Movie.number(box, duration, wide).u16(language).u16(0);
        });
        mdia.full(
                "hdlr",
                0,
                0,
                box -> box.u32(0).ascii(kind.handler).zeros(12).ascii(kind.name).u8(0));
        if (languageTag != null) {
            String tag = languageTag;
            mdia.full("elng", 0, 0, box -> box.ascii(tag).u8(0));
        }
        mdia.box("minf", minf -> {
            writeMediaHeader(minf);
            minf.box("dinf", dinf -> dinf.full("dref", 0, 0, dref -> dref.u32(1).full("url ", 0, 1, here -> {})));
            minf.box("stbl", stbl -> new TrackTables(samples, pieces, sampleEntry).write(stbl, places));
        });
    }

    private void writeMediaHeader(BoxWriter minf) {
        switch (kind) {
            case PICTURE -> minf.full("vmhd", 0, 1, box -> box.zeros(8));
            case SOUND -> minf.full("smhd", 0, 0, box -> box.zeros(4));
            case SUBTITLES -> minf.full("nmhd", 0, 0, box -> {});
            case CHAPTERS -> minf.box("gmhd", TextSamples::writeQuickTimeHeader);
        }
    }

    /** Three letters in five bits each (ISO/IEC 14496-12:2022, 8.4.2). */
    private static int language(String code) {
        int packed = 0;
        for (int index = 0; index < 3; index++) {
            packed = packed << 5 | code.charAt(index) - 0x60;
        }
        return packed;
    }

    /**
     * Samples that lie one behind the other in the film.
     *
     * @param first the first of them, from 0 on
     * @param count how many
     * @param place of their first byte behind the beginning of the film's media
     * @param bytes of all of them
     */
    record Piece(int first, int count, long place, long bytes) {}

    /**
     * How places in the file are written.
     *
     * @param media where the film's media begin
     * @param wide whether with 64 bits
     */
    record Places(long media, boolean wide) {}
}
