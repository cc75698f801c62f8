package dev.sceneroute.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
import org.springframework.stereotype.Component;

/**
 * Fetches a paid clip, streaming it to disk. No redirects, no private addresses, a cap on size and time; what arrived
 * is only called a clip when all of it arrived.
 */
@Component
public class ClipDownload {
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
            try (InputStream body = answer.body()) {
                refuseUnlessWhole(answer);
                copy(
                        body,
                        part,
                        answer.headers().firstValueAsLong("content-length").orElse(-1));
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (ForbiddenAddressException e) {
            throw new DownloadException(String.valueOf(e.getMessage()), false);
        } catch (IOException e) {
            throw new DownloadException("The download broke off: " + e, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadException("The download was stopped", false);
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
            throw new DownloadException("The clip's address has expired (status " + status + ")", true);
        }
        if (status != 200) {
            throw new DownloadException("The clip's address answered with status " + status, false);
        }
    }

    private void copy(InputStream body, Path part, long promised) throws IOException {
        Instant deadline = Instant.now().plus(settings.downloadLimit());
        long largest = settings.largestClip().toBytes();
        if (promised > largest) {
            throw new DownloadException("The clip is larger than " + settings.largestClip(), false);
        }
        long received = 0;
        try (FileChannel file = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var source = Channels.newChannel(body);
            long read = file.transferFrom(source, received, BLOCK);
            while (read > 0) {
                received += read;
                if (received > largest || Instant.now().isAfter(deadline)) {
                    throw new DownloadException("The clip is larger or slower than is allowed", false);
                }
                read = file.transferFrom(source, received, BLOCK);
            }
            file.force(true);
        }
        if (promised >= 0 && received != promised) {
            throw new DownloadException("Only " + received + " of " + promised + " bytes arrived", false);
        }
    }
}
