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

/** Tells people what a run has shown. */
final class DrillConclusion {
    private DrillConclusion() {}

    /** Prints the table, and writes it down if that was asked for. */
    static void tell(DrillReport report, List<DrillJob> unfinished, DrillOptions options, DrillPrinter printer) {
        printer.line("\n" + report.table());
        report.missed().forEach(point -> printer.line("Never reached: " + point));
        unfinished.forEach(
                job -> printer.line("Film %d (%s) did not end: %s".formatted(job.number(), job.id(), job.status())));
        printer.line(sentence(report));
        Path file = options.report();
        if (file != null) {
            write(file, markdown(report, options));
        }
    }

    private static String sentence(DrillReport report) {
        String counts = "%d deaths; lost: %d, paid twice: %d, orphans: %d"
                .formatted(report.deaths(), report.lost(), report.doubled(), report.orphans());
        return counts + (report.good() ? ". Everything came to its right end." : ". THIS IS NOT RIGHT.");
    }

    private static String markdown(DrillReport report, DrillOptions options) {
        String command = "drill --kills=%d --seed=%d --replicas=%d --points=%s"
                .formatted(options.kills(), options.seed(), options.replicas(), options.points());
        return "%s, commit %s:%n%n```%n%s%n```%n%n%s%n%s%n"
                .formatted(
                        LocalDate.now(java.time.ZoneOffset.UTC),
                        commit().orElse("unknown"),
                        command,
                        report.table(),
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
