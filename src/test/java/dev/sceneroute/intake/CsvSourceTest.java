package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sceneroute.production.AspectRatio;
import dev.sceneroute.production.Chapter;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {
    @TempDir
    private Path folder;

    private ScriptFiles files;

    @BeforeEach
    void files() {
        files = new ScriptFiles(folder);
    }

    private Script one(String text) {
        List<NamedScript> read = files.read("my film.csv", text);
        assertThat(read).hasSize(1);
        return read.get(0).script();
    }

    @Test
    void a_row_is_a_scene_and_the_file_names_the_film() {
        Script script = one("narration,target_duration\nOne,3\nTwo,\n");

        assertThat(script.title()).isEqualTo("my film");
        assertThat(script.scenes())
                .extracting(Scene::narration, Scene::targetDuration)
                .containsExactly(tuple("One", 3), tuple("Two", 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_separator_is_found_out(String separator) {
        Script script = one("narration,visual_prompt,target_duration\n\"a, b; c\",x,4\n"
                .replace(",", separator)
                .replace("a" + separator + " b; c", "a, b; c"));

        assertThat(script.scenes().get(0).narration()).isEqualTo("a, b; c");
        assertThat(script.seconds()).isEqualTo(4);
    }

    @Test
    void every_column_finds_its_place() throws IOException {
        Files.writeString(folder.resolve("boat.png"), "picture");
        Script script = one("""
                title,topic,language,aspect_ratio,resolution,fps,service,model,endpoint,mode,sound,\
                chapter,scene_id,narration,on_screen_text,visual_prompt,negative_prompt,target_duration,\
                continuity_group,scene_type,extends_scene,reference_image
                Boats,sea,ko,9:16,1080p,30,kling,m,omni,pro,TRUE,\
                One,s1,n,o,v,x,7,g,image_single,,boat.png
                """);

        assertThat(script.title()).isEqualTo("Boats");
        assertThat(script.language()).isEqualTo("ko");
        assertThat(script.video().aspectRatio()).isEqualTo(AspectRatio.PORTRAIT);
        assertThat(script.video().fps()).isEqualTo(30);
        assertThat(script.generation().sound()).isTrue();
        assertThat(script.generation().mode()).isEqualTo("pro");
        assertThat(script.chapters().get(0).title()).isEqualTo("One");
        Scene scene = script.scenes().get(0);
        assertThat(scene.sceneType()).isEqualTo(SceneType.IMAGE_SINGLE);
        assertThat(scene.referenceAssets().get(0).path()).isEqualTo("boat.png");
        assertThat(scene.targetDuration()).isEqualTo(7);
    }

    @Test
    void rows_with_the_same_video_make_one_film_wherever_they_stand() {
        List<NamedScript> read = files.read("batch.csv", "video,title,narration\na,First,1\nb,,2\na,,3\n,,4\n");

        assertThat(read).extracting(NamedScript::name).containsExactly("a", "b");
        assertThat(read.get(0).script().scenes()).extracting(Scene::narration).containsExactly("1", "3", "4");
        assertThat(read).extracting(named -> named.script().title()).containsExactly("First", "b");
    }

    @Test
    void a_new_chapter_begins_where_its_name_changes() {
        Script script = one("chapter,narration\n,0\nOne,1\n,2\nTwo,3\nOne,4\n");

        assertThat(script.chapters()).extracting(Chapter::title).containsExactly(null, "One", "Two", "One");
        assertThat(script.chapters())
                .extracting(chapter -> chapter.scenes().size())
                .containsExactly(1, 2, 1, 1);
    }

    @Test
    void cells_may_have_quotes_and_line_breaks_and_headings_capitals() {
        Script script = one("Narration;Target Duration;\r\n\"He said \"\"go\"\"\r\nand went\";3;\r\n;;\r\n");

        assertThat(script.scenes()).hasSize(1);
        assertThat(script.scenes().get(0).narration()).isEqualTo("He said \"go\"\nand went");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.5|found 2.5",
                "0|found 0",
                "five|found \"five\"",
                "99999999999999999999|found \"99999999999999999999\"",
            })
    void a_wrong_cell_is_told_with_its_line(String duration, String found) {
        String text = "narration,target_duration\n\"a\nb\",3\n\nc," + duration + "\n";

        assertThat(files.refusal("film.csv", text).text())
                .isEqualTo("line 5: target_duration must be a whole number of seconds from 1 to 60; " + found
                        + " (chapters[0].scenes[1].target_duration)");
    }

    @Test
    void the_scenes_of_all_films_are_checked_before_any_is_made() {
        InvalidScriptException refused =
                files.refused(files.write("batch.csv", "video,narration,fps\na,1,24\nb,,30\nc,3,23\n"));

        assertThat(refused).hasMessage("""
                        line 3: the scene shows nothing; give it a visual_prompt, a narration or shots \
                        (chapters[0].scenes[0])
                        line 4: fps must be 24, 25, 30, 50 or 60; found 23 (video.fps)\
                        """);
    }

    @Test
    void a_film_has_one_title() {
        assertThat(files.refusal("batch.csv", "video,title,narration\na,One,1\na,Two,2\n")
                        .text())
                .isEqualTo("line 3: title is \"Two\" here and \"One\" further up; a video has one title");
    }

    @Test
    void missing_columns_are_named() {
        assertThat(files.refusal("film.csv", "target_duration,mode\n5,std\n").text())
                .isEqualTo("line 1: the first line must name the columns, with narration or visual_prompt among them");
    }

    @Test
    void an_unknown_column_gets_the_nearest_name() {
        assertThat(files.refusal("film.csv", "narration,visual promt,narration\na,b,c\n")
                        .text())
                .isEqualTo("line 1: unknown column \"visual promt\"; did you mean visual_prompt? (visual promt)");
    }

    @Test
    void a_file_without_headings_or_rows_is_refused() {
        assertThat(files.refusal("film.csv", "A boat leaves the harbour,5\n").rule())
                .isEqualTo("unknown_column");
        assertThat(files.refusal("film.csv", "narration,target_duration\n,\n").message())
                .isEqualTo("there is no row below the names of the columns; each row is a scene");
    }

    @Test
    void too_many_cells_and_a_lost_quote_are_told_with_their_line() {
        assertThat(files.refusal("film.csv", "narration,mode\na,std\nOne, two and three,std,x\n")
                        .text())
                .isEqualTo(
                        "line 3: this row has 4 cells and the first line names 2 columns; put a text with a separator"
                                + " in it into quotes");
        assertThat(files.refusal("film.csv", "narration,mode\na,std\n\"One,std\nTwo,std\n")
                        .text())
                .isEqualTo("line 3: a cell of the row that begins here has a quote without its closing quote");
    }

    @Test
    void ten_thousand_rows_are_too_many_scenes_and_more_are_too_many_rows() {
        assertThat(files.refusal("film.csv", "narration\n" + "a\n".repeat(10_000))
                        .message())
                .isEqualTo("scenes must be a list of 1 to 1000 scenes; found a list of 10000");
        assertThat(files.refusal("film.csv", "narration\n" + "a\n".repeat(10_001))
                        .message())
                .isEqualTo("the file has more than 10,000 rows; split it");
    }

    @Test
    void a_path_out_of_the_folder_is_refused_with_its_line() {
        assertThat(files.refusal("film.csv", "narration,reference_image\na,../../etc/passwd\n")
                        .text())
                .isEqualTo("line 2: path must stay in the script's folder; found \"../../etc/passwd\""
                        + " (chapters[0].scenes[0].reference_assets[0].path)");
    }
}
