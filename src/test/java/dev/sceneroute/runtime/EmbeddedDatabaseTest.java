package dev.sceneroute.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database the program brings along. */
class EmbeddedDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void a_server_that_dies_by_itself_is_there_again_soon_with_all_it_knew() throws Exception {
        Path data = folder.resolve("postgres");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data)) {
            JdbcClient client = JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), "postgres", ""));
            client.sql("create table kept (id int)").update();
            ProcessHandle server = LeftBehindPostgres.in(data).orElseThrow().process();

            server.destroyForcibly();

            await("the server to be there again")
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> client.sql("select count(*) from kept")
                                    .query(Integer.class)
                                    .single()
                            == 0);
        }
        assertThat(LeftBehindPostgres.in(data))
                .as("a server nobody wants any more")
                .isEmpty();
    }
}
