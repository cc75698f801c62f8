package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.ByteRange;
import dev.sceneroute.sandbox.CutStream;
import dev.sceneroute.sandbox.FaultDial;
import dev.sceneroute.sandbox.SandboxReply;
import dev.sceneroute.sandbox.kling.SandboxCounters.Count;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Serves the clips the way a file server beside Kling does: no authorization, ranges, and no clip after 30 days. */
public final class KlingFiles {
    private static final Pattern NAME = Pattern.compile("([0-9]{18})(?:-watermark)?\\.mp4");

    private final KlingSandboxProperties properties;
    private final KlingSandboxTasks tasks;
    private final ClipRenderer renderer;
    private final FaultDial<Fault> faults;
    private final SandboxCounters counters;
    private final KlingAnswers answers;

    KlingFiles(
            KlingSandboxProperties properties,
            KlingSandboxTasks tasks,
            ClipRenderer renderer,
            FaultDial<Fault> faults,
            SandboxCounters counters,
            KlingAnswers answers) {
        this.properties = properties;
        this.tasks = tasks;
        this.renderer = renderer;
        this.faults = faults;
        this.counters = counters;
        this.answers = answers;
    }

    /**
     * {@code GET /files/{id}.mp4}: the clip or a range of it; 404 for an id that is unknown or has no clip, 403 for one
     * that has expired.
     *
     * @param exchange the request
     */
    public void serve(Exchange exchange) {
        answers.answer(exchange, () -> {
            counters.add(Count.DOWNLOADS);
            if (exchange.getMessage().getHeader("Authorization") != null) {
                counters.add(Count.DOWNLOADS_WITH_AUTHORIZATION);
            }
            Optional<SandboxTask> task = task(exchange.getMessage().getHeader("file", String.class));
            if (task.isEmpty()) {
                return text(404, "NoSuchKey: there is no such file in the sandbox");
            }
            if (tasks.expired(task.get()) || faults.strikes(Fault.FILE_EXPIRED)) {
                return text(403, "AccessDenied: this address of the sandbox has expired");
            }
            Path clip = renderer.clip(ClipSpec.of(task.get().record(), properties.fps()));
            return send(clip, exchange.getMessage().getHeader("Range", String.class));
        });
    }

    private Optional<SandboxTask> task(String file) {
        Matcher name = NAME.matcher(file);
        return name.matches()
                ? tasks.byVideoId(name.group(1)).filter(task -> task.progress().status() == TaskStatus.SUCCEED)
                : Optional.empty();
    }

    private SandboxReply send(Path clip, String rangeHeader) {
        try {
            long size = Files.size(clip);
            Optional<ByteRange> range = ByteRange.of(rangeHeader, size);
            if (range.isPresent() && range.get().length() == 0) {
                return text(416, "InvalidRange")
                        .with("Content-Range", range.get().contentRange(size));
            }
            SandboxReply reply = stream(clip, range.orElse(new ByteRange(0, size)), range.isPresent());
            return range.map(part -> reply.with("Content-Range", part.contentRange(size)))
                    .orElse(reply)
                    .with("Accept-Ranges", "bytes");
        } catch (IOException e) {
            throw new UncheckedIOException("clip " + clip + " cannot be read", e);
        }
    }

    private SandboxReply stream(Path clip, ByteRange part, boolean partial) throws IOException {
        Duration spread = faults.strikes(Fault.FILE_SLOW) ? properties.faultDelay() : Duration.ZERO;
        InputStream bytes = FilePart.open(clip, part, spread);
        int status = partial ? 206 : 200;
        if (faults.strikes(Fault.FILE_CUT)) {
            bytes = new CutStream(bytes, part.length() / 2);
            return SandboxReply.stream(status, "video/mp4", bytes, part.length())
                    .with("Connection", "close");
        }
        return SandboxReply.stream(status, "video/mp4", bytes, part.length());
    }

    private static SandboxReply text(int status, String message) {
        return SandboxReply.of(status, "text/plain;charset=UTF-8", message.getBytes(StandardCharsets.UTF_8));
    }
}
