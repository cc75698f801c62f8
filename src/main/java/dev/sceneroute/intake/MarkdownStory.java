package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the blocks of a story and makes chapters and scenes of them. A passage is a paragraph with the picture
 * that belongs to it; it ends where the next paragraph or heading begins.
 */
final class MarkdownStory {
    private static final Pattern VISUAL = Pattern.compile("^visual\\s*:\\s*", Pattern.CASE_INSENSITIVE);

    private final Map<String, Integer> lines = new HashMap<>();
    private final ArrayNode chapters = JsonNodeFactory.instance.arrayNode();
    private final Sentences sentences;
    private @Nullable String title;
    private @Nullable String heading;
    private boolean chapterOpen;
    private Passage passage = new Passage();

    /**
     * Tells the story.
     *
     * @param locale the language it is written in
     * @param story the parsed text
     */
    MarkdownStory(Locale locale, Node story) {
        this.sentences = new Sentences(locale);
        for (Node block = story.getFirstChild(); block != null; block = block.getNext()) {
            read(block);
        }
        endPassage();
    }

    /** The first heading of the first level, if it stands before every scene. */
    @Nullable
    String title() {
        return title;
    }

    /** The chapters with their scenes, as a script has them. */
    ArrayNode chapters() {
        return chapters;
    }

    /** The line of each chapter and scene. */
    Map<String, Integer> lines() {
        return lines;
    }

    private void read(Node block) {
        int line = block.getSourceSpans().isEmpty()
                ? 1
                : block.getSourceSpans().get(0).getLineIndex() + 1;
        MarkdownText text = MarkdownText.of(block);
        if (block instanceof Heading level) {
            readHeading(level.getLevel(), text.words());
        } else if (block instanceof BlockQuote) {
            passage.show(VISUAL.matcher(text.words()).replaceFirst(""), line);
            passage.add(text.images());
        } else if (block instanceof Paragraph || block instanceof ListBlock) {
            readWords(text, line);
        }
    }

    private void readHeading(int level, String words) {
        endPassage();
        if (level > 2) {
            passage.caption(words);
        } else if (level == 1 && title == null && heading == null && chapters.isEmpty()) {
            title = words;
        } else {
            heading = words;
            chapterOpen = false;
        }
    }

    /** A picture alone waits for the paragraph that follows it; words begin the next scene. */
    private void readWords(MarkdownText text, int line) {
        if (!text.words().isEmpty()) {
            if (passage.isTold()) {
                endPassage();
            }
            passage.say(text.words(), line);
        } else if (!text.images().isEmpty() && passage.isTold()) {
            endPassage();
        }
        passage.begin(line);
        passage.add(text.images());
    }

    private void endPassage() {
        List<ObjectNode> scenes = passage.scenes(sentences);
        if (!scenes.isEmpty()) {
            openChapter(passage.line());
            String chapter = FieldPath.item("chapters", chapters.size() - 1);
            ArrayNode into = (ArrayNode) chapters.get(chapters.size() - 1).path("scenes");
            for (ObjectNode scene : scenes) {
                lines.put(FieldPath.item(chapter + ".scenes", into.size()), passage.line());
                into.add(scene);
            }
        }
        passage = new Passage();
    }

    private void openChapter(int line) {
        if (chapterOpen) {
            return;
        }
        lines.put(FieldPath.item("chapters", chapters.size()), line);
        ObjectNode chapter = chapters.addObject();
        if (heading != null) {
            chapter.put("title", heading);
        }
        chapter.putArray("scenes");
        chapterOpen = true;
    }
}
