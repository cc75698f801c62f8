package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Makes a script of a story in Markdown or plain text: headings are chapters, paragraphs are scenes. Fields of the film
 * may stand before the story as YAML between two lines of {@code ---}.
 */
final class MarkdownSource {
    /** A film of 1,000 scenes has about half of this; far longer texts only cost time. */
    private static final int LONGEST = 500_000;

    /** Some marks cost the parser a look at the whole paragraph each. */
    private static final int LONGEST_PARAGRAPH = 20_000;

    private static final Pattern EMPTY_LINES = Pattern.compile("\\n[ \\t\\r]*(?=\\n)");

    private static final int DEEPEST = 32;

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---[ \\t]*\\R(.*?)^---[ \\t]*$", Pattern.DOTALL | Pattern.MULTILINE);

    /** Without indented code and HTML blocks: an indented paragraph is a paragraph, and tags are stripped from words. */
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(
                    Heading.class, BlockQuote.class, ListBlock.class, FencedCodeBlock.class, ThematicBreak.class))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .build();

    private MarkdownSource() {}

    /**
     * Reads one story.
     *
     * @param name the film's title where the story does not say it
     * @param text the file's text
     * @throws InvalidScriptException if there is nothing to tell or the fields before the story are not YAML
     */
    static SourceDocument read(String name, String text) {
        refuseLongTexts(text);
        Matcher matter = FRONT_MATTER.matcher(text);
        boolean matterFound = matter.find();
        SourceDocument fields = fields(name, matterFound ? matter.group(1) : "");
        String story = matterFound ? blankLines(matter.group()) + text.substring(matter.end()) : text;
        return told(fields, name, story);
    }

    private static void refuseLongTexts(String text) {
        if (text.length() > LONGEST) {
            throw refused(
                    "max_length",
                    "the story has more than %,d characters; make several films of it".formatted(LONGEST));
        }
        int line = 1;
        for (String paragraph : EMPTY_LINES.splitAsStream(text).toList()) {
            int blank = paragraph.startsWith("\n") ? 1 : 0;
            if (paragraph.length() > LONGEST_PARAGRAPH) {
                String message = "a paragraph here has more than %,d characters; put an empty line between paragraphs";
                throw InvalidScriptException.of(
                        new Violation("", "max_length", message.formatted(LONGEST_PARAGRAPH), line + blank));
            }
            line += 1
                    + (int) paragraph
                            .chars()
                            .filter(character -> character == '\n')
                            .count();
        }
    }

    private static SourceDocument fields(String name, String matter) {
        if (matter.isBlank()) {
            return new SourceDocument(name, JsonNodeFactory.instance.objectNode(), SourceLines.NONE);
        }
        SourceDocument fields = YamlSource.read(name, "\n" + matter);
        if (!fields.tree().isObject()) {
            throw refused("type", "between the lines of --- there must be fields such as \"title: My film\"");
        }
        for (String taken : Set.of("scenes", "chapters")) {
            if (fields.tree().has(taken)) {
                throw InvalidScriptException.of(new Violation(
                        taken,
                        "unknown_field",
                        taken + " come from the story's own headings and paragraphs; remove them here",
                        fields.lines().of(taken)));
            }
        }
        return fields;
    }

    private static SourceDocument told(SourceDocument fields, String name, String story) {
        ObjectNode script = fields.tree().deepCopy();
        MarkdownStory told = new MarkdownStory(locale(script.path("language")), parse(story));
        if (told.chapters().isEmpty()) {
            throw refused(
                    "no_scenes", "there is no paragraph to make a scene of; write what is said, a paragraph a scene");
        }
        if (!script.has("title")) {
            script.put(
                    "title",
                    told.title() == null ? name.replaceAll("[-_]+", " ").strip() : told.title());
        }
        script.set("chapters", told.chapters());
        Map<String, Integer> lines = new HashMap<>(fields.lines().byField());
        lines.putAll(told.lines());
        return new SourceDocument(name, script, new SourceLines(lines));
    }

    /** The parser steps into nested emphasis by calling itself; no real story is nested that deep. */
    private static Node parse(String story) {
        try {
            return PARSER.parse(story);
        } catch (StackOverflowError e) {
            throw refused("nesting", "the marks of this story are nested too deep to be read");
        }
    }

    private static Locale locale(JsonNode language) {
        return Locale.forLanguageTag(language.asText("en"));
    }

    /** Keeps the lines of the story where they are in the file. */
    private static String blankLines(String before) {
        return "\n".repeat((int) before.lines().count() - 1);
    }

    private static InvalidScriptException refused(String rule, String message) {
        return InvalidScriptException.of(new Violation("", rule, message, null));
    }
}
