package dev.sceneroute.media;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets the pieces of a film's picture share one track. Pieces that are coded in several ways can, as long as no parameter set
 * of one has the number of another's ({@link AvcConfiguration}). Where one has, FFmpeg copies them one behind the other
 * without a word and the file plays as noise from the first joint on; here the rarer ones are encoded again. That happens only
 * to scenes of an earlier version of this program, or of other settings: two clips whose sets contradict each other are
 * never both taken as they came.
 */
final class OneTrack {

    private final Conform conform;
    private final FilmProfile profile;
    private final Workshop workshop;

    OneTrack(Conform conform, FilmProfile profile, Workshop workshop) {
        this.conform = conform;
        this.profile = profile;
        this.workshop = workshop;
    }

    /**
     * The pieces, those encoded again that have to be.
     *
     * @throws FfmpegException if they still cannot share a track then
     */
    List<PicturePiece> of(List<PicturePiece> pieces) {
        Map<String, List<PicturePiece>> kinds = pieces.stream()
                .collect(Collectors.groupingBy(PicturePiece::signature, LinkedHashMap::new, Collectors.toList()));
        List<String> strange = strange(new SharedParameters(), kinds.values());
        if (strange.isEmpty()) {
            return pieces;
        }
        PicturePiece rare = kinds.getOrDefault(strange.get(strange.size() - 1), pieces).stream()
                .min(Comparator.comparing(PicturePiece::frames))
                .orElseThrow();
        SharedParameters shared = new SharedParameters();
        PicturePiece ours = conform.encodeAgain(rare, profile, workshop, "ours.mp4");
        shared.take(ours);
        return encoded(pieces, strange(shared, kinds.values()), ours);
    }

    /** The kinds that cannot share a track with the more frequent ones, the rarest last. */
    private static List<String> strange(SharedParameters shared, Collection<List<PicturePiece>> kinds) {
        Comparator<List<PicturePiece>> bySize = Comparator.comparing(List::size);
        return kinds.stream()
                .sorted(bySize.reversed())
                .map(kind -> kind.get(0))
                .filter(piece -> !shared.take(piece))
                .map(PicturePiece::signature)
                .toList();
    }

    private List<PicturePiece> encoded(List<PicturePiece> pieces, List<String> strange, PicturePiece ours) {
        List<PicturePiece> alike = new ArrayList<>();
        for (PicturePiece piece : pieces) {
            alike.add(strange.contains(piece.signature()) ? again(piece, alike.size(), ours.signature()) : piece);
        }
        return alike;
    }

    private PicturePiece again(PicturePiece piece, int index, String ours) {
        PicturePiece made = conform.encodeAgain(piece, profile, workshop, "again" + index + ".mp4");
        if (!made.signature().equals(ours) || made.frames() != piece.frames()) {
            throw new FfmpegException("Piece " + (index + 1) + " of the film was encoded again and came out as "
                    + made.signature() + " with " + made.frames() + " frames, not as " + ours + " with "
                    + piece.frames());
        }
        return made;
    }
}
