package dev.sceneroute.media;

import dev.sceneroute.runtime.DataDirectory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The FFmpeg this program runs: the configured one, else the first on the {@code PATH} that has what a film needs, else
 * the bundled one. Found and asked for its capabilities once, at the start.
 */
@Component
public class FfmpegSupply {

    private static final Logger LOG = LoggerFactory.getLogger(FfmpegSupply.class);
    private static final String WAYS_OUT = "Do one of these: set sceneroute.ffmpeg.path (environment: FFMPEG_PATH) to"
            + " an FFmpeg built with libx264; install FFmpeg so that it is on the PATH; or put the artifact"
            + " ws.schild:jave-nativebin-* for your system on the class path.";

    private final Path executable;
    private final FfmpegCapabilities capabilities;

    /**
     * Finds it.
     *
     * @throws FfmpegException if there is none that can make a film
     */
    @Autowired
    public FfmpegSupply(FfmpegSettings settings, DataDirectory data) {
        this(settings, data, System.getenv("PATH"), FfmpegSupply.class.getClassLoader());
    }

    FfmpegSupply(FfmpegSettings settings, DataDirectory data, @Nullable String searchPath, ClassLoader loader) {
        Found found = settings.path() != null
                ? configured(Path.of(settings.path()))
                : onSearchPath(searchPath).or(() -> bundled(loader, data)).orElseThrow(FfmpegSupply::none);
        this.executable = found.executable();
        this.capabilities = found.capabilities();
        LOG.info("FFmpeg {} at {}; missing: {}", capabilities.version(), executable, lacking(capabilities));
    }

    /** The executable's absolute path. */
    public Path executable() {
        return executable;
    }

    /** What it can do. */
    public FfmpegCapabilities capabilities() {
        return capabilities;
    }

    private static Found configured(Path executable) {
        Found found = Found.at(executable);
        if (!found.isEnough()) {
            throw new FfmpegException("The FFmpeg configured as sceneroute.ffmpeg.path, " + executable
                    + ", cannot make a film: it lacks " + found.capabilities().missing() + ". " + WAYS_OUT);
        }
        return found;
    }

    private static Optional<Found> onSearchPath(@Nullable String searchPath) {
        return Stream.of(Optional.ofNullable(searchPath).orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(FfmpegSupply::inFolder)
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .flatMap(FfmpegSupply::usable)
                .findFirst();
    }

    private static Stream<Path> inFolder(String folder) {
        try {
            return Stream.of("ffmpeg", "ffmpeg.exe").map(name -> Path.of(folder, name));
        } catch (InvalidPathException notAFolder) {
            return Stream.of();
        }
    }

    private static Stream<Found> usable(Path executable) {
        try {
            Found found = Found.at(executable);
            if (found.isEnough()) {
                return Stream.of(found);
            }
            LOG.warn(
                    "Passing over {}: it lacks {}",
                    executable,
                    found.capabilities().missing());
        } catch (FfmpegException broken) {
            LOG.warn("Passing over {}: {}", executable, broken.getMessage());
        }
        return Stream.of();
    }

    private static Optional<Found> bundled(ClassLoader loader, DataDirectory data) {
        return BundledFfmpeg.find(loader, data.resolve("bin"))
                .map(BundledFfmpeg::unpacked)
                .map(Found::at);
    }

    private static FfmpegException none() {
        return new FfmpegException("No FFmpeg that can make a film was found. " + WAYS_OUT);
    }

    private static String lacking(FfmpegCapabilities capabilities) {
        List<String> extras = capabilities.missingExtras();
        return extras.isEmpty() ? "nothing" : String.join(", ", extras);
    }

    /** An executable that was asked. */
    private record Found(Path executable, FfmpegCapabilities capabilities) {

        static Found at(Path executable) {
            Path absolute = executable.toAbsolutePath().normalize();
            return new Found(absolute, FfmpegProbe.probe(absolute));
        }

        boolean isEnough() {
            return capabilities.missing().isEmpty();
        }
    }
}
