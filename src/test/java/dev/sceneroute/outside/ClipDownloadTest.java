package dev.sceneroute.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sceneroute.outside.DownloadException.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Fetching a paid clip from a real server that does not always mean well. */
class ClipDownloadTest {
    private static final int CLIP = 10_000;
    private static final int LARGEST = 64 * 1024;

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    private final OutsideSettings settings = OutsideAddressTest.settings(true);
    private final ClipDownload download = new ClipDownload(new OutsideAddress(settings), settings);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/clip", exchange -> send(exchange, 200, CLIP, CLIP));
        server.createContext("/cut", exchange -> send(exchange, 200, CLIP, CLIP / 2));
        server.createContext("/large", exchange -> send(exchange, 200, LARGEST + 1, LARGEST + 1));
        server.createContext("/endless", exchange -> send(exchange, 200, 0, 4 * LARGEST));
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().set("Location", address("/clip"));
            send(exchange, 302, -1, 0);
        });
        for (int status : new int[] {401, 403, 404, 410, 429, 451, 500, 503}) {
            server.createContext("/status/" + status, exchange -> send(exchange, status, -1, 0));
        }
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_clip_arrives_whole_and_nothing_else_is_left() {
        Path target = folder.resolve("new/clip.mp4");

        download.fetch(address("/clip"), target);

        assertThat(target).hasSize(CLIP);
        assertThat(target.getParent()).isDirectoryContaining(file -> file.equals(target));
        assertThat(target.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void fetching_again_replaces_what_was_there() throws IOException {
        Path target = Files.writeString(folder.resolve("clip.mp4"), "from before");

        download.fetch(address("/clip"), target);

        assertThat(target).hasSize(CLIP);
    }

    @Test
    void half_a_clip_is_no_clip() {
        refused("/cut", Cause.OUTAGE);
    }

    @Test
    void a_redirect_is_not_followed() {
        assertThat(refused("/redirect", Cause.REFUSED)).contains("302");
        assertThat(asked).containsExactly("/redirect");
    }

    @Test
    void a_clip_that_says_it_is_too_large_is_not_fetched() {
        assertThat(refused("/large", Cause.REFUSED)).contains("larger than");
    }

    @Test
    void a_clip_that_does_not_say_how_large_it_is_is_cut_off_at_the_limit() {
        assertThat(refused("/endless", Cause.REFUSED)).contains("larger");
    }

    @ParameterizedTest
    @CsvSource({
        "401, EXPIRED",
        "403, EXPIRED",
        "404, EXPIRED",
        "410, EXPIRED",
        "429, OUTAGE",
        "500, OUTAGE",
        "503, OUTAGE",
        "451, REFUSED"
    })
    void an_answer_without_a_clip_says_whether_it_passes_or_a_new_address_is_needed(int status, Cause cause) {
        refused("/status/" + status, cause);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_private_address_is_not_even_asked() {
        OutsideSettings strict = OutsideAddressTest.settings(false);
        ClipDownload careful = new ClipDownload(new OutsideAddress(strict), strict);

        assertThatThrownBy(() -> careful.fetch(address("/clip"), folder.resolve("clip.mp4")))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("private network");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_host_whose_name_cannot_be_resolved_may_be_there_again_later() {
        DownloadException failure = catchThrowableOfType(
                DownloadException.class,
                () -> download.fetch("http://nobody.invalid/clip.mp4", folder.resolve("clip.mp4")));

        assertThat(failure.kind()).isEqualTo(Cause.OUTAGE);
    }

    @Test
    void a_server_that_says_nothing_is_given_up() {
        server.createContext("/silent", exchange -> asked.add("/silent"));
        OutsideSettings hasty = new OutsideSettings(true, DataSize.ofKilobytes(64), Duration.ofMillis(500));
        ClipDownload impatient = new ClipDownload(new OutsideAddress(hasty), hasty);

        assertThatThrownBy(() -> impatient.fetch(address("/silent"), folder.resolve("clip.mp4")))
                .isInstanceOf(DownloadException.class);
    }

    @Test
    @Timeout(20)
    void a_server_that_stops_in_the_middle_is_given_up() {
        server.createContext("/stalled", exchange -> {
            exchange.sendResponseHeaders(200, CLIP);
            exchange.getResponseBody().write(new byte[CLIP / 2]);
            exchange.getResponseBody().flush();
        });
        OutsideSettings hasty = new OutsideSettings(true, DataSize.ofKilobytes(64), Duration.ofSeconds(1));
        ClipDownload impatient = new ClipDownload(new OutsideAddress(hasty), hasty);

        assertThatThrownBy(() -> impatient.fetch(address("/stalled"), folder.resolve("clip.mp4")))
                .isInstanceOf(DownloadException.class);
    }

    /** Expects a failure; answers with its message. */
    private String refused(String path, Cause cause) {
        Path target = folder.resolve("clip.mp4");
        DownloadException failure =
                catchThrowableOfType(DownloadException.class, () -> download.fetch(address(path), target));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(cause);
        assertThat(folder).isEmptyDirectory();
        return failure.getMessage();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A length of 0 promises none. */
    private void send(HttpExchange exchange, int status, long promised, int sent) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        try (exchange) {
            exchange.sendResponseHeaders(status, promised);
            if (sent > 0) {
                exchange.getResponseBody().write(new byte[sent]);
            }
        }
    }
}
