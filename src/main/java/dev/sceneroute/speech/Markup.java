package dev.sceneroute.speech;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags among words: which are markup, and which only look like it, as in {@code List<String>}. */
final class Markup {

    private static final Pattern NAME = Pattern.compile("^</?([A-Za-z][A-Za-z0-9-]*)");

    /** Elements with a break before and behind: HTML Living Standard (blocks, tables) and SSML 1.1. */
    private static final Set<String> BREAKING =
            Set.of(("address article aside blockquote body br break caption center dd details dialog div dl dt fieldset"
                            + " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main"
                            + " menu nav ol option p pre section speak summary table tbody td tfoot th thead title tr ul")
                    .split(" ", -1));

    /** Elements within a sentence: HTML Living Standard with what it calls obsolete, and SSML 1.1. */
    private static final Set<String> RUNNING = Set.of(
            ("a abbr acronym audio b base bdi bdo big button canvas cite code col colgroup data datalist del desc"
                            + " dfn em embed emphasis font i iframe img input ins kbd label lang lexicon link lookup map"
                            + " mark meta metadata meter noscript object output param phoneme picture progress"
                            + " prosody q rp rt ruby s samp say-as script select slot small source span strike strong"
                            + " style sub sup svg template textarea time token track tt u var video voice w wbr")
                    .split(" ", -1));

    /** The namespaces in which engines have SSML elements of their own: Amazon Polly, Microsoft, Google. */
    private static final Pattern NAMESPACE = Pattern.compile("(</?(?:amazon|mstts|google)):(?=[A-Za-z])");

    private static final Pattern ENGINES_OWN = Pattern.compile("(?:amazon|mstts|google)-.*");

    private Markup() {}

    /** Lets names with a namespace be names Markdown knows as such: {@code <amazon-effect>}. */
    static String plainNames(String text) {
        return NAMESPACE.matcher(text).replaceAll("$1-");
    }

    /** What is said of a tag: nothing, a break between words, or its words if it is no markup. */
    static String spoken(String tag) {
        Matcher named = NAME.matcher(tag);
        if (!named.find()) {
            return "";
        }
        String name = named.group(1).toLowerCase(Locale.ROOT);
        if (BREAKING.contains(name)) {
            return " ";
        }
        return RUNNING.contains(name) || ENGINES_OWN.matcher(name).matches() ? "" : unwrapped(tag);
    }

    /** Its words, without the angle brackets. */
    static String unwrapped(String tag) {
        return tag.replace('<', ' ').replace('>', ' ');
    }
}
