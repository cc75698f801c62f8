package dev.sceneroute.generation.kling;

import static dev.sceneroute.generation.FailureKind.ACCOUNT;
import static dev.sceneroute.generation.FailureKind.AMBIGUOUS;
import static dev.sceneroute.generation.FailureKind.AUTHENTICATION;
import static dev.sceneroute.generation.FailureKind.CONCURRENCY_LIMIT;
import static dev.sceneroute.generation.FailureKind.CONTENT_REFUSED;
import static dev.sceneroute.generation.FailureKind.DUPLICATE;
import static dev.sceneroute.generation.FailureKind.GENERATION_FAILED;
import static dev.sceneroute.generation.FailureKind.INVALID_REQUEST;
import static dev.sceneroute.generation.FailureKind.NOT_FOUND;
import static dev.sceneroute.generation.FailureKind.PERMISSION;
import static dev.sceneroute.generation.FailureKind.RATE_LIMITED;
import static dev.sceneroute.generation.FailureKind.TOKEN_REJECTED;
import static dev.sceneroute.generation.FailureKind.TRANSIENT;
import static java.util.Map.entry;

import dev.sceneroute.generation.FailureKind;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a refusal of Kling means for us: its error table (error codes page, read 2026-09-20), what the table leaves open
 * decided by the HTTP status, and in doubt always the meaning that cannot pay twice.
 */
final class KlingFailures {

    /** What a person or the flow does about it. */
    record Meaning(FailureKind kind, String wayOut) {}

    private static final String LOOK_UP = "the task may exist: it is looked up before anything else";
    private static final String ASK_AGAIN = "it is asked again later";
    private static final String CHECK_KEY = "check KLING_ACCESS_KEY and KLING_SECRET_KEY, or KLING_API_KEY";
    private static final String SIGN_ANEW = "a new token is signed; if it stays, set this machine's clock";

    /** The codes that mean the same for an order and for a question. */
    private static final Map<Integer, Meaning> CODES = Map.ofEntries(
            entry(1000, new Meaning(AUTHENTICATION, CHECK_KEY)),
            entry(1001, new Meaning(AUTHENTICATION, "no Authorization header arrived: look for a proxy that drops it")),
            entry(1002, new Meaning(AUTHENTICATION, CHECK_KEY)),
            entry(1003, new Meaning(TOKEN_REJECTED, SIGN_ANEW)),
            entry(1004, new Meaning(TOKEN_REJECTED, SIGN_ANEW)),
            entry(1100, new Meaning(ACCOUNT, "the account is abnormal: see to it in Kling's console")),
            entry(1101, new Meaning(ACCOUNT, "the account is in arrears: pay in Kling's console")),
            entry(1102, new Meaning(ACCOUNT, "the resource pack is used up or expired: buy one in Kling's console")),
            entry(1103, new Meaning(PERMISSION, "the account may not use this endpoint or model: see to it at Kling")),
            entry(1200, new Meaning(INVALID_REQUEST, "change what the message names")),
            entry(1202, new Meaning(INVALID_REQUEST, "check KLING_BASE_URL")),
            entry(1300, new Meaning(CONTENT_REFUSED, "change visual_prompt or reference_assets")),
            entry(1301, new Meaning(CONTENT_REFUSED, "change visual_prompt or reference_assets")),
            entry(1302, new Meaning(RATE_LIMITED, "it is asked again after a pause; lower KLING_REQUESTS_PER_SECOND")),
            entry(1303, new Meaning(CONCURRENCY_LIMIT, "it waits for a running task to end; check KLING_CONCURRENCY")),
            entry(1304, new Meaning(ACCOUNT, "this machine's address is not on the account's list: add it at Kling")));

    /** A task that was asked for and does not exist is answered with any of these. */
    private static final Meaning UNKNOWN_TASK = new Meaning(NOT_FOUND, "Kling knows no such task");

    private static final Meaning TAKEN = new Meaning(DUPLICATE, "the task exists already: it is looked up and adopted");

    private static final Meaning WRONG_REQUEST = new Meaning(INVALID_REQUEST, "change what the message names");

    private static final Meaning WRONG_ADDRESS = new Meaning(INVALID_REQUEST, "check the order and KLING_BASE_URL");

    private static final Pattern ALREADY_THERE =
            Pattern.compile("already|duplicat|repeat|conflict|unique|in use|been used|(?<!not |n't )exists?\\b|已存在|重复");

    private static final Pattern CONTENT =
            Pattern.compile("risk[ -]control|sensitive|safety|polic(y|ies)|moderat|violat"
                    + "|inappropriate|prohibited|nsfw|copyright|敏感|风控|审核|违规");

    private static final Pattern IMAGE = Pattern.compile("image|picture|pixel|frame|图片|图像");
    private static final Pattern WRONG =
            Pattern.compile("invalid|illegal|pixel|resolution|\\bratio|\\bformat|too (small|large|big)"
                    + "|unsupported|not support|corrupt|decode|无效|不合法|不支持");

    private KlingFailures() {}

    /** What was asked of Kling: the same refusal means another thing for each. */
    enum Call {
        ORDER,
        QUESTION,
        LIST
    }

    /**
     * What a refusal means.
     *
     * @param call what was asked
     * @param status HTTP status
     * @param code Kling's code, 0 if the answer has none
     * @param message Kling's words
     * @param page whether the body is some gateway's page and not Kling's own answer
     */
    static Meaning of(Call call, int status, int code, String message, boolean page) {
        if (call == Call.ORDER && isDuplicate(status, code, message)) {
            return TAKEN;
        }
        if (code == 1201 || code == 1203) {
            return call == Call.QUESTION ? UNKNOWN_TASK : WRONG_REQUEST;
        }
        Meaning known = CODES.get(code);
        return known != null ? known : byStatus(call, code >= 5000 ? 500 : status, page);
    }

    /** What the words of a task that failed after it was accepted mean; there is no code then. */
    static FailureKind late(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        if (CONTENT.matcher(words).find()) {
            return CONTENT_REFUSED;
        }
        boolean image = IMAGE.matcher(words).find() && WRONG.matcher(words).find();
        return image ? INVALID_REQUEST : GENERATION_FAILED;
    }

    /** Not in the official table: seen in three public code bases as 400 and 1201 in slightly different words. */
    private static boolean isDuplicate(int status, int code, String message) {
        boolean possible =
                code == 1200 || code == 1201 || (CODES.get(code) == null && (status == 400 || status == 409));
        String words = message.toLowerCase(Locale.ROOT);
        return possible
                && words.contains("external")
                && ALREADY_THERE.matcher(words).find();
    }

    private static Meaning byStatus(Call call, int status, boolean page) {
        return switch (status) {
            case 401 -> new Meaning(AUTHENTICATION, CHECK_KEY);
            case 402 -> new Meaning(ACCOUNT, "see to the account in Kling's console");
            case 403 -> new Meaning(PERMISSION, "the account, or a gateway in between, does not allow it");
            case 404 -> call == Call.QUESTION ? notFound(page) : WRONG_ADDRESS;
            case 425, 429 -> new Meaning(RATE_LIMITED, "it is asked again after a pause");
            case 408, 409, 499 -> unclear(call);
            default -> status >= 300 && status < 500 ? WRONG_ADDRESS : unclear(call);
        };
    }

    /** "Not found" allows an order to be paid anew, so only Kling itself may say it, never a gateway's page. */
    private static Meaning notFound(boolean page) {
        return page ? new Meaning(TRANSIENT, "check KLING_BASE_URL; " + ASK_AGAIN) : UNKNOWN_TASK;
    }

    /** 5000, 5001 and 5002 end here: even under maintenance the order may have been written down before. */
    static Meaning unclear(Call call) {
        return call == Call.ORDER ? new Meaning(AMBIGUOUS, LOOK_UP) : new Meaning(TRANSIENT, ASK_AGAIN);
    }
}
