package dev.sceneroute.drill;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a process under test is started: the same program with the settings of a server on somebody else's database and
 * of a provider that happens to be the simulated one.
 *
 * @param classPath jars
 * @param archive loaded classes of an earlier process; used if it is there
 * @param settings environment of every process
 * @param profiles Spring profiles
 */
record WorkerProgram(String classPath, Path archive, Map<String, String> settings, List<String> profiles) {
    // Settings of whoever starts the drill are for other purposes, and keys of theirs open real accounts.
    private static final Set<String> NOT_INHERITED = Set.of(
            "KLING", "DATABASE", "SCENEROUTE", "SPRING", "SERVER", "MANAGEMENT", "SANDBOX", "PUBLIC", "JAVA", "JDK");

    // Compiling thoroughly and tidying up pay off after minutes; these processes live for seconds.
    private static final List<String> SHORT_LIVED = List.of(
            "-Xms300m",
            "-Xmx512m",
            "-Xmn200m",
            "-XX:MetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=2",
            "-Dspring.backgroundpreinitializer.ignore=true");

    /**
     * Starts a process.
     *
     * @param own settings of this process alone
     * @param log what it prints is appended to it
     * @param options further options of the Java machine
     */
    Process start(Map<String, String> own, Path log, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(SHORT_LIVED);
        command.addAll(List.of(options));
        if (Files.exists(archive)) {
            // The process that made the archive has verified the same classes.
            command.addAll(
                    List.of("-Xshare:auto", "-Xverify:none", "-Xlog:cds=off", "-XX:SharedArchiveFile=" + archive));
        }
        command.addAll(List.of("-cp", classPath, "dev.sceneroute.Sceneroute"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> NOT_INHERITED.contains(name.replaceFirst("_.*", "")));
        builder.environment().putAll(settings);
        builder.environment().putAll(own);
        builder.environment().put("SPRING_PROFILES_ACTIVE", String.join(",", profiles));
        return builder.start();
    }

    /** This process's own Java. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java" + (File.separatorChar == '\\' ? ".exe" : ""))
                .toString();
    }
}
