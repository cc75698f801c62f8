package dev.sceneroute.api;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** Every kind of problem this program answers with. Clients tell problems apart by {@link #type()}, so names stay. */
enum ProblemKind {
    BAD_REQUEST(400, "The request cannot be read", "Check the address and the headers of the request."),
    MALFORMED_JSON(400, "The body is not JSON", "Correct the body at the place the detail names."),
    INVALID_PARAMETER(400, "The request is not right", "Correct what errors names and send the request again."),
    INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key is not right", "Send 1 to 255 visible ASCII characters once."),
    FOREIGN_PAGE(403, "Another site's page may not do this", "Send the request from a program, or from our own page."),
    NOT_FOUND(404, "There is no such thing", "Check the path and the id; only one's own things can be seen."),
    METHOD_NOT_ALLOWED(405, "The method does not work here", "Use one of the methods in the Allow header."),
    NOT_ACCEPTABLE(406, "None of the wanted media types is offered", "Send another Accept header, or none."),
    NOT_APPROVED(409, "The script is a draft", "Approve the script, then start the job."),
    NOT_FINISHED(409, "The job has no result yet", "Wait for the job to succeed; its events tell when."),
    CONFLICT(409, "The job is not where this is possible", "Look at the job, then decide anew."),
    BUDGET_EXCEEDED(
            409, "A cap does not allow it", "Raise the cap the detail names, or ask for less; nothing was started."),
    GONE(410, "The content is no longer stored", "Try the job again to have it made again."),
    TOO_LARGE(413, "The body is too large", "Store images first (POST /api/v1/assets) and name them by asset_id."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not taken here", "Send the media type the detail names."),
    RANGE_NOT_SATISFIABLE(416, "The range lies beyond the content", "Ask for a range inside the size that is told."),
    INVALID_REQUEST(422, "The request breaks rules", "Correct every field in errors and send the request again."),
    INVALID_SCRIPT(
            422, "The script breaks rules", "Correct every field in errors; docs/reference/script.md has them all."),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request", "Take a new key for a new request."),
    FORBIDDEN_ADDRESS(422, "This address may not be contacted", "Give a public https address."),
    INTERNAL_ERROR(
            500, "Something went wrong on our side", "Try again; if it stays, report the error id of the detail."),
    UNAVAILABLE(
            503, "The program cannot answer at this moment", "Send the same request again after Retry-After seconds.");

    private static final String BASE = "https://sceneroute.dev/problems/";

    private final int status;
    private final String title;
    private final String nextStep;

    ProblemKind(int status, String title, String nextStep) {
        this.status = status;
        this.title = title;
        this.nextStep = nextStep;
    }

    /** The kind that stands for a status of the web server's own. */
    static ProblemKind ofStatus(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR);
    }

    /** What clients tell it by, such as {@code https://sceneroute.dev/problems/not-found}. */
    URI type() {
        return URI.create(BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** What a person can do about it, in one sentence. */
    String nextStep() {
        return nextStep;
    }
}
