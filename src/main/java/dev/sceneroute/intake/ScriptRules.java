package dev.sceneroute.intake;

import dev.sceneroute.production.Chapter;
import dev.sceneroute.production.Script;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;

/** What a schema cannot say about a script as a whole. */
final class ScriptRules {
    private static final int MOST_SCENES = 1000;

    private final Findings findings;
    private final SceneRules sceneRules;

    ScriptRules(Findings findings, ReferenceFiles files) {
        this.findings = findings;
        this.sceneRules = new SceneRules(findings, files);
    }

    /**
     * Adds what is wrong to the findings.
     *
     * @param script the script
     * @param shortForm whether the writer gave scenes without chapters, so that fields are named as written
     */
    void check(Script script, boolean shortForm) {
        checkLanguage(script.language());
        checkCount(script);
        int order = 1;
        List<Chapter> chapters = script.chapters();
        for (int chapter = 0; chapter < chapters.size(); chapter++) {
            String list = shortForm ? "scenes" : FieldPath.item("chapters", chapter) + ".scenes";
            for (int scene = 0; scene < chapters.get(chapter).scenes().size(); scene++) {
                String own = chapters.get(chapter).scenes().get(scene).language();
                if (own != null) {
                    checkLanguage(FieldPath.field(FieldPath.item(list, scene), "language"), own);
                }
                sceneRules.check(
                        FieldPath.item(list, scene),
                        order++,
                        chapters.get(chapter).scenes().get(scene));
            }
        }
    }

    private void checkLanguage(String language) {
        checkLanguage("language", language);
    }

    private void checkLanguage(String field, String language) {
        try {
            new Locale.Builder().setLanguageTag(language).build();
        } catch (IllformedLocaleException e) {
            findings.add(
                    field,
                    "language",
                    "language must be a language tag (BCP 47) such as en, ko or pt-BR; found "
                            + Excerpt.ofText(language));
        }
    }

    private void checkCount(Script script) {
        int count = script.scenes().size();
        if (count > MOST_SCENES) {
            findings.add(
                    "chapters",
                    "max_items",
                    "chapters have %d scenes in all; a script has at most %d: make several films of it"
                            .formatted(count, MOST_SCENES));
        }
    }
}
