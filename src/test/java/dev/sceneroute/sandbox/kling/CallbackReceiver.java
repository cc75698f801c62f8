package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes callbacks on a port of its own and remembers them in the order they came. */
final class CallbackReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(8);
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

    /** One callback: its raw body, its headers (names in lower case) and when it came. */
    record Received(String body, Map<String, String> headers, long atMillis) {
        JsonNode json() {
            try {
                return SandboxClient.JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String taskId() {
            return json().path("task_id").asText();
        }

        String status() {
            return json().path("task_status").asText();
        }
    }

    CallbackReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            long now = System.currentTimeMillis();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(body, headers, now));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/kling";
    }

    List<Received> of(String taskId) {
        synchronized (received) {
            return received.stream()
                    .filter(callback -> callback.taskId().equals(taskId))
                    .toList();
        }
    }

    List<String> statuses(String taskId) {
        return of(taskId).stream().map(Received::status).toList();
    }

    int count() {
        return received.size();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
