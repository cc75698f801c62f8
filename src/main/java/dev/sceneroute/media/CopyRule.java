package dev.sceneroute.media;

/**
 * Decides whether a clip's frames may go into a film as they are. Everything is decided here, because FFmpeg itself
 * joins what does not belong together without a word and leaves frames behind that no player shows.
 */
final class CopyRule {

    private CopyRule() {}

    /**
     * Whether a clip's frames are already what the film wants. Frames too many are left out without decoding only where
     * they can always be left out: with frames that look ahead it goes well by chance, and a provider that adds one
     * frame to each clip would give a film half copied and half encoded, which then cannot be joined as it is.
     */
    static boolean canBeCopied(Mp4Header clip, FilmProfile profile, int frames) {
        boolean exact = clip.frames() == frames;
        boolean canBeCut = clip.frames() > frames && clip.video().times().inOrder();
        return looksAlike(clip.video(), profile) && sharesATrack(clip.video()) && (exact || canBeCut);
    }

    /** Whether a file is what the film wants. */
    static boolean isConformed(Mp4Header header, FilmProfile profile, int frames) {
        return looksAlike(header.video(), profile)
                && header.frames() == frames
                && header.video().times().isUniform();
    }

    private static boolean looksAlike(VideoTrack video, FilmProfile profile) {
        return isH264(video)
                && video.width() == profile.width()
                && video.height() == profile.height()
                && video.pixelShape().equals("1:1")
                && video.turn() == Turn.NONE
                && video.hasRate(profile.fps())
                && video.isShownWhole()
                && video.startsWithKeyframe();
    }

    /** Whether its frames can stand beside frames that were encoded here. */
    private static boolean sharesATrack(VideoTrack video) {
        AvcConfiguration set = video.avc() == null ? null : video.avc().configuration();
        return set != null && set.leaves(SceneEncoding.NUMBER);
    }

    private static boolean isH264(VideoTrack video) {
        AvcParameters avc = video.avc();
        return video.codec().equals("avc1")
                && video.descriptions() == 1
                && avc != null
                && avc.isPlain()
                && video.isBt709();
    }
}
