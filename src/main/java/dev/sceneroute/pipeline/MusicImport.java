package dev.sceneroute.pipeline;

import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.intake.Violation;
import dev.sceneroute.media.ClipRejectedException;
import dev.sceneroute.media.SoundKind;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Music;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Sha256;
import dev.sceneroute.storage.MediaStorage;
import dev.sceneroute.storage.MediaStorage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Takes a script's music over: looked at before money is spent, kept by content, and from then on known by id alone. */
@Component
public class MusicImport {
    private static final String FIELD = "sound.music";
    private static final String NOT_STORED = "not-stored";

    private final AssetStore assets;
    private final MediaStorage storage;

    MusicImport(AssetStore assets, MediaStorage storage) {
        this.assets = assets;
        this.storage = storage;
    }

    /**
     * Stores the music of a script, if it has any that is not stored yet.
     *
     * @param files where a path in the script may lead
     * @return the same script, with an id in place of a path
     * @throws InvalidScriptException if it cannot be used
     */
    Script store(String owner, Script script, ReferenceFiles files) {
        return withMusic(owner, script, files, file -> store(owner, file).id());
    }

    /** Checks the music of a script and stores none. */
    Script check(String owner, Script script, ReferenceFiles files) {
        return withMusic(owner, script, files, file -> NOT_STORED);
    }

    /**
     * Stores a sound, or finds it if the owner has it already.
     *
     * @throws ClipRejectedException if it is no sound that can be read
     */
    public Asset store(String owner, Path file) {
        SoundKind kind = SoundKind.of(file);
        String sha256 = Sha256.of(file);
        return assets.byContent(owner, Asset.Kind.AUDIO, sha256).orElseGet(() -> keep(owner, file, kind, sha256));
    }

    private Script withMusic(String owner, Script script, ReferenceFiles files, Function<Path, String> keeper) {
        Music music = script.sound().music();
        if (music == null) {
            return script;
        }
        if (music.assetId() != null) {
            known(owner, music.assetId());
            return script;
        }
        Path file = files.resolveMusic(String.valueOf(music.path()), FIELD + ".path");
        try {
            SoundKind.of(file);
            return script.withSound(script.sound().with(Music.stored(keeper.apply(file))));
        } catch (ClipRejectedException e) {
            throw InvalidScriptException.of(
                    new Violation(FIELD + ".path", "sound", String.valueOf(e.getMessage()), null));
        }
    }

    private void known(String owner, String id) {
        if (assets.find(owner, id)
                .filter(asset -> asset.kind() == Asset.Kind.AUDIO)
                .isEmpty()) {
            throw InvalidScriptException.of(new Violation(
                    FIELD + ".asset_id",
                    "unknown_asset",
                    "There is no stored sound " + id + "; store it first (POST /api/v1/assets)",
                    null));
        }
    }

    private Asset keep(String owner, Path file, SoundKind kind, String sha256) {
        try {
            // Storage takes a file over; this one stays whose it is.
            Path copy = Files.createTempFile("music", kind.ending());
            Files.copy(file, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            StoredFile stored = storage.put("music/" + owner + "/" + sha256 + kind.ending(), copy);
            return assets.insert(
                    owner,
                    Asset.Kind.AUDIO,
                    stored.key(),
                    kind.mediaType(),
                    stored.sizeBytes(),
                    sha256,
                    null,
                    null,
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store a sound", e);
        }
    }
}
