package dev.sceneroute.subtitle;

import java.util.List;

/**
 * When the cues of a scene are shown: from the moment they are heard, long enough to be read, never two at once, never
 * beyond their scene. Milliseconds from the beginning of the scene.
 */
final class CueTimes {

    private final SubtitleSettings settings;
    private final long room;
    private final long gap;
    private final long shortest;
    private final long[] from;
    private final long[] to;

    /**
     * Finds them.
     *
     * @param heard when each cue is heard: from, to
     * @param reading how long each takes to read
     * @param room until when the last one must be gone; at least 1 for each cue
     * @param gap that is left between two, if there is room for it
     */
    CueTimes(List<long[]> heard, List<Long> reading, SubtitleSettings settings, long room, long gap) {
        int size = heard.size();
        this.settings = settings;
        this.room = room;
        this.gap = Math.min(gap, Math.max(0, room - size) / size);
        this.shortest = Math.max(1, Math.min(settings.shortest().toMillis(), (room - (size - 1) * this.gap) / size));
        this.from = heard.stream().mapToLong(each -> Math.max(0, each[0])).toArray();
        this.to = new long[size];
        start();
        end(heard, reading);
    }

    long from(int cue) {
        return from[cue];
    }

    long to(int cue) {
        return to[cue];
    }

    /** Where cues are heard closer together than they can be shown, the later ones wait; at the end, the earlier hurry. */
    private void start() {
        int last = from.length - 1;
        for (int cue = 1; cue <= last; cue++) {
            from[cue] = Math.max(from[cue], from[cue - 1] + shortest + gap);
        }
        long latest = room - shortest;
        for (int cue = last; cue >= 0; cue--) {
            from[cue] = Math.min(from[cue], latest);
            latest = from[cue] - gap - shortest;
        }
    }

    private void end(List<long[]> heard, List<Long> reading) {
        long longest = settings.longest().toMillis();
        for (int cue = 0; cue < from.length; cue++) {
            long limit = cue + 1 < from.length ? from[cue + 1] - gap : room;
            long wanted = Math.max(heard.get(cue)[1], from[cue] + Math.max(shortest, reading.get(cue)));
            long end = Math.min(Math.min(wanted, limit), from[cue] + longest);
            boolean next =
                    cue + 1 < from.length && limit - end < settings.closeUp().toMillis();
            to[cue] = next ? Math.min(limit, from[cue] + longest) : end;
        }
    }
}
