package dev.sceneroute.api;

import dev.sceneroute.generation.CallbackSettings;
import dev.sceneroute.pipeline.CallbackCounters;
import dev.sceneroute.runtime.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every request to the API passes before anything of it is kept: a path of plain characters, a body that is not
 * too large and is JSON in UTF-8, and no other site's web page behind it. Images and callbacks (whose
 * raw bytes are signed) have limits of their own and may be of other types.
 */
@Component
final class RequestGate extends OncePerRequestFilter {
    private static final String API = "/api/v1/";
    private static final String IMAGES = API + "assets";
    private static final String CALLBACKS = API + "callbacks/";
    private static final String EVENTS = "/events";
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ApiSettings settings;
    private final CallbackSettings callbacks;
    private final CallbackCounters counters;
    private final OwnPages pages;
    private final ProblemRules rules;
    private final Json json;

    RequestGate(
            ApiSettings settings,
            CallbackSettings callbacks,
            CallbackCounters counters,
            OwnPages pages,
            ProblemRules rules,
            Json json) {
        this.settings = settings;
        this.callbacks = callbacks;
        this.counters = counters;
        this.pages = pages;
        this.rules = rules;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(API)
                && !request.getServletPath().startsWith(API);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        HttpServletRequest passed;
        try {
            passed = passed(request);
        } catch (RefusedException e) {
            refuse(response, rules.problem(e, request.getRequestURI()));
            return;
        }
        chain.doFilter(passed, response);
    }

    private HttpServletRequest passed(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI();
        // No path of ours needs encoding or dots, and Camel and Spring MVC read such paths in different ways.
        if (!PLAIN.matcher(path).matches()) {
            throw RefusedException.unknown("resource", path);
        }
        if (READING.contains(request.getMethod())) {
            return reading(request, path);
        }
        refuseForeignPages(request);
        if (path.startsWith(IMAGES)) {
            return request;
        }
        if (path.startsWith(CALLBACKS)) {
            return callback(request, path);
        }
        BoundedBody body = BoundedBody.read(request, settings.largestBody());
        if (!body.isEmpty()) {
            refuseUnlessJson(request);
        }
        return body;
    }

    // Whoever breaks off is not there any more, and the web server would end the request under the route's feet.
    private HttpServletRequest callback(HttpServletRequest request, String path) {
        try {
            return CallbackRequest.read(request, callbacks.largest());
        } catch (IOException brokenOff) {
            counters.cutOff(path.substring(CALLBACKS.length()).replaceFirst("/.*", ""));
            throw new RefusedException(ProblemKind.BAD_REQUEST, "The body is not complete");
        }
    }

    /** HEAD is GET without the body, which the web server leaves out; routes are for GET alone. */
    private static HttpServletRequest reading(HttpServletRequest request, String path) {
        if (!request.getMethod().equals("HEAD") || path.startsWith(IMAGES) || path.endsWith(EVENTS)) {
            return request;
        }
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }

    private void refuseForeignPages(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!pages.allow(request.getHeader("Sec-Fetch-Site"), origin)) {
            throw new RefusedException(
                    ProblemKind.FOREIGN_PAGE,
                    "The request was made by another site's web page (Sec-Fetch-Site, Origin); if that page is this"
                            + " program's own, name its host in sceneroute.api.allowed-hosts");
        }
    }

    private static void refuseUnlessJson(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (!isJson(request.getContentType()) || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw new RefusedException(Problem.of(
                            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                            "The body must be application/json in UTF-8, not compressed")
                    .withHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(contentType));
            boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            return utf8 && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private void refuse(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        problem.headers().forEach(response::setHeader);
        response.getOutputStream().write(json.write(problem).getBytes(StandardCharsets.UTF_8));
    }
}
