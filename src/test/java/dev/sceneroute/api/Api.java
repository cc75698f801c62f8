package dev.sceneroute.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** The program under test as its callers see it: over HTTP, with no more than the contract says. */
final class Api {
    static final String NOBODYS_JOB = "job_01k9q3x1a2b3c4d5e6f7g8h9j0";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final int port;

    Api(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    Reply get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Reply post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), withJson(headers));
    }

    Reply post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    Reply put(String path, String json) {
        return send("PUT", path, BodyPublishers.ofString(json), withJson());
    }

    Reply send(String method, String path, BodyPublisher body, String... headers) {
        try {
            return new Reply(client.send(request(method, path, body, headers), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient client() {
        return client;
    }

    HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    /** The same call, so many times at once. */
    static List<Reply> atOnce(int times, Supplier<Reply> call) {
        ExecutorService callers = Executors.newFixedThreadPool(times);
        try {
            Callable<Reply> one = call::get;
            return callers.invokeAll(Collections.nCopies(times, one)).stream()
                    .map(Api::result)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            callers.shutdown();
        }
    }

    private static Reply result(Future<Reply> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** A script of equal scenes of 3 seconds. */
    static String script(int scenes) {
        StringBuilder script = new StringBuilder("{\"title\": \"Harbour\", \"scenes\": [");
        for (int order = 1; order <= scenes; order++) {
            script.append(order == 1 ? "" : ", ")
                    .append("{\"visual_prompt\": \"Boats, view ")
                    .append(order)
                    .append("\", \"target_duration\": 3}");
        }
        return script.append("]}").toString();
    }

    /** The body of a request for a job on a whole script. */
    static String job(int scenes, String deliver) {
        return "{\"script\": " + script(scenes) + ", \"deliver\": \"" + deliver + "\"}";
    }

    private static String[] withJson(String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return all;
    }
}
