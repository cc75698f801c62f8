package dev.sceneroute.api;

import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.StorageException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Sends stored bytes, whole or a range of them, without holding them in memory. */
@Component
final class AssetContent extends ResourceHttpRequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AssetContent.class);
    private static final String FILE = AssetContent.class.getName() + ".file";

    private final AssetStore assets;
    private final MediaStorage storage;

    AssetContent(AssetStore assets, MediaStorage storage) {
        this.assets = assets;
        this.storage = storage;
        setUseLastModified(false);
        setEtagGenerator(resource -> ((StoredFile) resource).etag());
        setCacheControl(CacheControl.noCache().cachePrivate());
    }

    /**
     * Answers a request for an asset's bytes.
     *
     * @throws RefusedException if there is no such asset of the caller's, or its bytes are gone
     */
    void send(String id, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Asset asset = assets.find(Caller.owner(), id).orElseThrow(() -> RefusedException.unknown("asset", id));
        StoredFile file = file(asset);
        request.setAttribute(FILE, file);
        handleRequest(rangeCounts(request, file) ? request : new WithoutRange(request), response);
    }

    private StoredFile file(Asset asset) {
        try {
            Path path = storage.localCopy(asset.storageKey());
            // A film that was made again lies under the same key; what this asset was is not there any more.
            if (Files.size(path) == asset.sizeBytes()) {
                return new StoredFile(path, asset);
            }
        } catch (StorageException | IOException e) {
            LOG.warn("The bytes of {} are not there: {}; the caller is told so", asset.id(), e.getMessage());
        }
        throw new RefusedException(ProblemKind.GONE, "The bytes of " + asset.id() + " are no longer stored");
    }

    // RFC 9110, 13.1.5 and 14.2: a range is for GET alone, and only of the representation the caller has the rest of.
    private static boolean rangeCounts(HttpServletRequest request, StoredFile file) {
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        return request.getMethod().equals("GET") && (condition == null || condition.equals(file.etag()));
    }

    @Override
    protected @Nullable Resource getResource(HttpServletRequest request) {
        return (Resource) request.getAttribute(FILE);
    }

    @Override
    protected MediaType getMediaType(HttpServletRequest request, Resource resource) {
        return MediaType.parseMediaType(((StoredFile) resource).asset.contentType());
    }

    /** The bytes of an asset, with the headers that go with them. */
    private static final class StoredFile extends FileSystemResource implements HttpResource {
        private final transient Asset asset;

        private StoredFile(Path path, Asset asset) {
            super(path);
            this.asset = asset;
        }

        String etag() {
            return "\"" + asset.sha256() + "\"";
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            HttpHeaders headers = new HttpHeaders();
            String key = asset.storageKey();
            String name = asset.id() + key.substring(key.lastIndexOf('.'));
            headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"");
            headers.set("X-Content-Type-Options", "nosniff");
            return headers;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }

    /** A request whose range does not count. */
    private static final class WithoutRange extends HttpServletRequestWrapper {

        private WithoutRange(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.RANGE.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.RANGE.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }
    }
}
