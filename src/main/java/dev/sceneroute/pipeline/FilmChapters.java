package dev.sceneroute.pipeline;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.mp4.Chapter;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stage 9, assemble: where the script's chapters begin in the film. */
public final class FilmChapters {

    private FilmChapters() {}

    /**
     * The chapters, if the script has several and each has a title.
     *
     * @param made all scenes of the job, in order
     */
    static List<Chapter> of(Script script, List<JobScene> made) {
        boolean named =
                script.chapters().size() > 1 && script.chapters().stream().allMatch(part -> part.title() != null);
        if (!named) {
            return List.of();
        }
        FilmProfile profile = ClipConforming.profile(script.video());
        List<Chapter> chapters = new ArrayList<>();
        int frames = 0;
        int scene = 0;
        for (dev.sceneroute.production.Chapter part : script.chapters()) {
            chapters.add(new Chapter(profile.length(frames), String.valueOf(part.title())));
            for (int index = 0; index < part.scenes().size(); index++) {
                frames += made.get(scene).frames(script);
                scene++;
            }
        }
        return chapters;
    }

    /**
     * The chapters as lines of a video's description, as YouTube reads them: {@code 0:00 The harbour}. It shows them if there
     * are at least three and none is shorter than ten seconds (YouTube Help, "Add video chapters", 2026-11-20).
     *
     * @return none if the script has no named chapters
     */
    public static List<String> lines(Script script, List<JobScene> made) {
        return of(script, made).stream()
                .map(chapter -> time(chapter.start()) + " " + chapter.title())
                .toList();
    }

    private static String time(Duration start) {
        return start.toHours() == 0
                ? "%d:%02d".formatted(start.toMinutes(), start.toSecondsPart())
                : "%d:%02d:%02d".formatted(start.toHours(), start.toMinutesPart(), start.toSecondsPart());
    }
}
