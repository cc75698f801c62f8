package dev.sceneroute.speech;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off what Markdown left in the words of one block: marks without a partner, addresses, pictographs. */
final class WrittenMarks {

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?|ftp)://(?:[^\\s/@<>]*@)?(?:www\\.)?"
            + "([\\p{L}\\p{N}][\\p{L}\\p{N}.-]*)(?::\\d+)?([/?#][\\x21-\\x7e&&[^<>\"]]*)?");
    private static final Pattern CLOSING_MARKS = Pattern.compile("[.,;:!?)\\]}'*]+$");

    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]\\s]{1,40}\\](?::(?=\\s))?");

    private static final Pattern TABLE_RULE = Pattern.compile("(?m)^(?=[^|\\n]*\\|)[ \\t|:-]+$");
    private static final Pattern TABLE_EDGE = Pattern.compile("(?m)^[ \\t]*\\||\\|[ \\t]*$");
    private static final Pattern TABLE_COLUMN = Pattern.compile("[ \\t]*\\|[ \\t|]*");

    /** Strikethrough and highlight of Markdown's dialects, and stars and underscores that stand at one side of a word. */
    private static final Pattern PAIRED = Pattern.compile("([~=])\\1(?=[^\\s~=])([^~=\\n]*[^\\s~=])\\1\\1");

    private static final Pattern UNPAIRED = Pattern.compile("`+|~{2,}|\\*{2,}|(?<![^\\s\\p{P}])\\*(?=\\S)|(?<=\\S)\\*"
            + "(?![^\\s\\p{P}])|(?<![^\\s\\p{P}])_++(?=\\S)|(?<=\\S)_++(?![^\\s\\p{P}])|(?<!\\S)_++(?!\\S)");
    private static final Pattern ANY = Pattern.compile("[*_`~#<>\\[\\]\\\\|&=!]+");

    /** Controls, halves of characters, private characters, soft hyphens, and what turns the direction of a line. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}&&[^\\t\\n\\x85]]"
            + "|[\\u00AD\\u200B\\u2060\\uFEFF\\u202A-\\u202E\\u2066-\\u2069\\uFE0E\\uFE0F\\u20E3\\uFFFD]");
    /** Joiners belong between letters of Persian and of India's scripts. */
    private static final Pattern LONE_JOINER =
            Pattern.compile("(?<![\\p{L}\\p{M}])[\\u200C\\u200D]+|[\\u200C\\u200D]+(?![\\p{L}\\p{M}])");

    /**
     * Emoji and other small pictures (Unicode's blocks of symbols, dingbats and pictographs); arrows and a few signs only
     * where a selector asks for the picture. Not the digits in circles, nor signs one says: degrees, units, trademarks.
     */
    private static final String PICTURE = "(?:[\\u231A\\u231B\\u2328\\u23CF\\u23E9-\\u23F3\\u23F8-\\u23FA"
            + "\\u2500-\\u2775\\u2794-\\u27BF\\u2B00-\\u2BFF\\u3030\\u303D\\x{1F000}-\\x{1FAFF}]"
            + "|[\\u2139\\u2194-\\u2199\\u21A9\\u21AA\\u24C2\\u2934\\u2935\\u3297\\u3299]\\uFE0F)"
            + "[\\uFE0E\\uFE0F\\u200D\\u20E3\\x{E0020}-\\x{E007F}]*";

    private static final Pattern PICTURES = Pattern.compile("\\s?" + PICTURE + "(?:\\s?" + PICTURE + ")*+\\s?");
    private static final Pattern CLOSER = Pattern.compile("[.,!?…;:)\\]}»”’。、！？：；）」』]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\x85\\p{Z}&&[^\\n]]+");
    private static final Pattern LINE_ENDS = Pattern.compile(" ?\\n[ \\n]*");
    private static final String WIDE = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3001-\\u303F\\uFF01-\\uFF60]";
    private static final Pattern WIDE_LINE_END = Pattern.compile("(?<=" + WIDE + ")\\n(?=" + WIDE + ")");

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;,。！？：；、，،؛؟।—–][\"'”’»」』)\\]）]*$");
    private static final Pattern ENDS_WIDE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}][」』）]*$");

    private WrittenMarks() {}

    /** One block on one line, without them. */
    static String stripped(String block) {
        String text = Normalizer.normalize(block, Normalizer.Form.NFC);
        text = BLANKS.matcher(text).replaceAll(" ");
        text = withHosts(text);
        text = FOOTNOTE.matcher(text).replaceAll("");
        text = withoutTables(text);
        text = PAIRED.matcher(text).replaceAll("$2");
        text = UNPAIRED.matcher(text).replaceAll("");
        text = withoutPictures(text);
        text = UNSEEN.matcher(text).replaceAll("");
        text = LONE_JOINER.matcher(text).replaceAll("");
        return onOneLine(text);
    }

    /** Blocks one behind the other, each a sentence of its own. */
    static String joined(List<String> blocks) {
        StringBuilder text = new StringBuilder();
        for (String block : blocks) {
            if (!text.isEmpty()) {
                text.append(between(text));
            }
            text.append(block);
        }
        return text.toString();
    }

    /** Every character that could be a mark is a space: for texts that are nothing but marks within marks. */
    static String none(String text) {
        return ANY.matcher(text).replaceAll(" ");
    }

    private static String between(CharSequence before) {
        boolean wide = ENDS_WIDE.matcher(before).find();
        if (SENTENCE_END.matcher(before).find()) {
            return " ";
        }
        return wide ? "。" : ". ";
    }

    private static String withHosts(String text) {
        return ADDRESS.matcher(text).replaceAll(address -> Matcher.quoteReplacement(host(text, address)));
    }

    /** The host, what closes the sentence, and a space before a letter that is no longer part of the address. */
    private static String host(String text, MatchResult address) {
        Matcher closing = CLOSING_MARKS.matcher(address.group(2) == null ? "" : address.group(2));
        String end = closing.find() ? closing.group() : "";
        boolean wordFollows =
                address.end() < text.length() && Character.isLetterOrDigit(text.codePointAt(address.end()));
        return address.group(1) + end + (wordFollows ? " " : "");
    }

    private static String withoutTables(String text) {
        if (text.indexOf('|') < 0) {
            return text;
        }
        String rows =
                TABLE_EDGE.matcher(TABLE_RULE.matcher(text).replaceAll("")).replaceAll("");
        return TABLE_COLUMN.matcher(rows).replaceAll(", ");
    }

    private static String withoutPictures(String text) {
        return PICTURES.matcher(text).replaceAll(found -> spaceFor(text, found));
    }

    private static String spaceFor(String text, MatchResult found) {
        boolean atAnEdge = found.start() == 0 || found.end() == text.length();
        return atAnEdge
                        || CLOSER.matcher(text)
                                .region(found.end(), text.length())
                                .lookingAt()
                ? ""
                : " ";
    }

    private static String onOneLine(String text) {
        String lines = LINE_ENDS.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("\n");
        return WIDE_LINE_END
                .matcher(lines.strip())
                .replaceAll("")
                .replace('\n', ' ')
                .strip();
    }
}
