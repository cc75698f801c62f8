package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sceneroute.production.Chapter;
import dev.sceneroute.production.ReferenceAsset;
import dev.sceneroute.production.Resolution;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownSourceTest {
    @TempDir
    private Path folder;

    private ScriptFiles files;

    @BeforeEach
    void files() {
        files = new ScriptFiles(folder);
    }

    private Script read(String text) {
        return files.read("the-old_harbour.md", text).get(0).script();
    }

    @Test
    void headings_are_chapters_and_paragraphs_are_scenes() {
        Script script = read("""
                # The harbour

                It is early.

                ## Out
                The boats
                leave.

                They are gone.

                ## Empty

                # Back

                They return.
                """);

        assertThat(script.title()).isEqualTo("The harbour");
        assertThat(script.chapters()).extracting(Chapter::title).containsExactly(null, "Out", "Back");
        assertThat(script.scenes())
                .extracting(Scene::narration, Scene::prompt, Scene::targetDuration)
                .containsExactly(
                        tuple("It is early.", "It is early.", 3),
                        tuple("The boats leave.", "The boats leave.", 3),
                        tuple("They are gone.", "They are gone.", 3),
                        tuple("They return.", "They return.", 3));
    }

    @Test
    void the_title_falls_back_to_the_name_of_the_file() {
        assertThat(read("Once upon a time.").title()).isEqualTo("the old harbour");
    }

    @Test
    void a_quote_says_what_is_seen_while_the_paragraph_above_it_is_said() {
        Script script = read("""
                It is early.
                > Visual: a harbour at dawn,
                > oil painting

                The boats leave.

                > three boats

                > from above

                They are gone.

                ## Later
                > an empty sea
                """);

        assertThat(script.scenes())
                .extracting(Scene::narration, Scene::visualPrompt)
                .containsExactly(
                        tuple("It is early.", "a harbour at dawn, oil painting"),
                        tuple("The boats leave.", "three boats from above"),
                        tuple("They are gone.", null),
                        tuple(null, "an empty sea"));
    }

    @Test
    void fields_of_the_film_stand_before_the_story() {
        Script script = read("""
                ---
                title: My film
                language: pt-BR
                video: {aspect_ratio: 9:16, resolution: 1080p}
                generation:
                  mode: pro
                ---
                # Another title

                Bom dia.
                """);

        assertThat(script.title()).isEqualTo("My film");
        assertThat(script.language()).isEqualTo("pt-BR");
        assertThat(script.video().resolution()).isEqualTo(Resolution.P1080);
        assertThat(script.generation().mode()).isEqualTo("pro");
        assertThat(script.scenes()).hasSize(1);
    }

    @Test
    void what_is_wrong_before_the_story_is_told_with_its_line() {
        assertThat(files.refusal("a.md", "---\ntitle: A\nlangage: en\n---\nHello.\n")
                        .text())
                .isEqualTo("line 3: unknown field \"langage\"; did you mean language? (langage)");
        assertThat(files.refusal("a.md", "---\ntitle: A\ntopic: [\n---\nHello.\n")
                        .text())
                .startsWith("line 4: this is not valid YAML: ");
        assertThat(files.refusal("a.md", "---\ntitle: A\nscenes: []\n---\nHello.\n")
                        .text())
                .isEqualTo("line 3: scenes come from the story's own headings and paragraphs; remove them here");
        assertThat(files.refusal("a.md", "---\njust words\n---\nHello.\n").message())
                .isEqualTo("between the lines of --- there must be fields such as \"title: My film\"");
    }

    @Test
    void what_is_wrong_in_the_story_is_told_with_its_line_too() {
        Violation violation = files.refusal("a.md", """
                ---
                title: A
                ---

                Hello.

                Look: ![a boat](../../etc/passwd)
                """);

        assertThat(violation.text())
                .isEqualTo("line 7: path must stay in the script's folder; found \"../../etc/passwd\""
                        + " (chapters[0].scenes[1].reference_assets[0].path)");
    }

    @Test
    void marks_are_not_said() {
        Script script = read(
                "The **old** _harbour_ has [a lamp](http://example.org), `code`, <b>tags</b><!-- and a note --> &amp; 2"
                        + " \\* 3 < 7.");

        assertThat(script.scenes().get(0).narration()).isEqualTo("The old harbour has a lamp, code, tags & 2 * 3 < 7.");
    }

    @Test
    void a_list_is_said_as_sentences_and_code_not_at_all() {
        Script script = read("""
                Take with you:

                * a rope
                * a lamp!
                  * with oil

                ```
                ignored()
                ```

                ---

                    Indented is a paragraph, too.

                <!-- a note to myself -->
                """);

        assertThat(script.scenes())
                .extracting(Scene::narration)
                .containsExactly("Take with you:", "a rope. a lamp! with oil.", "Indented is a paragraph, too.");
    }

    @Test
    void a_picture_is_the_first_frame_of_its_paragraph_or_of_the_next() throws IOException {
        Files.writeString(folder.resolve("boat.png"), "picture");
        Files.writeString(folder.resolve("sea.png"), "picture");
        Script script = read("""
                ![](boat.png)

                The boat leaves.

                The sea is calm. ![the sea](sea.png) ![the boat](boat.png)

                ![an empty sea](sea.png)

                ## End

                Good night.
                """);

        assertThat(script.scenes())
                .extracting(Scene::narration, Scene::visualPrompt, Scene::sceneType)
                .containsExactly(
                        tuple("The boat leaves.", null, SceneType.IMAGE_REF),
                        tuple("The sea is calm.", null, SceneType.IMAGE_REF),
                        tuple(null, "an empty sea", SceneType.IMAGE_REF),
                        tuple("Good night.", null, SceneType.TEXT));
        assertThat(script.scenes().get(1).referenceAssets())
                .extracting(ReferenceAsset::role, ReferenceAsset::path)
                .containsExactly(
                        tuple(ReferenceAsset.Role.FIRST_FRAME, "sea.png"),
                        tuple(ReferenceAsset.Role.REFERENCE, "boat.png"));
    }

    @Test
    void a_smaller_heading_is_written_on_the_picture() {
        assertThat(read("### Step one\n\nMix the flour.\n\nWait.\n").scenes())
                .extracting(Scene::onScreenText)
                .containsExactly("Step one", null);
    }

    @Test
    void a_long_paragraph_becomes_scenes_that_can_be_said_in_time() {
        String sentence = "The boats leave the harbour before the sun is up and come back at noon. ";
        Script script = read(sentence.repeat(10) + "\n> boats\n");

        assertThat(script.scenes()).hasSizeBetween(4, 5).allSatisfy(scene -> {
            assertThat(scene.targetDuration()).isBetween(6, 15);
            assertThat(scene.narration()).endsWith(".");
            assertThat(scene.visualPrompt()).isEqualTo("boats");
        });
        assertThat(String.join(
                        " ", script.scenes().stream().map(Scene::narration).toList()))
                .isEqualTo(sentence.repeat(10).strip());
    }

    @Test
    void a_sentence_that_is_too_long_by_itself_is_cut_between_words() {
        Script script = read("and on ".repeat(100));

        assertThat(script.seconds()).isBetween(80, 90);
        assertThat(script.scenes()).allSatisfy(scene -> {
            assertThat(scene.targetDuration()).isLessThanOrEqualTo(15);
            assertThat(scene.narration()).matches("(and|on).*(and|on)");
        });
    }

    @Test
    void korean_is_measured_by_its_syllables() {
        Script script = read("---\nlanguage: ko\n---\n" + "아침 바다는 조용하고 배들은 하나둘 항구를 떠납니다. ".repeat(8));

        assertThat(script.scenes()).hasSizeGreaterThan(1).allSatisfy(scene -> assertThat(scene.narration())
                .endsWith("떠납니다."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Only a title",
                "## A\n\n## B\n",
                "```\ncode\n```",
                "---\ntitle: A\n---\n",
                "<!-- a note -->",
                "* * *",
                "[a]: http://example.org"
            })
    void a_story_without_a_paragraph_is_refused(String text) {
        assertThat(files.refusal("story.md", text).message())
                .isEqualTo("there is no paragraph to make a scene of; write what is said, a paragraph a scene");
    }

    @Test
    void a_picture_alone_must_say_what_is_on_it() throws IOException {
        Files.writeString(folder.resolve("boat.png"), "picture");

        assertThat(files.refusal("story.md", "Hello.\n\n![](boat.png)\n").text())
                .isEqualTo("line 3: the scene shows nothing; give it a visual_prompt, a narration or shots"
                        + " (chapters[0].scenes[1])");
    }

    @Test
    void ten_thousand_paragraphs_are_one_clear_error() {
        assertThat(files.refusal("story.md", "Hello.\n\n".repeat(10_000)).message())
                .isEqualTo("scenes must be a list of 1 to 1000 scenes; found a list of 10000");
    }

    @Test
    void a_book_is_too_long_for_a_film() {
        assertThat(files.refusal("story.txt", "word ".repeat(300_000)).message())
                .isEqualTo("the story has more than 500,000 characters; make several films of it");
        assertThat(files.refusal("story.txt", "Hello.\n\nHello.\n\n" + "word ".repeat(5_000))
                        .text())
                .isEqualTo("line 5: a paragraph here has more than 20,000 characters; put an empty line between"
                        + " paragraphs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"> ", "* ", "*a **a ", "[", "![", "`a ", "<a", "&", "a\n# ", "1. ", "\\", "_a ", "](", "- a\n  "
            })
    void no_heap_of_marks_takes_long_or_breaks_anything(String mark) {
        Path file = files.write("story.md", ("Hello.\n\n" + mark.repeat(19_900 / mark.length()) + "\n\n").repeat(8));
        long start = System.nanoTime();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> ScriptFiles.reader(org.springframework.util.unit.DataSize.ofMegabytes(20))
                                .read(file)))
                .satisfiesAnyOf(thrown -> assertThat(thrown).isNull(), thrown -> assertThat(thrown)
                        .isInstanceOf(InvalidScriptException.class));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
