package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns a CSV file may have: the fields of a script, each in the place where a script has it. */
enum CsvColumn {
    VIDEO(Place.ORDER),
    CHAPTER(Place.ORDER),
    TITLE(Place.SCRIPT),
    TOPIC(Place.SCRIPT),
    LANGUAGE(Place.SCRIPT),
    ASPECT_RATIO(Place.VIDEO),
    RESOLUTION(Place.VIDEO),
    FPS(Place.VIDEO),
    SERVICE(Place.GENERATION),
    MODEL(Place.GENERATION),
    ENDPOINT(Place.GENERATION),
    MODE(Place.GENERATION),
    SOUND(Place.GENERATION),
    SCENE_ID(Place.SCENE),
    NARRATION(Place.SCENE),
    ON_SCREEN_TEXT(Place.SCENE),
    VISUAL_PROMPT(Place.SCENE),
    NEGATIVE_PROMPT(Place.SCENE),
    TARGET_DURATION(Place.SCENE),
    CONTINUITY_GROUP(Place.SCENE),
    SCENE_TYPE(Place.SCENE),
    EXTENDS_SCENE(Place.SCENE),
    REFERENCE_IMAGE(Place.SCENE);

    /** Where a cell goes: it orders the scenes, or it is a field of the script, its video, its generation, its scene. */
    enum Place {
        ORDER,
        SCRIPT,
        VIDEO,
        GENERATION,
        SCENE
    }

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}\\.[0-9]{1,18}");

    private final Place place;

    CsvColumn(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** The name in the first line of a file, and in a script. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> fields() {
        return Arrays.stream(values()).map(CsvColumn::field).toList();
    }

    /** The column a heading means; capitals, and spaces for underscores, are forgiven. */
    static Optional<CsvColumn> of(String heading) {
        String field = heading.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return Arrays.stream(values())
                .filter(column -> column.field().equals(field))
                .findFirst();
    }

    /** A cell as the type its field has, or as text where it cannot be: the schema tells what is wrong with it then. */
    JsonNode value(String cell) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (this) {
            case FPS, TARGET_DURATION, EXTENDS_SCENE -> {
                if (WHOLE.matcher(cell).matches()) {
                    yield nodes.numberNode(Long.parseLong(cell));
                }
                yield DECIMAL.matcher(cell).matches()
                        ? nodes.numberNode(Double.parseDouble(cell))
                        : nodes.textNode(cell);
            }
            case SOUND ->
                cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")
                        ? nodes.booleanNode(cell.equalsIgnoreCase("true"))
                        : nodes.textNode(cell);
            default -> nodes.textNode(cell);
        };
    }
}
