package dev.sceneroute.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a text as Markdown and keeps the words: one string for each heading, paragraph and list item, in their order,
 * with line ends where the writer put them.
 */
final class MarkdownBlocks {

    private static final int DEEPEST = 32;

    /** Without indented code and HTML blocks: an indented paragraph is a paragraph, and tags stand among words. */
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(
                    Heading.class, BlockQuote.class, ListBlock.class, FencedCodeBlock.class, ThematicBreak.class))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .build();

    /** Bullets people paste, which Markdown does not know. */
    private static final Pattern BULLET = Pattern.compile("(?m)^[ \\t]*[•‣◦▪●○■□][ \\t]+");

    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,9}[.)])");

    /** What makes the target of a definition an address, and not a word behind a name: {@code [Anna]: Hello}. */
    private static final Pattern ADDRESS = Pattern.compile("[/:#@.]\\S");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]*");

    private final String source;
    private final boolean tagsAreMarkup;
    private final List<String> blocks = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();

    private MarkdownBlocks(String source, boolean tagsAreMarkup) {
        this.source = source;
        this.tagsAreMarkup = tagsAreMarkup;
    }

    /**
     * Reads it. A text nested so deep that the parser gives up is taken for plain words.
     *
     * @param tagsAreMarkup whether the tags HTML and SSML know are left out; else they are words in angle brackets
     */
    static List<String> of(String text, boolean tagsAreMarkup) {
        try {
            String plain = tagsAreMarkup ? Markup.plainNames(text) : text;
            String source = BULLET.matcher(plain).replaceAll("- ");
            MarkdownBlocks reader = new MarkdownBlocks(source, tagsAreMarkup);
            reader.read(PARSER.parse(source));
            return reader.blocks;
        } catch (StackOverflowError nestedTooDeep) {
            return List.of(WrittenMarks.none(text));
        }
    }

    /** Walks through the nodes without calling itself: emphasis can be nested very deep. */
    private void read(Node document) {
        Node at = document;
        while (at != null) {
            enter(at);
            Node next = at instanceof Image ? null : at.getFirstChild();
            while (next == null && at != null) {
                leave(at);
                next = at == document ? null : at.getNext();
                at = at == document ? null : at.getParent();
            }
            at = next;
        }
    }

    private void enter(Node node) {
        if (node instanceof Text text) {
            words.append(text.getLiteral());
        } else if (node instanceof Code code) {
            words.append(code.getLiteral());
        } else if (node instanceof FencedCodeBlock code) {
            words.append(info(code)).append(code.getLiteral());
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            words.append('\n');
        } else if (node instanceof HtmlInline tag) {
            words.append(tagsAreMarkup ? Markup.spoken(tag.getLiteral()) : Markup.unwrapped(tag.getLiteral()));
        } else if (node instanceof ListItem item) {
            words.append(number(item));
        } else if (node instanceof LinkReferenceDefinition definition) {
            words.append(spoken(definition));
        }
    }

    private void leave(Node node) {
        if (node instanceof Block) {
            blocks.add(words.toString());
            words.setLength(0);
        }
    }

    /** What stands behind the fence names a language, unless these are words. */
    private static String info(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo().strip();
        return LANGUAGE.matcher(info).matches() && !code.getLiteral().isBlank() ? "" : info + "\n";
    }

    /** The number is part of the text, as in "2026. A good year", unless several items count from 1. */
    private String number(ListItem item) {
        if (!(item.getParent() instanceof OrderedList list) || counts(list)) {
            return "";
        }
        SourceSpan begin = item.getSourceSpans().get(0);
        Matcher number = NUMBER.matcher(source).region(begin.getInputIndex(), source.length());
        return number.lookingAt() ? number.group(1) + " " : "";
    }

    private static boolean counts(OrderedList list) {
        Integer first = list.getMarkerStartNumber();
        return first != null && first == 1 && list.getFirstChild() != list.getLastChild();
    }

    private static String spoken(LinkReferenceDefinition definition) {
        String target = definition.getDestination();
        if (ADDRESS.matcher(target).find()) {
            return "";
        }
        String title = definition.getTitle() == null ? "" : " " + definition.getTitle();
        return "[" + definition.getLabel() + "]: " + target + title;
    }
}
