package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object and refuses wrong ones by their full name.
 *
 * @param object the object
 * @param prefix what stands before a field's name in messages, such as {@code multi_prompt[0].}
 */
record RequestFields(JsonNode object, String prefix) {

    static RequestFields of(JsonNode request) {
        if (!request.isObject()) {
            throw KlingError.INVALID_REQUEST.refusal("the request body must be a JSON object");
        }
        return new RequestFields(request, "");
    }

    @Nullable
    String text(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name, "must be a string");
        }
        return value.textValue();
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null || text.isEmpty() ? otherwise : text;
    }

    /** A text of at most so many characters; empty if it is missing. */
    String prompt(String name, int longest) {
        String text = text(name, "");
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw wrong(name, "must be at most " + longest + " characters, not " + length);
        }
        return text;
    }

    String required(String name) {
        String text = text(name, "");
        if (text.isBlank()) {
            throw wrong(name, "is required");
        }
        return text;
    }

    String oneOf(String name, Set<String> allowed, String otherwise) {
        String text = text(name, otherwise);
        if (!allowed.contains(text)) {
            throw wrong(name, "value '" + text + "' is invalid");
        }
        return text;
    }

    boolean flag(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrong(name, "must be true or false");
        }
        return value.booleanValue();
    }

    /** Whole seconds, which Kling wants as a string such as {@code "5"}. */
    int seconds(String name, @Nullable String otherwise) {
        String text = otherwise == null ? required(name) : text(name, otherwise);
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw wrong(name, "value '" + text + "' is invalid");
        }
        return Integer.parseInt(text);
    }

    void number(String name, double least, double most) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return;
        }
        if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
            throw wrong(name, "must be a number from " + least + " to " + most);
        }
    }

    int index(String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isInt()) {
            throw wrong(name, "is required and must be an integer");
        }
        return value.intValue();
    }

    RequestFields objectAt(String name) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
            throw wrong(name, "must be an object");
        }
        return new RequestFields(value, prefix + name + ".");
    }

    /** The objects of an array; empty if it is missing. */
    List<RequestFields> objects(String name) {
        JsonNode array = object.get(name);
        if (array == null || array.isNull()) {
            return List.of();
        }
        if (!array.isArray()) {
            throw wrong(name, "must be an array");
        }
        List<RequestFields> items = new ArrayList<>();
        for (JsonNode item : array) {
            String place = name + "[" + items.size() + "]";
            if (!item.isObject()) {
                throw wrong(place, "must be an object");
            }
            items.add(new RequestFields(item, prefix + place + "."));
        }
        return items;
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    KlingRefusal wrong(String name, String complaint) {
        return KlingRefusal.parameter(prefix + name, complaint);
    }
}
