package dev.sceneroute.generation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a scene is ordered once more: what the next order may be adjusted to. */
public enum AdjustmentReason {
    /** Nothing was to be seen in the clip before. */
    BLACK,
    /** Nothing moved in it. */
    FROZEN,
    /** Nothing was to be heard in it. */
    SILENT,
    /** It was too short. */
    TOO_SHORT,
    /** It was too long. */
    TOO_LONG,
    /** It had another width to height. */
    WRONG_SHAPE,
    /** It had more or fewer pixels. */
    WRONG_SIZE,
    /** It had another frame rate. */
    WRONG_RATE,
    /** Its file could not be used, which is no fault of the prompt. */
    UNUSABLE,
    /** It did not go together with its neighbours. */
    CONTINUITY;

    /** The word used in rows. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason for a word of a row; nothing for none, or one another version of the program wrote. */
    public static Optional<AdjustmentReason> find(@Nullable String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }

    /** The reason of a name, such as that of a clip's fault; {@link #UNUSABLE} if no reason is called so. */
    public static AdjustmentReason ofFault(String name) {
        return find(name.toLowerCase(Locale.ROOT)).orElse(UNUSABLE);
    }
}
