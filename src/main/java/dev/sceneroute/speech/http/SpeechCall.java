package dev.sceneroute.speech.http;

import java.util.Map;
import java.util.TreeMap;

/**
 * One POST of JSON to an engine that speaks.
 *
 * @param url absolute address
 * @param headers beside the content type, which is always {@value #JSON}; they may hold secrets
 * @param body JSON text
 * @param ending of the file the answer is put into, such as {@code .wav}
 */
public record SpeechCall(String url, Map<String, String> headers, String body, String ending) {
    /** The content type of every call. */
    public static final String JSON = "application/json";

    private static final int SHORTEST_SECRET = 6;

    /** Copies the headers. */
    public SpeechCall {
        headers = Map.copyOf(headers);
    }

    /** A call without headers of its own. */
    public static SpeechCall post(String url, String body, String ending) {
        return new SpeechCall(url, Map.of(), body, ending);
    }

    /** The same call with further headers. */
    public SpeechCall with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        return new SpeechCall(url, all, body, ending);
    }

    /** A text in which our own headers' values, keys among them, are masked: some servers repeat what they were sent. */
    String withoutSecrets(String text) {
        String masked = text;
        for (String value : headers.values()) {
            String secret = value.replaceFirst("^Bearer ", "");
            masked = secret.length() < SHORTEST_SECRET ? masked : masked.replace(secret, "***");
        }
        return masked;
    }

    /** Without the values of headers and without the text. */
    @Override
    public String toString() {
        return "SpeechCall[" + url + ", headers=" + headers.keySet() + ", body of " + body.length() + " characters]";
    }
}
