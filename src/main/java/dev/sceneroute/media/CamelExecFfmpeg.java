package dev.sceneroute.media;

import static org.apache.camel.component.exec.ExecBinding.EXEC_COMMAND_ARGS;
import static org.apache.camel.component.exec.ExecBinding.EXEC_COMMAND_TIMEOUT;
import static org.apache.camel.component.exec.ExecBinding.EXEC_COMMAND_WORKING_DIR;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.exec.ExecResult;
import org.springframework.stereotype.Component;

/** Runs FFmpeg by camel-exec, along the route {@code ffmpeg-run}. */
@Component
public class CamelExecFfmpeg implements Ffmpeg {

    private final ProducerTemplate routes;

    /** Sends runs along the route {@code ffmpeg-run}. */
    public CamelExecFfmpeg(ProducerTemplate routes) {
        this.routes = routes;
    }

    @Override
    public FfmpegRun run(Path workingDirectory, List<String> arguments, Duration limit) {
        Exchange exchange = routes.request("direct:ffmpeg-run", asked -> {
            Message message = asked.getMessage();
            message.setHeader(EXEC_COMMAND_ARGS, new ArrayList<>(arguments));
            message.setHeader(EXEC_COMMAND_WORKING_DIR, workingDirectory.toString());
            message.setHeader(EXEC_COMMAND_TIMEOUT, limit.toMillis());
        });
        return answer(exchange);
    }

    private static FfmpegRun answer(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure instanceof FfmpegException ours) {
            throw ours;
        }
        if (failure != null) {
            throw new FfmpegException("FFmpeg could not be run: " + failure.getMessage(), failure);
        }
        ExecResult result = exchange.getMessage().getBody(ExecResult.class);
        return new FfmpegRun(text(result.getStdout()), text(result.getStderr()));
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException("In memory", impossible);
        }
    }
}
