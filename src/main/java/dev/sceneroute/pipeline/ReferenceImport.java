package dev.sceneroute.pipeline;

import dev.sceneroute.generation.ReferenceImage;
import dev.sceneroute.generation.ReferenceImageException;
import dev.sceneroute.generation.ReferenceImageRules;
import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.intake.Violation;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Chapter;
import dev.sceneroute.production.ReferenceAsset;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Sha256;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.MediaStorage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Takes a script's images and its music over: checked before money is spent, kept by content on our side (Kling integration
 * specification, production policy of 2026-03-30), and from then on known by id alone.
 */
@Component
public class ReferenceImport {
    private static final String NOT_STORED = "not-stored";

    private final AssetStore assets;
    private final MediaStorage storage;
    private final MusicImport music;

    ReferenceImport(AssetStore assets, MediaStorage storage, MusicImport music) {
        this.assets = assets;
        this.storage = storage;
        this.music = music;
    }

    /**
     * Stores every image of a script that is not stored yet.
     *
     * @param files where paths in the script may lead
     * @return the same script, with ids in place of paths and data
     * @throws InvalidScriptException naming each image that cannot be used
     */
    public Script store(String owner, Script script, ReferenceFiles files) {
        return music.store(
                owner,
                withImages(owner, script, files, bytes -> store(owner, bytes).id()),
                files);
    }

    /**
     * Checks every image of a script and stores none.
     *
     * @param files where paths in the script may lead
     * @return the same script, with an id of nothing in place of paths and data
     * @throws InvalidScriptException naming each image that cannot be used
     */
    public Script check(String owner, Script script, ReferenceFiles files) {
        Script checked = withImages(owner, script, files, bytes -> {
            ReferenceImageRules.check(bytes);
            return NOT_STORED;
        });
        return music.check(owner, checked, files);
    }

    private Script withImages(String owner, Script script, ReferenceFiles files, Function<byte[], String> keeper) {
        List<Violation> violations = new ArrayList<>();
        List<Chapter> chapters = new ArrayList<>();
        int position = 0;
        for (Chapter chapter : script.chapters()) {
            List<Scene> scenes = new ArrayList<>();
            for (Scene scene : chapter.scenes()) {
                scenes.add(withImages(owner, scene, "scenes[" + position + "]", files, violations, keeper));
                position++;
            }
            chapters.add(new Chapter(chapter.title(), scenes));
        }
        if (!violations.isEmpty()) {
            throw new InvalidScriptException(violations, 0);
        }
        return script.withChapters(chapters);
    }

    /**
     * Stores one image, or finds it if the owner has it already.
     *
     * @param bytes the whole file
     * @throws ReferenceImageException if no provider would take it
     */
    public Asset store(String owner, byte[] bytes) {
        ReferenceImage image = ReferenceImageRules.check(bytes);
        String sha256 = Sha256.of(bytes);
        return assets.byContent(owner, Asset.Kind.IMAGE, sha256).orElseGet(() -> keep(owner, bytes, image, sha256));
    }

    private Scene withImages(
            String owner,
            Scene scene,
            String field,
            ReferenceFiles files,
            List<Violation> violations,
            Function<byte[], String> keeper) {
        List<ReferenceAsset> stored = new ArrayList<>();
        for (int index = 0; index < scene.referenceAssets().size(); index++) {
            String place = field + ".reference_assets[" + index + "]";
            try {
                stored.add(withImage(owner, scene.referenceAssets().get(index), place, files, keeper));
            } catch (ReferenceImageException e) {
                violations.add(new Violation(place, "image", "The " + e.getMessage(), null));
            } catch (InvalidScriptException e) {
                violations.addAll(e.violations());
            }
        }
        return violations.isEmpty() ? scene.withReferenceAssets(stored) : scene;
    }

    private ReferenceAsset withImage(
            String owner,
            ReferenceAsset reference,
            String place,
            ReferenceFiles files,
            Function<byte[], String> keeper) {
        String given = reference.assetId();
        if (given != null) {
            return assets.find(owner, given)
                    .filter(asset -> asset.kind() == Asset.Kind.IMAGE)
                    .map(asset -> reference.storedAs(asset.id()))
                    .orElseThrow(() -> new InvalidScriptException(
                            List.of(new Violation(
                                    place + ".asset_id",
                                    "unknown_asset",
                                    "There is no stored image " + given + "; store it first (POST /api/v1/assets)",
                                    null)),
                            0));
        }
        return reference.storedAs(keeper.apply(bytes(reference, place, files)));
    }

    private static byte[] bytes(ReferenceAsset reference, String place, ReferenceFiles files) {
        if (reference.data() != null) {
            return Base64.getMimeDecoder().decode(reference.data());
        }
        try {
            return Files.readAllBytes(files.resolve(String.valueOf(reference.path()), place + ".path"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + reference.path(), e);
        }
    }

    private Asset keep(String owner, byte[] bytes, ReferenceImage image, String sha256) {
        String ending = image.mediaType().equals("image/png") ? ".png" : ".jpg";
        try {
            Path file = Files.createTempFile("reference", ending);
            Files.write(file, bytes);
            StoredFile stored = storage.put("images/" + owner + "/" + sha256 + ending, file);
            return assets.insert(
                    owner,
                    Asset.Kind.IMAGE,
                    stored.key(),
                    image.mediaType(),
                    stored.sizeBytes(),
                    sha256,
                    null,
                    null,
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store an image", e);
        }
    }
}
