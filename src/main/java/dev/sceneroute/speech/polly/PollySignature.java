package dev.sceneroute.speech.polly;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sceneroute.speech.http.SpeechCall;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs requests by Amazon's Signature Version 4, with Amazon's own signer. */
final class PollySignature {
    private static final String SERVICE = "polly";

    /** The HTTP client sets these by itself, to the same values. */
    private static final Set<String> SET_ELSEWHERE = Set.of("host", "content-type", "content-length");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final PollySettings settings;
    private final Clock clock;

    PollySignature(PollySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The same request with the headers that prove who sent it, now. */
    SpeechCall signed(SpeechCall call) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(call.url()))
                .putHeader("Content-Type", SpeechCall.JSON)
                .build();
        SignedRequest signed = signer.sign(wish -> wish.identity(identity())
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(call.body().getBytes(UTF_8)))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, settings.region())
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        Map<String, String> proof = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
            proof.put(header.getKey(), String.join(",", header.getValue()));
        }
        SET_ELSEWHERE.forEach(proof::remove);
        return call.with(proof);
    }

    private AwsCredentialsIdentity identity() {
        return settings.sessionToken().isEmpty()
                ? AwsCredentialsIdentity.create(settings.accessKey(), settings.secretKey())
                : AwsSessionCredentialsIdentity.create(
                        settings.accessKey(), settings.secretKey(), settings.sessionToken());
    }
}
