package dev.sceneroute.generation.kling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes of a request or an answer what may be kept and shown: no image, no key, no callback address. */
final class KlingLog {
    private static final Set<String> IMAGES = Set.of("image", "image_tail", "image_url");

    /** The callback's path holds the token by which a callback is known to be Kling's. */
    private static final Set<String> SECRETS = Set.of(
            "callback_url",
            "authorization",
            "access_key",
            "secret_key",
            "api_key",
            "webhook_secret",
            "token",
            "secret");

    /** A key is longer than a word: people may write of the bearer of a letter. */
    private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s+[\\w.~+/=-]{16,}");

    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final Pattern WEBHOOK_SECRET = Pattern.compile("whsec_[\\w+/=-]+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{200,}+={0,2}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?is)https?://.*");
    private static final Pattern CALLBACK = Pattern.compile("(\"callback_url\"\\s*:\\s*\")[^\"]*");
    private static final String MASK = "***";

    private final ObjectReader json;

    KlingLog(ObjectMapper mapper) {
        this.json = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The same JSON without images and secrets; what is not JSON keeps its form, without them all the same. */
    String loggable(String text) {
        try {
            JsonNode node = json.readTree(text);
            return node.isContainerNode() ? loggable(node, null).toString() : cut(text);
        } catch (JsonProcessingException notJson) {
            return cut(text);
        }
    }

    private static JsonNode loggable(JsonNode node, @Nullable String field) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, loggable(object.get(name), name)));
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, loggable(array.get(i), field));
            }
            return array;
        }
        return node.isTextual() ? new TextNode(loggable(node.textValue(), field)) : node;
    }

    private static String loggable(String value, @Nullable String field) {
        String name = field == null ? "" : field.toLowerCase(Locale.ROOT);
        if (SECRETS.contains(name)) {
            return MASK;
        }
        boolean image = IMAGES.contains(name) && !WEB_ADDRESS.matcher(value).matches();
        return image ? size(value.substring(value.indexOf(',') + 1)) : cut(value);
    }

    static String cut(String text) {
        String masked = BEARER.matcher(text).replaceAll("Bearer " + Matcher.quoteReplacement(MASK));
        masked = JWT.matcher(masked).replaceAll(MASK);
        masked = CALLBACK.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(MASK));
        masked = WEBHOOK_SECRET.matcher(masked).replaceAll(MASK);
        return BASE64.matcher(masked).replaceAll(found -> size(found.group()));
    }

    private static String size(String base64) {
        int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return "<base64 " + Math.max(0, base64.length() * 3L / 4 - padding) + " bytes>";
    }
}
