package dev.sceneroute.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts the program as a process of its own: as quickly as can be, or as it is run in earnest. */
public final class ChildJava {
    /** Held by tests with processes of their own: one such test at a time, beside the others and the crash drill. */
    public static final String LOCK = "processes";

    private static final List<String> SHORT_LIVED = List.of(
            "-Xms256m",
            "-Xmx512m",
            "-Xmn128m",
            "-XX:MetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Dspring.backgroundpreinitializer.ignore=true");

    private ChildJava() {}

    /** For a process that lives for seconds: Java, its options, class path and main class; arguments may follow. */
    public static List<String> command() {
        return command(SHORT_LIVED);
    }

    /** For a process whose speed is measured. */
    static List<String> inEarnest() {
        return command(List.of("-Xmx1g"));
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("dev.sceneroute.Sceneroute");
        return command;
    }
}
