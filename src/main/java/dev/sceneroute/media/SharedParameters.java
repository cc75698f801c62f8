package dev.sceneroute.media;

import dev.sceneroute.media.mp4.PictureForm;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the decoder of a film's picture is set up with: the parameter sets of all its pieces. */
final class SharedParameters {

    private final Set<String> taken = new HashSet<>();
    private @Nullable AvcConfiguration all;

    /** Takes up what a piece needs; {@code false} if that contradicts what is here already. */
    boolean take(PicturePiece piece) {
        if (taken.contains(piece.signature())) {
            return true;
        }
        AvcConfiguration own = AvcConfiguration.of(CodedFrames.of(piece.video()).parameters());
        AvcConfiguration both = own == null || all == null ? own : all.and(own).orElse(null);
        if (both == null) {
            return false;
        }
        all = both;
        taken.add(piece.signature());
        return true;
    }

    /** A form for all that was taken, like that of one of its pieces otherwise. */
    PictureForm in(PictureForm one) {
        return all == null || taken.size() < 2 ? one : PictureReader.with(one, all);
    }
}
