package dev.sceneroute.pipeline;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.mp4.Chapter;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.Script;
import java.util.ArrayList;
import java.util.List;

/** Stage 9, assemble: where the script's chapters begin in the film. */
final class FilmChapters {

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
}
