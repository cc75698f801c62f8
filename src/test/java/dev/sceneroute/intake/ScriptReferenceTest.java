package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptReferenceTest {
    private static final Path PAGE = Path.of("docs/reference/script.md");
    private static final Path SCHEMA = Path.of("src/main/resources/schema/script.schema.json");

    @Test
    void every_field_and_every_word_of_the_schema_is_explained() throws IOException {
        String page = Files.readString(PAGE);
        JsonNode schema = ScriptJson.mapper().readTree(SCHEMA.toFile());
        List<String> names = new ArrayList<>();
        schema.findValues("properties")
                .forEach(properties -> properties.fieldNames().forEachRemaining(names::add));
        schema.findValues("enum").forEach(words -> words.forEach(word -> names.add(word.asText())));

        assertThat(names).hasSizeGreaterThan(50).allSatisfy(name -> assertThat(page)
                .containsPattern("`" + name + "`|\\b" + name + "\\b[,|0-9 ]"));
    }

    @Test
    void every_column_is_explained() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(CsvColumn.fields()).allSatisfy(column -> assertThat(page).contains("`" + column + "`"));
    }

    @Test
    void every_field_of_the_schema_says_what_it_must_be() throws IOException {
        JsonNode schema = ScriptJson.mapper().readTree(SCHEMA.toFile());

        assertThat(schema.findValues("properties")).isNotEmpty().allSatisfy(properties -> assertThat(properties)
                .allSatisfy(field -> assertThat(field.has("title") || field.has("$ref"))
                        .as("%s", field)
                        .isTrue()));
    }

    @Test
    void every_script_on_the_page_can_be_read(@TempDir Path folder) throws IOException {
        ScriptFiles files = new ScriptFiles(folder);
        List<MatchResult> blocks = Pattern.compile("```(yaml|csv|markdown)\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .toList();

        assertThat(blocks).hasSize(4).allSatisfy(block -> assertThat(files.read(
                        "page." + (block.group(1).equals("markdown") ? "md" : block.group(1)), block.group(2)))
                .isNotEmpty());
    }
}
