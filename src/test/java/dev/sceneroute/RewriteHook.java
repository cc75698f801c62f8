package dev.sceneroute;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A rewrite hook for tests, over real HTTP: declines unless a test says otherwise. */
public final class RewriteHook {
    private static final List<String> QUESTIONS = new CopyOnWriteArrayList<>();
    private static final HttpServer SERVER = start();
    private static volatile int status = 404;
    private static volatile String answer = "";

    /** In an answer: stands for how many questions there were. */
    public static final String NUMBER = "<number>";

    private RewriteHook() {}

    /** Where it listens. */
    public static String url() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/rewrite";
    }

    /** Declines every question from now on, and forgets those before. */
    public static void decline() {
        answer(404, "");
    }

    /** Answers every question so from now on, and forgets those before. */
    public static void answer(int newStatus, String newAnswer) {
        QUESTIONS.clear();
        status = newStatus;
        answer = newAnswer;
    }

    /** The bodies of all questions. */
    public static List<String> questions() {
        return List.copyOf(QUESTIONS);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/rewrite", RewriteHook::reply);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            QUESTIONS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body =
                    answer.replace(NUMBER, Integer.toString(QUESTIONS.size())).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
