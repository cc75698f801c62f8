package dev.sceneroute.pipeline;

import dev.sceneroute.production.Script;
import dev.sceneroute.subtitle.SoftSubtitles;
import java.util.List;
import java.util.Locale;

/**
 * In which language a film's subtitles are. They are one track and one file whatever is spoken, because a viewer turns on
 * one track and wants all that is said.
 */
public final class FilmLanguage {

    /** Several languages at once (ISO 639-2, and BCP 47 likewise). */
    static final String SEVERAL = "mul";

    private FilmLanguage() {}

    /**
     * The language of all that is said in a film, as a BCP 47 tag: {@value #SEVERAL} where that is more than one, the
     * language without its region where only the regions differ, the script's where nothing is said.
     */
    public static String of(Script script) {
        List<String> tags = script.scenes().stream()
                .filter(script::isSpoken)
                .map(script::languageOf)
                .distinct()
                .toList();
        if (tags.isEmpty()) {
            return script.language();
        }
        if (tags.size() == 1) {
            return tags.get(0);
        }
        long languages = tags.stream().map(SoftSubtitles::iso639).distinct().count();
        String language = Locale.forLanguageTag(tags.get(0)).getLanguage();
        return languages == 1 && !language.isEmpty() ? language : SEVERAL;
    }
}
