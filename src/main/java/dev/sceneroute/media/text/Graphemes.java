package dev.sceneroute.media.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person takes for one character: a letter with its marks, an emoji of several code points (extended grapheme
 * clusters of Unicode's annex 29). Never split, whatever else must be.
 */
public final class Graphemes {

    /** Not {@code BreakIterator}: until Java 20 its characters end inside emoji. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Graphemes() {}

    /** Where each one ends, in their order; the last is the length of the text. */
    public static List<Integer> ends(CharSequence text) {
        List<Integer> ends = new ArrayList<>();
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            ends.add(cluster.end());
        }
        return ends;
    }

    /** The clusters in their order. */
    public static List<String> of(CharSequence text) {
        return CLUSTER.matcher(text).results().map(found -> found.group()).toList();
    }
}
