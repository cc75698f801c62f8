package dev.sceneroute.api;

import dev.sceneroute.generation.ReferenceImageException;
import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.ledger.BudgetExceededException;
import dev.sceneroute.media.ClipRejectedException;
import dev.sceneroute.outside.ForbiddenAddressException;
import dev.sceneroute.pipeline.JobConflictException;
import dev.sceneroute.pipeline.NotApprovedException;
import dev.sceneroute.runtime.DatabaseTrouble;
import dev.sceneroute.runtime.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** From a failure to what is said about it: the one place. What is not known here is told without its insides. */
@Component
class ProblemRules {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemRules.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final Set<Class<?>> WRAPPERS =
            Set.of(RuntimeCamelException.class, CamelExecutionException.class, CompletionException.class);
    private static final Set<String> TELLING = Set.of(HttpHeaders.ALLOW, HttpHeaders.ACCEPT);

    /**
     * What a failure is told as.
     *
     * @param path the path of the request
     */
    Problem problem(Throwable failure, String path) {
        Throwable cause = unwrapped(failure);
        return known(cause).orElseGet(() -> unknown(cause, path)).at(path);
    }

    private static Optional<Problem> known(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return Optional.of(refused.problem());
        }
        if (failure instanceof InvalidScriptException invalid) {
            return Optional.of(Problem.of(invalid, ""));
        }
        if (failure instanceof ReferenceImageException) {
            return Optional.of(field(ProblemKind.INVALID_REQUEST, "", "image", "The " + failure.getMessage()));
        }
        if (failure instanceof ClipRejectedException) {
            return Optional.of(field(ProblemKind.INVALID_REQUEST, "", "sound", text(failure)));
        }
        if (failure instanceof ForbiddenAddressException) {
            return Optional.of(field(ProblemKind.FORBIDDEN_ADDRESS, "notify_url", "address", text(failure)));
        }
        if (failure instanceof NotApprovedException) {
            return Optional.of(Problem.of(ProblemKind.NOT_APPROVED, text(failure)));
        }
        if (failure instanceof JobConflictException) {
            return Optional.of(Problem.of(ProblemKind.CONFLICT, text(failure)));
        }
        if (failure instanceof BudgetExceededException) {
            return Optional.of(Problem.of(ProblemKind.BUDGET_EXCEEDED, text(failure)));
        }
        return DatabaseTrouble.isIn(failure) ? Optional.of(away(failure)) : ofTheWebServer(failure);
    }

    private static Problem field(ProblemKind kind, String field, String rule, String message) {
        return Problem.of(kind, message).withErrors(List.of(new FieldError(field, rule, message)));
    }

    private static Problem away(Throwable failure) {
        LOG.warn("The database does not answer: {}; the caller is asked to come again", failure.toString());
        // A connection that breaks at a commit leaves open on which side of it.
        String changed = failure instanceof TransactionSystemException
                ? "whether the change was made shows when it is back"
                : "nothing was changed";
        return Problem.of(ProblemKind.UNAVAILABLE, "The database does not answer; " + changed)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    private static Optional<Problem> ofTheWebServer(Throwable failure) {
        if (failure instanceof AsyncRequestTimeoutException) {
            return Optional.of(Problem.of(ProblemKind.UNAVAILABLE, "The answer takes too long; it may still be made")
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
        }
        if (failure instanceof NoResourceFoundException) {
            return Optional.of(Problem.of(ProblemKind.NOT_FOUND, "There is nothing at this path"));
        }
        if (!(failure instanceof ErrorResponse response)
                || response.getStatusCode().is5xxServerError()) {
            return Optional.empty();
        }
        ProblemKind kind = ProblemKind.ofStatus(response.getStatusCode().value());
        String detail = response.getBody().getDetail();
        Problem problem = Problem.of(kind, detail == null ? kind.title() : detail);
        Map<String, String> headers = response.getHeaders().toSingleValueMap();
        return Optional.of(headers.entrySet().stream()
                .filter(header -> TELLING.contains(header.getKey()))
                .findFirst()
                .map(header -> problem.withHeader(header.getKey(), header.getValue()))
                .orElse(problem));
    }

    private static Problem unknown(Throwable failure, String path) {
        String id = Ids.next("error");
        LOG.error("{}: the request {} failed; the caller was told this error id", id, Shown.text(path), failure);
        return Problem.of(ProblemKind.INTERNAL_ERROR, "The request failed; the log has the cause under " + id);
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause != null && WRAPPERS.contains(failure.getClass()) ? unwrapped(cause) : failure;
    }

    private static String text(@Nullable Throwable failure) {
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }
}
