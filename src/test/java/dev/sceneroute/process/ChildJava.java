package dev.sceneroute.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts the program as a process of its own, as quickly as can be: it lives for seconds. */
public final class ChildJava {
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

    /** Java, its options, the class path of the tests, and the main class; arguments of the program may follow. */
    public static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("dev.sceneroute.Sceneroute");
        return command;
    }
}
