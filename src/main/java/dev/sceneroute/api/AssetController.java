package dev.sceneroute.api;

import dev.sceneroute.generation.ReferenceImageRules;
import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.pipeline.MusicImport;
import dev.sceneroute.pipeline.ReferenceImport;
import dev.sceneroute.production.Asset;
import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Sha256;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The operations {@code createAsset} and {@code getAssetContent}: bytes, which must not pass through a route. */
@Controller
class AssetController {
    private final ReferenceImport images;
    private final MusicImport music;
    private final IdempotentCreation creation;
    private final AssetContent content;
    private final Json json;

    AssetController(
            ReferenceImport images, MusicImport music, IdempotentCreation creation, AssetContent content, Json json) {
        this.images = images;
        this.music = music;
        this.creation = creation;
        this.content = content;
        this.json = json;
    }

    @PostMapping(
            path = "/api/v1/assets",
            consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE})
    ResponseEntity<String> create(HttpServletRequest request) throws IOException {
        byte[] image = BoundedBody.bytes(request, ReferenceImageRules.MAX_SIZE);
        return sent(creation.once(
                Caller.owner(), "createAsset", key(request), List.of(Sha256.of(image)), () -> stored(image)));
    }

    @PostMapping(path = "/api/v1/assets", consumes = "audio/*")
    ResponseEntity<String> createSound(HttpServletRequest request) throws IOException {
        Path sound = BoundedBody.file(request, ReferenceFiles.LARGEST_MUSIC);
        try {
            return sent(creation.once(
                    Caller.owner(), "createAsset", key(request), List.of(Sha256.of(sound)), () -> stored(sound)));
        } finally {
            Files.deleteIfExists(sound);
        }
    }

    private static ResponseEntity<String> sent(Answer answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.LOCATION, answer.location());
        if (answer.replayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(answer.json());
    }

    @GetMapping("/api/v1/assets/{id}/content")
    void content(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        content.send(PathId.of("asset", id), request, response);
    }

    private Answer stored(byte[] image) {
        Asset asset = images.store(Caller.owner(), image);
        return Answer.created(Paths.content(asset.id()), json.write(AssetView.of(asset)));
    }

    private Answer stored(Path sound) {
        Asset asset = music.store(Caller.owner(), sound);
        return Answer.created(Paths.content(asset.id()), json.write(AssetView.of(asset)));
    }

    private static @Nullable Object key(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(IdempotencyKey.HEADER));
        return values.size() == 1 ? values.get(0) : values.isEmpty() ? null : values;
    }
}
