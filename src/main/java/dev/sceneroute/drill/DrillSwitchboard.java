package dev.sceneroute.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where processes under test call in. Each has a line of its own; see {@link DrillLine} for what is said on it. */
final class DrillSwitchboard implements AutoCloseable {
    private final ServerSocket server;
    private final Map<Integer, Receiver> receivers = new ConcurrentHashMap<>();

    /** Whoever listens to one process. */
    interface Receiver {
        /** The process is on the line and waits for orders; nothing of it runs before it has heard {@code ready}. */
        void connected(PrintWriter line);

        /** The process has said something. */
        void said(String words);
    }

    DrillSwitchboard() {
        try {
            this.server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::acceptAll);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Says who listens to a replica from now on. */
    void listen(int replica, Receiver receiver) {
        receivers.put(replica, receiver);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                thread(() -> hear(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hear(Socket caller) {
        try (caller;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
            String hello = String.valueOf(in.readLine());
            Receiver receiver = receivers.get(Integer.parseInt(hello.replaceFirst("^hello ", "")));
            if (receiver == null) {
                return;
            }
            receiver.connected(new PrintWriter(caller.getOutputStream(), true, StandardCharsets.UTF_8));
            for (String words = in.readLine(); words != null; words = in.readLine()) {
                receiver.said(words);
            }
        } catch (IOException dead) {
            // As it should be: the process was killed.
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "crash-drill-line");
        thread.setDaemon(true);
        thread.start();
    }
}
