package dev.sceneroute.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the pictures of a film's scenes one of a kind. Scenes with different signatures cannot share a track: FFmpeg
 * copies them one behind the other without a word and the file plays as noise from the first joint on, or plays here and
 * not there, because only some players look for new decoder parameters between frames. So if a film has scenes copied
 * from a provider and scenes encoded here, or copied from two providers, all are brought to the coding of this program.
 */
final class OneKind {

    private final Conform conform;
    private final FilmProfile profile;
    private final Workshop workshop;

    OneKind(Conform conform, FilmProfile profile, Workshop workshop) {
        this.conform = conform;
        this.profile = profile;
        this.workshop = workshop;
    }

    /**
     * The scenes, those encoded again that have to be.
     *
     * @throws FfmpegException if they still differ then
     */
    List<ConformedScene> of(List<ConformedScene> scenes) {
        Map<String, Long> kinds =
                scenes.stream().collect(Collectors.groupingBy(ConformedScene::streamSignature, Collectors.counting()));
        if (kinds.size() == 1) {
            return scenes;
        }
        String ours = signatureOfOurs(scenes, kinds);
        List<ConformedScene> alike = new ArrayList<>();
        for (ConformedScene scene : scenes) {
            alike.add(scene.streamSignature().equals(ours) ? scene : again(scene, alike.size(), ours));
        }
        return alike;
    }

    /** Found out by encoding a scene of the rarest kind, which most likely has to be encoded anyway. */
    private String signatureOfOurs(List<ConformedScene> scenes, Map<String, Long> kinds) {
        ConformedScene rare = scenes.stream()
                .min(Comparator.comparing((ConformedScene scene) -> kinds.getOrDefault(scene.streamSignature(), 0L))
                        .thenComparing(ConformedScene::frames))
                .orElseThrow();
        return conform.encodeAgain(rare, profile, workshop, "ours.mp4").streamSignature();
    }

    private ConformedScene again(ConformedScene scene, int index, String ours) {
        ConformedScene made = conform.encodeAgain(scene, profile, workshop, "again" + index + ".mp4");
        if (!made.streamSignature().equals(ours) || made.frames() != scene.frames()) {
            throw new FfmpegException("Scene " + (index + 1) + " was encoded again and came out as "
                    + made.streamSignature() + " with " + made.frames() + " frames, not as " + ours + " with "
                    + scene.frames());
        }
        return made;
    }
}
