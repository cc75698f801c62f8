package dev.sceneroute.media;

/**
 * Decides whether a clip's frames may go into a film as they are. Everything is decided here, because FFmpeg itself
 * joins what does not belong together without a word and leaves frames behind that no player shows.
 */
final class CopyRule {

    private CopyRule() {}

    /** Whether the first so many frames of a clip are already what the film wants, and can be had without decoding. */
    static boolean canBeCopied(Mp4Header clip, FilmProfile profile, int frames) {
        return looksAlike(clip.video(), profile) && clip.video().times().canBeCutAfter(frames);
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
                && video.upright()
                && video.hasRate(profile.fps())
                && video.isShownWhole()
                && video.startsWithKeyframe();
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
