package dev.sceneroute.outside;

import dev.sceneroute.outside.DownloadException.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches a paid clip, streaming it to disk. No redirects, no private addresses, a cap on size and time; what arrived
 * is only called a clip when all of it arrived.
 */
@Component
public class ClipDownload {
    private static final Logger LOG = LoggerFactory.getLogger(ClipDownload.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final int BLOCK = 256 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final OutsideAddress addresses;
    private final OutsideSettings settings;

    ClipDownload(OutsideAddress addresses, OutsideSettings settings) {
        this.addresses = addresses;
        this.settings = settings;
    }

    /**
     * Fetches a file.
     *
     * @param address where the provider keeps it
     * @param target where it goes; written under another name first
     * @throws DownloadException saying what went wrong and whether the address itself has expired
     */
    public void fetch(String address, Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(part.getParent());
            URI uri = addresses.check(address);
            HttpResponse<InputStream> answer = client.send(request(uri), HttpResponse.BodyHandlers.ofInputStream());
            CompletableFuture<Void> arrived = new CompletableFuture<>();
            try (InputStream body = answer.body()) {
                closeWhenLate(body, arrived);
                refuseUnlessWhole(answer);
                copy(
                        body,
                        part,
                        answer.headers().firstValueAsLong("content-length").orElse(-1));
            } finally {
                arrived.complete(null);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (ForbiddenAddressException e) {
            boolean unresolved = e.getCause() instanceof UnknownHostException;
            throw new DownloadException(String.valueOf(e.getMessage()), unresolved ? Cause.OUTAGE : Cause.REFUSED, e);
        } catch (IOException e) {
            throw new DownloadException("The download broke off: " + e, Cause.OUTAGE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadException("The download was stopped", Cause.OUTAGE, e);
        } finally {
            deleteLeftOver(part);
        }
    }

    // The client's own time limit ends with the answer's head: a server that then falls silent would be waited for
    // for ever.
    private void closeWhenLate(InputStream body, CompletableFuture<Void> arrived) {
        var unused = arrived.orTimeout(settings.downloadLimit().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    try {
                        body.close();
                    } catch (IOException e) {
                        LOG.warn("A download that took too long could not be stopped: {}", e.toString());
                    }
                    return null;
                });
    }

    private static void deleteLeftOver(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}; the next download replaces it", part, e.toString());
        }
    }

    private HttpRequest request(URI uri) {
        // Never an Authorization header: the host is a file store, not the provider.
        return HttpRequest.newBuilder(uri)
                .timeout(settings.downloadLimit())
                .header("Accept", "video/mp4, application/octet-stream, */*")
                .build();
    }

    private static void refuseUnlessWhole(HttpResponse<?> answer) {
        int status = answer.statusCode();
        if (status == 401 || status == 403 || status == 404 || status == 410) {
            throw new DownloadException("The clip's address has expired (status " + status + ")", Cause.EXPIRED);
        }
        if (status != 200) {
            throw new DownloadException(
                    "The clip's address answered with status " + status, passes(status) ? Cause.OUTAGE : Cause.REFUSED);
        }
    }

    private void copy(InputStream body, Path part, long promised) throws IOException {
        Instant deadline = Instant.now().plus(settings.downloadLimit());
        long largest = settings.largestClip().toBytes();
        if (promised > largest) {
            throw new DownloadException("The clip is larger than " + settings.largestClip(), Cause.REFUSED);
        }
        long received = 0;
        try (FileChannel file = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var source = Channels.newChannel(body);
            long read = file.transferFrom(source, received, BLOCK);
            while (read > 0) {
                received += read;
                if (received > largest) {
                    throw new DownloadException("The clip is larger than " + settings.largestClip(), Cause.REFUSED);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw tooLate();
                }
                read = file.transferFrom(source, received, BLOCK);
            }
            file.force(true);
        }
        if (Instant.now().isAfter(deadline)) {
            throw tooLate();
        }
        if (promised >= 0 && received != promised) {
            throw new DownloadException("Only " + received + " of " + promised + " bytes arrived", Cause.OUTAGE);
        }
    }

    private DownloadException tooLate() {
        return new DownloadException("The clip took longer than " + settings.downloadLimit(), Cause.OUTAGE);
    }

    /** Whether a status says that the same request may succeed later (RFC 9110 and RFC 6585). */
    private static boolean passes(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }
}
