package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one video, put together to the tree of a script. */
final class CsvVideo {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String name;
    private final ObjectNode script = NODES.objectNode();
    private final ArrayNode chapters = NODES.arrayNode();
    private final Map<String, Integer> lines = new HashMap<>();
    private @Nullable String chapter;

    CsvVideo(String name) {
        this.name = name;
    }

    /**
     * Adds the next scene.
     *
     * @throws InvalidScriptException if the row says something else of the whole video than a row above it
     */
    void add(CsvRow row) {
        lines.putIfAbsent("", row.line());
        ObjectNode scene = NODES.objectNode();
        row.cells().forEach((column, cell) -> {
            switch (column.place()) {
                case SCRIPT -> addOnce(script, "", column, cell, row.line());
                case VIDEO -> addOnce(script.withObjectProperty("video"), "video", column, cell, row.line());
                case GENERATION ->
                    addOnce(script.withObjectProperty("generation"), "generation", column, cell, row.line());
                case SCENE -> addToScene(scene, column, cell);
                case ORDER -> {}
            }
        });
        place(row, scene);
    }

    private void addOnce(ObjectNode parent, String place, CsvColumn column, String cell, int line) {
        JsonNode value = column.value(cell);
        JsonNode before = parent.get(column.field());
        if (before == null) {
            parent.set(column.field(), value);
            lines.put(FieldPath.field(place, column.field()), line);
        } else if (!before.equals(value)) {
            throw InvalidScriptException.of(new Violation(
                    column.field(),
                    "one_value",
                    "%s is %s here and %s further up; a video has one %s"
                            .formatted(column.field(), Excerpt.of(value), Excerpt.of(before), column.field()),
                    line));
        }
    }

    private static void addToScene(ObjectNode scene, CsvColumn column, String cell) {
        if (column == CsvColumn.REFERENCE_IMAGE) {
            scene.putArray("reference_assets").addObject().put("path", cell);
        } else {
            scene.set(column.field(), column.value(cell));
        }
    }

    /** Puts the scene into its chapter; a row without one belongs to the chapter of the row above. */
    private void place(CsvRow row, ObjectNode scene) {
        String heading = row.cells().get(CsvColumn.CHAPTER);
        if (chapters.isEmpty() || (heading != null && !heading.equals(chapter))) {
            ObjectNode next = chapters.addObject();
            if (heading != null) {
                next.put("title", heading);
            }
            next.putArray("scenes");
            chapter = heading;
        }
        ArrayNode scenes = (ArrayNode) chapters.get(chapters.size() - 1).path("scenes");
        String chapterField = FieldPath.item("chapters", chapters.size() - 1);
        lines.putIfAbsent(chapterField, row.line());
        lines.put(FieldPath.item(chapterField + ".scenes", scenes.size()), row.line());
        scenes.add(scene);
    }

    /** The script; its title is the video's name where no column says it. */
    SourceDocument document() {
        if (!script.has("title")) {
            script.put("title", name);
        }
        script.set("chapters", chapters);
        return new SourceDocument(name, script, new SourceLines(lines));
    }
}
