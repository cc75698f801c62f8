package dev.sceneroute.sandbox.kling;

/** Kling's table of errors (error-code page of the official documentation, read 2026-09-20). */
enum KlingError {
    AUTHENTICATION_FAILED(401, 1000, "Authentication failed"),
    AUTHORIZATION_EMPTY(401, 1001, "Authorization is empty"),
    AUTHORIZATION_INVALID(401, 1002, "Authorization is invalid"),
    TOKEN_NOT_YET_VALID(401, 1003, "Authorization is not yet valid"),
    TOKEN_EXPIRED(401, 1004, "Authorization has expired"),
    ACCOUNT_ABNORMAL(429, 1100, "Account exception"),
    ACCOUNT_IN_ARREARS(429, 1101, "Account in arrears"),
    PACK_EMPTY(429, 1102, "Account balance not enough"),
    NO_RIGHT(403, 1103, "Unauthorized access to the requested resource"),
    INVALID_REQUEST(400, 1200, "Invalid request parameters"),
    INVALID_PARAMETER(400, 1201, "Invalid parameters"),
    INVALID_METHOD(404, 1202, "The requested method is invalid"),
    NO_SUCH_RESOURCE(404, 1203, "The requested resource does not exist"),
    PLATFORM_POLICY(400, 1300, "Trigger strategy of the platform"),
    CONTENT_POLICY(400, 1301, "Trigger the content security policy of the platform"),
    TOO_FAST(429, 1302, "The API request is too fast, exceeding the platform rate limit"),
    PACK_LIMIT(429, 1303, "parallel task over resource pack limit"),
    ADDRESS_NOT_ALLOWED(429, 1304, "Trigger the platform IP whitelisting policy"),
    SERVER_ERROR(500, 5000, "Internal server error"),
    MAINTENANCE(503, 5001, "Service temporarily unavailable, under maintenance"),
    TIMED_OUT(504, 5002, "Service internal timeout");

    private final int status;
    private final int code;
    private final String text;

    KlingError(int status, int code, String text) {
        this.status = status;
        this.code = code;
        this.text = text;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }

    /** A refusal in the table's own words. */
    KlingRefusal refusal() {
        return new KlingRefusal(this, text);
    }

    /** A refusal that says more than the table. */
    KlingRefusal refusal(String message) {
        return new KlingRefusal(this, message);
    }
}
