package dev.sceneroute.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.sceneroute.api.IdempotencyStore.Earlier;
import dev.sceneroute.runtime.Sha256;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a thing once, however often the same request arrives. The key is taken in the transaction that makes the thing:
 * of two requests at once the second waits for the first and gets its answer, and a request that fails leaves no key.
 */
@Component
class IdempotentCreation {
    private final IdempotencyStore store;
    private final ObjectWriter writer;

    IdempotentCreation(IdempotencyStore store, ObjectMapper mapper) {
        this.store = store;
        // Two texts that differ in the order of their fields ask for the same.
        this.writer = mapper.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
    }

    /**
     * Makes the thing, in one transaction, or finds what the same request was answered with before.
     *
     * @param operation the operation's id in the contract
     * @param header the request's Idempotency-Key, if it has one
     * @param request all that was asked: path and body
     * @param work makes the thing
     * @throws RefusedException if the key is bad or belongs to another request
     */
    @Transactional
    public Answer once(
            String owner, String operation, @Nullable Object header, List<?> request, Supplier<Answer> work) {
        IdempotencyKey key = IdempotencyKey.of(header);
        if (key == null) {
            return work.get();
        }
        String sha256 = fingerprint(request);
        if (!store.claim(owner, operation, key, sha256)) {
            return replay(store.earlier(owner, operation, key), sha256);
        }
        Answer answer = work.get();
        store.record(owner, operation, key, answer);
        return answer;
    }

    private static Answer replay(Earlier earlier, String sha256) {
        if (!earlier.requestSha256().equals(sha256)) {
            throw new RefusedException(
                    ProblemKind.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key came with a different request before; that one is not repeated");
        }
        if (earlier.status() == null || earlier.body() == null) {
            throw new IllegalStateException("A key is only seen together with its answer");
        }
        return Answer.replayed(earlier.status(), earlier.location(), earlier.body());
    }

    private String fingerprint(List<?> request) {
        try {
            return Sha256.of(writer.writeValueAsBytes(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read as JSON can be written as JSON", e);
        }
    }
}
