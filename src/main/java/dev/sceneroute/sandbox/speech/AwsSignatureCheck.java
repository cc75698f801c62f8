package dev.sceneroute.sandbox.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sceneroute.runtime.Sha256;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Checks a request's signature the way Amazon does, and refuses with Amazon's names. */
final class AwsSignatureCheck {
    private static final Pattern AUTHORIZATION = Pattern.compile(AwsSignature.ALGORITHM
            + " Credential=([^/, ]+)/(([0-9]{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request), *"
            + "SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final String accessKey;
    private final String secretKey;
    private final Clock clock;

    AwsSignatureCheck(String accessKey, String secretKey, Clock clock) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.clock = clock;
    }

    /**
     * Checks a request.
     *
     * @param message the request as it arrived
     * @param body its bytes
     * @throws SpeechRefusal if it is not signed as it should be
     */
    void check(Message message, byte[] body) {
        String authorization = header(message, "Authorization");
        if (authorization.isEmpty()) {
            throw new SpeechRefusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Matcher parts = AUTHORIZATION.matcher(authorization);
        if (!parts.matches()) {
            throw new SpeechRefusal(
                    403, "IncompleteSignatureException", "Authorization header is not one of Signature Version 4");
        }
        if (!parts.group(1).equals(accessKey)) {
            throw new SpeechRefusal(
                    403, "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        checkTime(header(message, "X-Amz-Date"), parts.group(3));
        checkScope(parts.group(5), parts.group(6));
        checkSignature(message, body, parts);
    }

    private void checkTime(String time, String day) {
        Instant signed = parsed(time);
        if (!time.startsWith(day)
                || Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw wrong("Signature expired or not yet current: " + time);
        }
    }

    private static Instant parsed(String time) {
        try {
            return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new SpeechRefusal(403, "IncompleteSignatureException", "X-Amz-Date is missing or no time");
        }
    }

    private static void checkScope(String service, String signedHeaders) {
        if (!service.equals("polly")) {
            throw wrong("Credential should be scoped to correct service: 'polly'.");
        }
        String list = ";" + signedHeaders + ";";
        if (!list.contains(";host;") || !list.contains(";x-amz-date;")) {
            throw wrong("Host and X-Amz-Date must be signed");
        }
    }

    private void checkSignature(Message message, byte[] body, Matcher parts) {
        String hash = Sha256.of(body);
        String told = header(message, "X-Amz-Content-Sha256");
        if (!told.isEmpty() && !told.equals(hash)) {
            throw wrong("The provided x-amz-content-sha256 does not match what was computed");
        }
        TreeMap<String, String> headers = new TreeMap<>();
        for (String name : parts.group(6).split(";", -1)) {
            headers.put(name, header(message, name));
        }
        String due = new AwsSignature(
                        header(message, Exchange.HTTP_METHOD),
                        header(message, Exchange.HTTP_URI),
                        header(message, Exchange.HTTP_RAW_QUERY),
                        headers,
                        hash)
                .signature(secretKey, header(message, "X-Amz-Date"), parts.group(2));
        if (!MessageDigest.isEqual(due.getBytes(UTF_8), parts.group(7).getBytes(UTF_8))) {
            throw wrong("The request signature we calculated does not match the signature you provided. Check your AWS"
                    + " Secret Access Key and signing method.");
        }
    }

    private static SpeechRefusal wrong(String words) {
        return new SpeechRefusal(403, "InvalidSignatureException", words);
    }

    private static String header(Message message, String name) {
        return Objects.requireNonNullElse(message.getHeader(name, String.class), "");
    }
}
