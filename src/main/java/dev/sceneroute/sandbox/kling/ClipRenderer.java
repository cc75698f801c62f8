package dev.sceneroute.sandbox.kling;

import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.sandbox.kling.ClipSpec.Damage;
import dev.sceneroute.sandbox.kling.SandboxCounters.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.util.FileSystemUtils;

/**
 * Renders clips when they are first asked for and keeps them by their content. Whoever asks for a clip that is being
 * rendered waits for that one rendering; a rendering that a crash cut short leaves nothing that looks like a clip.
 */
final class ClipRenderer {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int MOST_LINES = 9;
    private static final byte[] NO_MP4 =
            "<html><body>This is not the video you are looking for.</body></html>".getBytes(StandardCharsets.UTF_8);

    private final Ffmpeg ffmpeg;
    private final Supplier<Path> font;
    private final ReferenceImages images;
    private final SandboxCounters counters;
    private final Path folder;
    private final Path workshop;
    private final Semaphore places;
    private final Map<String, CompletableFuture<Path>> rendering = new ConcurrentHashMap<>();

    ClipRenderer(
            Ffmpeg ffmpeg,
            Supplier<Path> font,
            ReferenceImages images,
            SandboxCounters counters,
            Path folder,
            int atATime) {
        this.ffmpeg = ffmpeg;
        this.font = font;
        this.images = images;
        this.counters = counters;
        this.folder = folder;
        this.workshop = folder.resolve("work");
        this.places = new Semaphore(atATime, true);
    }

    /**
     * The clip as a file, rendered if it is not there yet.
     *
     * @throws dev.sceneroute.media.FfmpegException if FFmpeg could not make it
     */
    Path clip(ClipSpec spec) {
        String key = spec.key();
        Path clip = folder.resolve(key + ".mp4");
        if (Files.exists(clip)) {
            return clip;
        }
        CompletableFuture<Path> mine = new CompletableFuture<>();
        CompletableFuture<Path> first = rendering.putIfAbsent(key, mine);
        return first == null ? renderFor(mine, spec, clip) : first.join();
    }

    private Path renderFor(CompletableFuture<Path> waiting, ClipSpec spec, Path clip) {
        try {
            if (!Files.exists(clip)) {
                render(spec, clip);
            }
            waiting.complete(clip);
            return clip;
        } catch (IOException e) {
            waiting.completeExceptionally(e);
            throw new UncheckedIOException("clip " + clip + " could not be made", e);
        } catch (RuntimeException e) {
            waiting.completeExceptionally(e);
            throw e;
        } finally {
            rendering.remove(spec.key(), waiting);
        }
    }

    private void render(ClipSpec spec, Path clip) throws IOException {
        Files.createDirectories(workshop);
        Path bench = Files.createTempDirectory(workshop, "clip");
        places.acquireUninterruptibly();
        try {
            counters.add(Count.RENDERS);
            Path made = spec.damage() == Damage.NOT_MP4
                    ? Files.write(bench.resolve(ClipGraph.OUTPUT), NO_MP4)
                    : draw(spec, bench);
            Files.move(made, clip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            places.release();
            FileSystemUtils.deleteRecursively(bench);
        }
    }

    private Path draw(ClipSpec spec, Path bench) throws IOException {
        ClipGraph graph = new ClipGraph(spec);
        layOut(spec, graph, bench);
        ffmpeg.run(bench, graph.arguments(), LIMIT);
        Path made = bench.resolve(ClipGraph.OUTPUT);
        if (spec.damage() == Damage.TRUNCATED || spec.damage() == Damage.FLIPPED_BITS) {
            spoil(made, spec.damage());
        }
        return made;
    }

    /** The header lies in front and stays perfect. */
    private static void spoil(Path clip, Damage damage) throws IOException {
        try (FileChannel file = FileChannel.open(clip, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (damage == Damage.TRUNCATED) {
                file.truncate(file.size() * 6 / 10);
                return;
            }
            ByteBuffer one = ByteBuffer.allocate(1);
            for (long place = file.size() / 2; place < file.size(); place += 1_500) {
                file.read(one.clear(), place);
                one.put(0, (byte) (one.get(0) ^ 0x55));
                file.write(one.flip(), place);
            }
        }
    }

    /** Puts everything a caller wrote into files with fixed names. */
    private void layOut(ClipSpec spec, ClipGraph graph, Path bench) throws IOException {
        for (int shot = 0; shot < spec.shots().size(); shot++) {
            String prompt = spec.shots().get(shot).prompt();
            Files.writeString(
                    bench.resolve(ClipGraph.promptFile(shot)), WrappedText.of(prompt, graph.columns(), MOST_LINES));
        }
        Files.writeString(bench.resolve(ClipGraph.LABEL_FILE), WrappedText.of(spec.label(), graph.columns() / 2, 1));
        if (spec.image() != null) {
            Files.copy(images.file(spec.image()), bench.resolve(ClipGraph.IMAGE_FILE));
        }
        Path typeface = workshop.resolve("font.ttf");
        if (!Files.exists(typeface)) {
            Path copy = Files.copy(font.get(), bench.resolve("font.ttf"));
            Files.move(copy, typeface, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
