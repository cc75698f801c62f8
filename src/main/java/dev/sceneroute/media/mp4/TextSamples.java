package dev.sceneroute.media.mp4;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Samples of text: the text's length and its UTF-8 bytes (3GPP TS 26.245, 5.17). Where nothing is shown stands a sample
 * without text, so that a track has no holes.
 */
final class TextSamples {

    /** Ticks a second of tracks of text. */
    static final long TIMESCALE = 1_000;

    private static final int LONGEST = 2_000;
    /** QuickTime's mark that a text is UTF-8. */
    private static final long UTF8 = 0x100;

    private final SampleTable samples;
    private final boolean marked;
    private final BoxWriter bytes = new BoxWriter();
    private final IntRow sizes = new IntRow();
    private long now;

    private TextSamples(SampleTable samples, boolean marked) {
        this.samples = samples;
        this.marked = marked;
    }

    /**
     * Fills a track with subtitles.
     *
     * @param cues in the order of their beginnings; one that is still shown when the next begins ends then
     * @param end of the film; what would be shown later is left out
     */
    static void fill(SampleTable samples, List<Cue> cues, Duration end) {
        TextSamples text = new TextSamples(samples, false);
        for (int index = 0; index < cues.size(); index++) {
            Cue cue = cues.get(index);
            Duration to = earlier(cue.to(), end);
            if (index + 1 < cues.size()) {
                to = earlier(to, cues.get(index + 1).from());
            }
            if (to.compareTo(cue.from()) > 0) {
                text.add("", cue.from());
                text.add(cue.text(), to);
            }
        }
        text.add("", end);
        text.finish();
    }

    /** Fills a track with the titles of chapters, the first of which begins at 0. */
    static void fillWithChapters(SampleTable samples, List<Chapter> chapters, Duration end) {
        TextSamples text = new TextSamples(samples, true);
        for (int index = 0; index < chapters.size(); index++) {
            boolean last = index + 1 == chapters.size();
            text.add(
                    chapters.get(index).title(),
                    last ? end : chapters.get(index + 1).start());
        }
        text.finish();
    }

    /** A sample entry of text, {@code tx3g} or {@code text}: white, centred at the bottom of its box. */
    static byte[] entry(String type, int width, int height) {
        BoxWriter out = new BoxWriter();
        out.box(type, entry -> {
            entry.zeros(6).u16(1);
            entry.u32(0).u8(1).u8(-1).u32(0);
            entry.u16(0).u16(0).u16(height).u16(width);
            entry.u16(0)
                    .u16(0)
                    .u16(1)
                    .u8(0)
                    .u8(Math.max(1, Math.min(255, height / 20)))
                    .u32(0xFFFF_FFFFL);
            entry.box("ftab", fonts -> fonts.u16(1).u16(1).u8(10).ascii("Sans-Serif"));
        });
        return out.toBytes();
    }

    /** What a QuickTime text track has in place of a media header. */
    static void writeQuickTimeHeader(BoxWriter gmhd) {
        gmhd.full(
                "gmin",
                0,
                0,
                box -> box.u16(0x40).u16(0x8000).u16(0x8000).u16(0x8000).u32(0));
        gmhd.box("text", Movie::matrix);
    }

    /** The most whole characters of a text that fit into so many bytes of UTF-8. */
    static byte[] utf8(String text, int most) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        if (all.length <= most) {
            return all;
        }
        int end = most;
        while ((all[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(all, end);
    }

    private void add(String text, Duration until) {
        long end = until.toMillis();
        if (end <= now) {
            return;
        }
        byte[] content = utf8(text, LONGEST);
        int before = bytes.size();
        bytes.u16(content.length).bytes(content);
        if (marked) {
            bytes.box("encd", encoding -> encoding.u32(UTF8));
        }
        sizes.add(bytes.size() - before);
        samples.durations().add(1, Math.toIntExact(end - now));
        now = end;
    }

    private void finish() {
        samples.setInMemory(bytes.toBytes(), sizes);
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
