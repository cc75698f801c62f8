package dev.sceneroute.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * From a process under test to the one that runs the drill: a line of text each, over loopback. Here go {@code hello
 * <replica>}, {@code at <point>} and {@code working}; back come {@code die at <point>}, {@code fail at <step>},
 * {@code watch} and {@code ready}.
 */
final class DrillLine {
    private final BufferedReader in;
    private final PrintWriter out;

    private DrillLine(Socket socket) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Calls whoever runs the drill and says who it is. */
    static DrillLine open(int port, int replica) {
        try {
            DrillLine line = new DrillLine(new Socket(InetAddress.getLoopbackAddress(), port));
            line.say("hello " + replica);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("Whoever runs the crash drill does not answer on port " + port, e);
        }
    }

    /** Obeys what is said until {@code ready}, then goes on obeying on a thread of its own. */
    void obey(Consumer<String> orders) {
        while (obeyOne(orders)) {
            // Until ready: where to die must be known before the first step.
        }
        Thread thread = new Thread(() -> obeyAll(orders), "crash-drill");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says one line. */
    void say(String words) {
        synchronized (out) {
            out.println(words);
        }
    }

    private void obeyAll(Consumer<String> orders) {
        while (obeyOne(orders)) {
            // Until whoever runs the drill has gone.
        }
        // Nobody is left who could stop this process.
        Runtime.getRuntime().halt(1);
    }

    private boolean obeyOne(Consumer<String> orders) {
        try {
            String order = in.readLine();
            if (order == null || order.equals("ready")) {
                return false;
            }
            orders.accept(order);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
