package dev.sceneroute.drill;

import java.io.PrintStream;

/** What people see of a run. */
final class DrillPrinter {
    private final PrintStream out;

    DrillPrinter(PrintStream out) {
        this.out = out;
    }

    /** Prints one line or several. */
    void line(String words) {
        synchronized (out) {
            out.println(words);
            out.flush();
        }
    }
}
