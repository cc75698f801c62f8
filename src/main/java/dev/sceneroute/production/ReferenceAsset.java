package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An image a scene starts from, ends with or refers to. Exactly one of the three sources is given by people; once a
 * script is stored only {@code assetId} is left.
 *
 * @param role what the image is for
 * @param path a file beside the script (file drop and command only); never leaves the script's folder
 * @param data the image as base64, without a {@code data:} prefix
 * @param assetId an image stored before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferenceAsset(
        Role role,
        @Nullable String path,
        @Nullable String data,
        @Nullable String assetId) {

    /** What an image is for; the first two are the names of Kling's Omni contract. */
    public enum Role {
        FIRST_FRAME,
        END_FRAME,
        REFERENCE;

        /** Reads {@code first_frame}, {@code end_frame} or {@code reference}. */
        @JsonCreator
        public static Role of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /** The form used in scripts. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same reference, now stored. */
    public ReferenceAsset storedAs(String id) {
        return new ReferenceAsset(role, null, null, id);
    }
}
