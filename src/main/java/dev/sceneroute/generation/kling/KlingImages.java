package dev.sceneroute.generation.kling;

import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ImageBytes;
import dev.sceneroute.generation.OrderImage;
import dev.sceneroute.generation.ProviderException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Puts an order's images in the form Kling takes: base64 without a {@code data:} prefix. */
final class KlingImages {
    private final ImageBytes images;

    KlingImages(ImageBytes images) {
        this.images = images;
    }

    /**
     * Reads an image.
     *
     * @throws ProviderException {@link FailureKind#INVALID_REQUEST} if it is not the image that was ordered with: the
     *     same external id must never stand for two different requests
     */
    String base64(OrderImage image) {
        byte[] bytes = images.read(image.assetId());
        String found = sha256(bytes);
        if (!found.equalsIgnoreCase(image.sha256())) {
            throw new ProviderException(
                    FailureKind.INVALID_REQUEST,
                    "image " + image.assetId() + " changed since it was ordered with (sha256 " + image.sha256()
                            + ", now " + found + "): order the scene anew",
                    null,
                    null);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
