package dev.sceneroute.media;

import dev.sceneroute.media.mp4.AdtsFile;
import dev.sceneroute.media.sound.AacChunks;
import dev.sceneroute.media.sound.AacChunks.Chunk;
import dev.sceneroute.media.sound.Sound;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Encodes stretches of a film's sound as AAC, so that they fit together as if they had been encoded at once. */
final class AacEncoding {

    /** Stretches for one run of FFmpeg: its start costs as much as some seconds of sound. */
    private static final int AT_ONCE = 8;

    private final Ffmpeg ffmpeg;
    private final MediaSettings settings;

    AacEncoding(Ffmpeg ffmpeg, MediaSettings settings) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
    }

    /**
     * Encodes all of a sound.
     *
     * @param lengths samples of the film's scenes
     * @return the pieces, in the workshop
     */
    List<Path> encodeAll(Sound sound, List<Long> lengths, Workshop workshop) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (Chunk chunk : AacChunks.of(lengths)) {
            pieces.add(new Piece(chunk, workshop.file("sound" + pieces.size() + ".aac")));
        }
        encode(sound, pieces, workshop, PieceListener.NONE);
        return pieces.stream().map(Piece::target).toList();
    }

    /** Encodes some stretches of a sound. */
    void encode(Sound sound, List<Piece> pieces, Workshop workshop, PieceListener listener) throws IOException {
        listener.begun(pieces.size());
        for (int first = 0; first < pieces.size(); first += AT_ONCE) {
            List<Piece> some = pieces.subList(first, Math.min(pieces.size(), first + AT_ONCE));
            encodeAtOnce(sound, some, workshop);
            listener.made(some.size());
        }
    }

    private void encodeAtOnce(Sound sound, List<Piece> pieces, Workshop workshop) throws IOException {
        for (int index = 0; index < pieces.size(); index++) {
            Chunk chunk = pieces.get(index).chunk();
            WavFile.write(workshop.file(wav(index)), sound, chunk.from(), chunk.to());
        }
        ffmpeg.run(workshop.folder(), arguments(pieces.size()), settings.filmLimit());
        for (int index = 0; index < pieces.size(); index++) {
            take(workshop.file(aac(index)), pieces.get(index));
        }
    }

    private List<String> arguments(int count) {
        List<String> arguments = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            arguments.addAll(List.of("-protocol_whitelist", "file", "-f", "wav", "-i", wav(index)));
        }
        for (int index = 0; index < count; index++) {
            arguments.addAll(List.of("-map", index + ":a:0", "-map_metadata", "-1", "-c:a", "aac"));
            arguments.addAll(List.of("-b:a", settings.soundBitrate() + "k", "-cutoff", Integer.toString(cutoff())));
            arguments.addAll(List.of("-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "adts", aac(index)));
        }
        return arguments;
    }

    /** Said expressly, because the film's loudness is worked out with it; less where there are too few bits for it. */
    private int cutoff() {
        return Math.min(AacChunks.HIGHEST_TONE, 3_000 + settings.soundBitrate() * 125);
    }

    /** Keeps the packets that are the piece's own. */
    private static void take(Path encoded, Piece piece) throws IOException {
        AdtsFile file = AdtsFile.read(encoded);
        int first = piece.chunk().dropped();
        int last = first + piece.chunk().packets() - 1;
        if (last >= file.packets().count()) {
            throw new FfmpegException("A stretch of sound should have at least " + (last + 1) + " packets and has "
                    + file.packets().count());
        }
        long begin = file.start(first);
        long length = file.end(last) - begin;
        WholeFile.write(piece.target(), part -> {
            try (FileChannel from = FileChannel.open(encoded);
                    FileChannel to = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                long done = 0;
                while (done < length) {
                    done += from.transferTo(begin + done, length - done, to);
                }
            }
        });
    }

    private static String wav(int index) {
        return "chunk" + index + ".wav";
    }

    private static String aac(int index) {
        return "chunk" + index + ".aac";
    }

    /**
     * A stretch and where it is put.
     *
     * @param chunk what to encode
     * @param target the file
     */
    record Piece(Chunk chunk, Path target) {}
}
