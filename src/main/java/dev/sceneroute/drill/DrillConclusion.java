package dev.sceneroute.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells people what a run has shown. */
final class DrillConclusion {
    private DrillConclusion() {}

    /** Prints the table, and writes it down if that was asked for. */
    static void tell(DrillReport report, List<DrillJob> unfinished, DrillOptions options, DrillPrinter printer) {
        String faults = faults(report, unfinished);
        printer.line("\n" + report.table() + faults);
        printer.line(sentence(report));
        Path file = options.report();
        if (file != null) {
            write(file, markdown(report, faults, options));
        }
    }

    /** A line for whatever makes the run a bad one, besides the counts. */
    private static String faults(DrillReport report, List<DrillJob> unfinished) {
        return Stream.of(
                        report.missed().stream().map(point -> "Never reached: " + point),
                        report.wrong().stream()
                                .map(job -> "Film %d (%s) is not right".formatted(job.number(), job.id())),
                        unfinished.stream().map(job -> "Film %d (%s) did not end: %s"
                                .formatted(job.number(), job.id(), job.status())))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String sentence(DrillReport report) {
        String counts = "%d deaths; lost: %d, paid twice: %d, orphans: %d"
                .formatted(report.deaths(), report.lost(), report.doubled(), report.orphans());
        return counts + (report.good() ? ". Everything came to its right end." : ". THIS IS NOT RIGHT.");
    }

    private static String markdown(DrillReport report, String faults, DrillOptions options) {
        String command = "drill --kills=%d --seed=%d --replicas=%d --points=%s"
                .formatted(options.kills(), options.seed(), options.replicas(), options.points());
        return "%s, commit %s:%n%n```%n%s%n```%n%n%s%n%s%s%n"
                .formatted(
                        LocalDate.now(java.time.ZoneOffset.UTC),
                        commit().orElse("unknown"),
                        command,
                        report.table(),
                        faults,
                        sentence(report));
    }

    private static Optional<String> commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(git.getInputStream(), StandardCharsets.UTF_8))) {
                return Optional.ofNullable(out.readLine()).filter(words -> words.matches("[0-9a-f]{7,40}"));
            }
        } catch (IOException noGit) {
            return Optional.empty();
        }
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written to " + file, e);
        }
    }
}
