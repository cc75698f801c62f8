package dev.sceneroute.drill;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/**
 * How steps are named, the same whether they are read from the files in {@code routes/}, met in a running route, or
 * told by a transaction.
 */
final class StepNames {
    private static final Pattern PROVIDER_CALL = Pattern.compile("direct:(//)?[a-z]+-call");

    private static final Pattern OUTSIDE_CALL = Pattern.compile("(?:http|exec):(?://)?([a-z]+)(?=\\?|$)");

    private StepNames() {}

    /** The name of a bean call: {@code sceneOrdering} and {@code claim(…)} make {@code SceneOrdering.claim}. */
    static String ofBean(String ref, String method) {
        int arguments = method.indexOf('(');
        return StringUtils.capitalize(ref) + "." + (arguments < 0 ? method : method.substring(0, arguments));
    }

    /** The name of a transaction: class and method without the package. */
    static String ofTransaction(String name) {
        int method = name.lastIndexOf('.');
        int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
        return name.substring(type + 1);
    }

    /**
     * The name of a call to the outside.
     *
     * @param uri where a message goes
     * @param routeId the route the step is in
     * @return nothing if the message stays inside
     */
    static Optional<String> ofCall(String uri, String routeId) {
        if (PROVIDER_CALL.matcher(uri).matches()) {
            return Optional.of(routeId.replaceFirst("-once$", ""));
        }
        Matcher call = OUTSIDE_CALL.matcher(uri);
        // The HTTP of a provider call has its name from the route that calls.
        return call.lookingAt() && !call.group(1).equals("provider") ? Optional.of(call.group(1)) : Optional.empty();
    }
}
