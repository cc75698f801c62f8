package dev.sceneroute.generation.kling;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ImageBytes;
import dev.sceneroute.generation.ProviderAnswer;
import dev.sceneroute.generation.ProviderCall;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.StandardWebhookSignature;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.generation.VideoProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Kling as a provider of clips: puts the translations of this folder together. */
@Component
public final class KlingAdapter implements VideoProvider {

    /** The service's name. */
    public static final String SERVICE = "kling";

    private final KlingRequests requests;
    private final KlingResponses responses;
    private final String baseUrl;
    private final int concurrency;
    private final KlingToken token;
    private final KlingLog log;
    private final StandardWebhookSignature signature;
    private final Clock clock;

    /** Puts them together. */
    public KlingAdapter(KlingProperties properties, ImageBytes images, ObjectMapper json, Clock clock) {
        this.baseUrl = properties.baseUrl();
        this.concurrency = properties.concurrency();
        this.clock = clock;
        this.requests = new KlingRequests(json, images);
        this.responses = new KlingResponses(json);
        this.token = new KlingToken(properties, clock);
        this.log = new KlingLog(json);
        this.signature = new StandardWebhookSignature(properties.webhookSecret(), clock);
    }

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public int concurrency() {
        return concurrency;
    }

    @Override
    public List<String> problems(VideoOrder order) {
        List<String> problems = new ArrayList<>(KlingModels.CATALOG.problems(SERVICE, order));
        problems.addAll(KlingOrderRules.problems(order));
        return List.copyOf(problems);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProviderException {@link FailureKind#INVALID_REQUEST} if the order has {@link #problems}: it is not sent
     */
    @Override
    public ProviderCall create(VideoOrder order) {
        List<String> problems = problems(order);
        if (!problems.isEmpty()) {
            throw new ProviderException(
                    FailureKind.INVALID_REQUEST,
                    "order " + order.externalId() + " was not sent: " + String.join("; ", problems),
                    null,
                    null);
        }
        return requests.create(order);
    }

    @Override
    public TaskReport created(ProviderAnswer answer) {
        return reading(() -> responses.created(answer));
    }

    @Override
    public ProviderCall query(EndpointType endpoint, String id) {
        return requests.query(endpoint, id);
    }

    @Override
    public TaskReport queried(ProviderAnswer answer) {
        return reading(() -> responses.queried(answer));
    }

    @Override
    public ProviderCall list(EndpointType endpoint, int page, int size) {
        return requests.list(endpoint, page, size);
    }

    @Override
    public List<TaskReport> listed(ProviderAnswer answer) {
        return reading(() -> responses.listed(answer));
    }

    @Override
    public ProviderCall account() {
        return requests.costs(clock.instant());
    }

    @Override
    public boolean canOrder(ProviderAnswer answer) {
        return reading(() -> responses.canOrder(answer));
    }

    @Override
    public TaskReport calledBack(byte[] body) {
        return responses.calledBack(body);
    }

    @Override
    public FailureKind lateFailure(String message) {
        return KlingFailures.late(message);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProviderException {@link FailureKind#AUTHENTICATION} if no key is configured
     */
    @Override
    public String authorization() {
        return token.authorization();
    }

    /**
     * Whether a callback is Kling's, as far as its signature can tell; always, if no webhook secret is configured.
     *
     * @param id the {@code webhook-id} header
     * @param timestamp the {@code webhook-timestamp} header
     * @param signatures the {@code webhook-signature} header
     * @param body the raw bytes, not parsed yet
     */
    public boolean isSigned(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
        return signature.accepts(id, timestamp, signatures, body);
    }

    /** The same text without images, keys and the callback's address: what may be stored and logged. */
    public String loggable(String json) {
        return log.loggable(json);
    }

    /** A token that was rejected is dropped here, so that nobody can ask again with it. */
    private <T> T reading(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (ProviderException failure) {
            if (failure.kind() == FailureKind.TOKEN_REJECTED) {
                token.renew();
            }
            throw failure;
        }
    }
}
