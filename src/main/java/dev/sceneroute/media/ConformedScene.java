package dev.sceneroute.media;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scene as every scene of its film is: the same size, rate and coding, and exactly as long as it was ordered.
 *
 * @param video MP4 file of which the first frames are the scene's picture: the clip itself, or a file made of it
 * @param audio WAV file with the sound: 48 kHz, stereo, 16 bits, exactly as long as the picture; none if it is silent
 * @param frames number of frames
 * @param samples sound samples of each channel
 * @param copied whether the provider's own frames were kept, and not encoded again
 * @param streamSignature what a decoder is set up with for its picture
 * @param ending the end of its picture, if that becomes the next scene
 */
public record ConformedScene(
        Path video,
        @Nullable Path audio,
        int frames,
        long samples,
        boolean copied,
        String streamSignature,
        @Nullable Joint ending) {

    /** A scene that ends as it is. */
    public ConformedScene(
            Path video, @Nullable Path audio, int frames, long samples, boolean copied, String streamSignature) {
        this(video, audio, frames, samples, copied, streamSignature, null);
    }

    /** The same with another end. */
    public ConformedScene endingWith(Joint joint) {
        return new ConformedScene(video, audio, frames, samples, copied, streamSignature, joint);
    }

    /** Its picture, in order. */
    List<PicturePiece> pieces() {
        if (ending == null) {
            return List.of(new PicturePiece(video, frames, streamSignature));
        }
        PicturePiece end = new PicturePiece(ending.video(), ending.frames(), ending.streamSignature());
        return ending.kept() == 0
                ? List.of(end)
                : List.of(new PicturePiece(video, ending.kept(), streamSignature), end);
    }

    /**
     * Reads a scene that was just encoded.
     *
     * @param video its picture, all of it
     * @param audio its sound, if it has any
     * @throws ClipRejectedException if one of the files is damaged or cut off
     */
    static ConformedScene encoded(Path video, @Nullable Path audio, FilmProfile profile) {
        Mp4Header header = Mp4Header.read(video);
        long samples = audio == null ? profile.samples(header.frames()) : WavFile.samples(audio);
        return new ConformedScene(
                video, audio, header.frames(), samples, false, header.video().signature());
    }

    /** The same with those of its files that were made in a workshop moved to a folder, under their names. */
    ConformedScene delivered(Workshop workshop, Path folder) {
        Path sound = audio == null ? null : workshop.deliver(audio, folder);
        return new ConformedScene(workshop.deliver(video, folder), sound, frames, samples, copied, streamSignature);
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
