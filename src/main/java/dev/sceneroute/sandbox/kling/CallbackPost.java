package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.kling.SandboxCounters.Count;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts callbacks over kept connections, signed where a secret is set. What the receiver refuses or is too slow for is
 * not sent again, because Kling documents no retry; only a kept connection that turned out to be closed is replaced.
 */
final class CallbackPost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackPost.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String WRONG_SECRET =
            Base64.getEncoder().encodeToString("somebody else's".getBytes(StandardCharsets.UTF_8));

    private final ExecutorService executor =
            Executors.newFixedThreadPool(4, DaemonThreads.named("kling-sandbox-callback"));
    private final HttpClient http;
    private final @Nullable WebhookSignature signature;
    private final WebhookSignature forgedSignature = new WebhookSignature(WRONG_SECRET);
    private final SandboxCounters counters;
    private final Clock clock;

    CallbackPost(@Nullable String webhookSecret, SandboxCounters counters, Clock clock) {
        this.signature = webhookSecret == null || webhookSecret.isBlank() ? null : new WebhookSignature(webhookSecret);
        this.counters = counters;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(executor)
                .build();
    }

    /** The threads callbacks are prepared on. */
    Executor executor() {
        return executor;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Posts a callback as Kling does. */
    CompletableFuture<Void> send(String id, String url, byte[] body) {
        return post(id, url, body, signature);
    }

    /** Posts a callback as somebody does who does not know the secret. */
    CompletableFuture<Void> forged(String id, String url, byte[] body) {
        return post(id, url, body, signature == null ? null : forgedSignature);
    }

    private CompletableFuture<Void> post(String id, String url, byte[] body, @Nullable WebhookSignature with) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("X-Sceneroute-Sandbox", "kling")
                .POST(BodyPublishers.ofByteArray(body));
        if (with != null) {
            long now = clock.millis() / 1000;
            request.header("webhook-id", id);
            request.header("webhook-timestamp", Long.toString(now));
            request.header("webhook-signature", with.of(id, now, body));
        }
        counters.add(Count.CALLBACKS_SENT);
        return send(request.build()).handle((answer, failure) -> {
            count(url, answer, failure);
            return null;
        });
    }

    private CompletableFuture<HttpResponse<Void>> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.discarding())
                .exceptionallyCompose(failure -> closedBefore(failure)
                        ? http.sendAsync(request, BodyHandlers.discarding())
                        : CompletableFuture.failedFuture(failure));
    }

    /** Whether the connection was gone before the receiver said anything; a time-out or a refusal is something else. */
    private static boolean closedBefore(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof IOException
                && !(cause instanceof HttpTimeoutException)
                && !(cause instanceof ConnectException);
    }

    private void count(String url, @Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        boolean taken = answer != null && answer.statusCode() / 100 == 2;
        counters.add(taken ? Count.CALLBACKS_ANSWERED : Count.CALLBACKS_FAILED);
        if (!taken) {
            LOG.info(
                    "Sandbox Kling's callback to {} was not taken ({}); it is not sent again",
                    URI.create(url).getAuthority(),
                    answer == null ? String.valueOf(failure) : "status " + answer.statusCode());
        }
    }
}
