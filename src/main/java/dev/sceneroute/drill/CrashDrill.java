package dev.sceneroute.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command {@code drill}: this process hosts the database and the simulated provider and kills the program, which
 * runs as other processes.
 */
public final class CrashDrill {
    private static final String COMMAND = "drill";
    private static final String DATA_DIR = "--sceneroute.data-dir=";
    private static final int WRONG_ARGUMENTS = 2;

    /** Another account, or another database, than the drill's own must never be used: this wins over everything. */
    private static final List<String> NOTHING_OUTSIDE = List.of(
            "--database.url=",
            "--kling.base-url=",
            "--kling.access-key=",
            "--kling.secret-key=",
            "--kling.api-key=",
            "--kling.webhook-secret=",
            "--sandbox.kling.webhook-secret=" + DrillWorkers.WEBHOOK_SECRET);

    private CrashDrill() {}

    /** Whether a command line asks for it. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    /**
     * Runs it.
     *
     * @param application the program
     * @param arguments {@code drill} and its options; see {@code docs/reference/crash-drill.md}
     * @return 0 if nothing was lost and nothing paid twice, 1 if something was, 2 for arguments that make no sense
     */
    public static int run(SpringApplication application, String... arguments) {
        DrillPrinter printer = new DrillPrinter(System.out);
        DrillOptions options;
        try {
            options = DrillOptions.read(Arrays.asList(arguments).subList(1, arguments.length));
        } catch (IllegalArgumentException e) {
            printer.line(String.valueOf(e.getMessage()));
            return WRONG_ARGUMENTS;
        }
        Path folder = newFolder(arguments);
        application.setAdditionalProfiles(COMMAND);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        try (ConfigurableApplicationContext context = application.run(settings(folder, arguments))) {
            boolean good = context.getBean(DrillRun.class).run(options, folder, printer);
            return good ? 0 : 1;
        }
    }

    private static String[] settings(Path folder, String... arguments) {
        List<String> settings = new ArrayList<>(NOTHING_OUTSIDE);
        Arrays.stream(arguments)
                .filter(DrillOptions::isSetting)
                .filter(argument -> !argument.startsWith(DATA_DIR))
                .forEach(settings::add);
        settings.add("--drill.folder=" + folder);
        settings.add(DATA_DIR + folder.resolve("controller"));
        return settings.toArray(String[]::new);
    }

    // Every run begins with nothing.
    private static Path newFolder(String... arguments) {
        String data = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(DATA_DIR))
                .findFirst()
                .map(argument -> argument.substring(argument.indexOf('=') + 1))
                .or(() -> Optional.ofNullable(System.getenv("SCENEROUTE_DATA_DIR")))
                .orElse("data");
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-").format(LocalDateTime.now(ZoneId.systemDefault()));
        try {
            Path all = Files.createDirectories(Path.of(data, COMMAND)).toAbsolutePath();
            return Files.createTempDirectory(all, time);
        } catch (IOException e) {
            throw new UncheckedIOException("The drill cannot write to the data directory " + data, e);
        }
    }
}
