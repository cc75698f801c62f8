package dev.sceneroute.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The kinds of file a script can be, told apart by the end of the file's name. */
enum ScriptFormat {
    JSON,
    YAML,
    CSV,
    MARKDOWN;

    /**
     * The format of a file.
     *
     * @throws InvalidScriptException if its name ends in none of the endings
     */
    static ScriptFormat of(Path file) {
        String name = String.valueOf(file.getFileName());
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "json" -> JSON;
            case "yaml", "yml" -> YAML;
            case "csv", "tsv" -> CSV;
            case "md", "markdown", "txt" -> MARKDOWN;
            default ->
                throw InvalidScriptException.of(new Violation(
                        "",
                        "file_type",
                        Excerpt.ofName(name) + " is no script; a script's name ends in .json, .yaml, .csv, .md or .txt",
                        null));
        };
    }

    /** The scripts in a file's text, not checked yet. */
    List<SourceDocument> read(String name, String text) {
        return switch (this) {
            case JSON -> List.of(JsonSource.read(name, text));
            case YAML -> List.of(YamlSource.read(name, text));
            case CSV -> CsvSource.read(name, text);
            case MARKDOWN -> List.of(MarkdownSource.read(name, text));
        };
    }
}
