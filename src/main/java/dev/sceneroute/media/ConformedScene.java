package dev.sceneroute.media;

import java.nio.file.Path;

/**
 * A scene as every scene of its film is: the same size, rate and coding, and exactly as long as it was ordered.
 *
 * @param video MP4 file with the picture alone
 * @param audio WAV file with the sound: 48 kHz, stereo, 16 bits, exactly as long as the picture
 * @param frames number of frames
 * @param samples sound samples of each channel
 * @param copied whether the provider's own frames were kept, and not encoded again
 * @param streamSignature what a decoder is set up with; scenes can be joined without encoding only if it is equal
 */
public record ConformedScene(Path video, Path audio, int frames, long samples, boolean copied, String streamSignature) {

    /**
     * Reads a scene that was conformed before, so that a film can be joined from stored scenes.
     *
     * @param video its picture
     * @param audio its sound
     * @param copied whether the provider's frames were kept
     * @throws ClipRejectedException if one of the files is damaged or cut off
     */
    public static ConformedScene of(Path video, Path audio, boolean copied) {
        Mp4Header header = Mp4Header.read(video);
        return new ConformedScene(
                video,
                audio,
                header.frames(),
                WavFile.samples(audio),
                copied,
                header.video().signature());
    }

    /**
     * Makes sure that a scene that was just made is what was asked for.
     *
     * @throws FfmpegException if it is not
     */
    void prove(FilmProfile profile, int wanted) {
        if (!CopyRule.isConformed(Mp4Header.read(video), profile, wanted) || samples != profile.samples(wanted)) {
            throw new FfmpegException("A scene of " + wanted + " frames came out with " + frames + " frames and "
                    + samples + " samples of sound, or in another form than " + profile);
        }
    }
}
