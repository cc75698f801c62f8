package dev.sceneroute.media;

import dev.sceneroute.runtime.DataDirectory;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.springframework.boot.context.properties.bind.Binder;

/** The media room with a Camel context around it, started once for all its tests; nothing in it is a stand-in. */
final class MediaRig {

    static final DataDirectory DATA = new DataDirectory(Path.of("target/media-test-data"));
    static final FfmpegSettings FFMPEG_SETTINGS = settings("sceneroute.ffmpeg", FfmpegSettings.class);
    static final FfmpegSupply SUPPLY = new FfmpegSupply(FFMPEG_SETTINGS, DATA);
    static final FfmpegRuns RUNS = new FfmpegRuns();
    static final CamelContext CAMEL = camel();
    static final Ffmpeg FFMPEG = new CamelExecFfmpeg(CAMEL.createProducerTemplate());

    static final QualitySettings QUALITY = settings("sceneroute.quality", QualitySettings.class);

    private MediaRig() {}

    /** The check of clips as it is when nothing is configured. */
    static ClipCheck clipCheck() {
        return clipCheck(QUALITY);
    }

    /** The check of clips with settings of its own. */
    static ClipCheck clipCheck(QualitySettings quality) {
        return new ClipCheck(FFMPEG, settings("sceneroute.media", MediaSettings.class), quality);
    }

    /** Settings as they are when nothing is configured. */
    static <T> T settings(String prefix, Class<T> type) {
        return new Binder(List.of()).bindOrCreate(prefix, type);
    }

    private static CamelContext camel() {
        try {
            DefaultCamelContext camel = new DefaultCamelContext();
            camel.getRegistry().bind("ffmpegExecutor", new FfmpegExecutor(SUPPLY, FFMPEG_SETTINGS, RUNS));
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            PluginHelper.getResourceLoader(camel).resolveResource("file:routes/shared/ffmpeg.yaml"));
            camel.start();
            return camel;
        } catch (java.io.IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
