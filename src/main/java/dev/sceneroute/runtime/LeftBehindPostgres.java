package dev.sceneroute.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A database server that outlived the program that started it, as its {@code postmaster.pid} tells: process id in line
 * 1, port in line 4 (PostgreSQL documentation, storage-file-layout).
 *
 * @param process the server
 * @param port where it listens
 */
record LeftBehindPostgres(ProcessHandle process, int port) {

    /** The server at work in a data directory, if there is one. */
    static Optional<LeftBehindPostgres> in(Path directory) throws IOException {
        Path file = directory.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(3).strip());
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(LeftBehindPostgres::isPostgres)
                .map(process -> new LeftBehindPostgres(process, port));
    }

    // A process id can have been given to somebody else since.
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    /** Whether it can be worked with. */
    boolean answers() {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=2&socketTimeout=5";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
