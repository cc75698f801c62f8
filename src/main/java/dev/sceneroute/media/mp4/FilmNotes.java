package dev.sceneroute.media.mp4;

import java.util.List;

/**
 * What a film says of itself besides its tracks ({@code udta}): its title as players read it, and its chapters in the form
 * that came with Nero's players and is read by most others.
 *
 * @param title empty if it has none
 * @param chapters empty if it has none
 */
record FilmNotes(String title, List<Chapter> chapters) {

    /** The list of chapters counts and measures with single bytes. */
    private static final int MOST = 255;

    private static final int NANOS_A_TICK = 100;
    private static final int UTF8_TEXT = 1;

    void write(BoxWriter moov) {
        boolean listed = !chapters.isEmpty() && chapters.size() <= MOST;
        if (!listed && title.isEmpty()) {
            return;
        }
        moov.box("udta", udta -> {
            if (listed) {
                udta.full("chpl", 1, 0, this::writeChapters);
            }
            if (!title.isEmpty()) {
                udta.full("meta", 0, 0, this::writeTitle);
            }
        });
    }

    private void writeChapters(BoxWriter chpl) {
        chpl.u32(0).u8(chapters.size());
        for (Chapter chapter : chapters) {
            byte[] text = TextSamples.utf8(chapter.title(), MOST);
            chpl.u64(chapter.start().toNanos() / NANOS_A_TICK).u8(text.length).bytes(text);
        }
    }

    private void writeTitle(BoxWriter meta) {
        meta.full("hdlr", 0, 0, box -> box.u32(0).ascii("mdirappl").zeros(9));
        meta.box(
                "ilst",
                list -> list.box(
                        "\u00a9nam",
                        name -> name.box(
                                "data", data -> data.u32(UTF8_TEXT).u32(0).utf8(title))));
    }
}
