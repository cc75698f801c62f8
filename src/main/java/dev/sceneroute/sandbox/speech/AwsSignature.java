package dev.sceneroute.sandbox.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sceneroute.runtime.Sha256;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.util.UriUtils;

/**
 * Amazon's Signature Version 4, computed from a request as it arrived (AWS IAM user guide, "Create a signed AWS API
 * request").
 *
 * @param method such as {@code POST}
 * @param path as it was sent
 * @param query as it was sent, its parameters in order; empty if there is none
 * @param headers those that are signed, by their names in lower case
 * @param payloadHash SHA-256 of the body
 */
record AwsSignature(String method, String path, String query, SortedMap<String, String> headers, String payloadHash) {
    /** The one algorithm there is. */
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /**
     * The signature as it has to be.
     *
     * @param secretKey of whoever signed
     * @param time the value of {@code x-amz-date}
     * @param scope such as {@code 20260921/us-east-1/polly/aws4_request}
     * @return hexadecimal
     */
    String signature(String secretKey, String time, String scope) {
        String text =
                String.join("\n", ALGORITHM, time, scope, Sha256.of(canonical().getBytes(UTF_8)));
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    /** The request in the one form both sides sign. */
    String canonical() {
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey().toLowerCase(Locale.ROOT) + ":" + tidy(header.getValue()) + "\n")
                .collect(Collectors.joining());
        return String.join("\n", method, encoded(path), query, lines, String.join(";", headers.keySet()), payloadHash);
    }

    private static String tidy(String value) {
        return value.strip().replaceAll(" +", " ");
    }

    /** Every segment is encoded once more than it was sent, except for S3. */
    private static String encoded(String path) {
        return path.isEmpty() ? "/" : UriUtils.encode(path, UTF_8).replace("%2F", "/");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
