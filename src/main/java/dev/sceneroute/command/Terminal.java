package dev.sceneroute.command;

import java.io.Console;

/** Whether a person is looking at a terminal, or the output goes to a file or another program. */
final class Terminal {
    private Terminal() {}

    // From Java 22 on there is always a console, and it says itself whether it is a terminal; before that, a console
    // is.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isPresent() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
