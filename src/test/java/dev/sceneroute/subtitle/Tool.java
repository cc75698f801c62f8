package dev.sceneroute.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.FfmpegSettings;
import dev.sceneroute.media.FfmpegSupply;
import dev.sceneroute.runtime.DataDirectory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** The real FFmpeg, run as it is. */
final class Tool {

    static final FfmpegSupply FFMPEG =
            new FfmpegSupply(new FfmpegSettings(null, 0, 0), new DataDirectory(Path.of("target/media-test-data")));

    private Tool() {}

    static void run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(FFMPEG.executable().toString(), "-nostdin", "-hide_banner", "-v", "error", "-y"));
        line.addAll(arguments);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }

    /** Frames of a grey film, some of them, drawn upon by a burn. */
    static List<BufferedImage> frames(Path folder, Burn burn, String size, int rate, int... frames) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "color=gray:s=" + size + ":r=" + rate));
        arguments.addAll(burn.inputs());
        StringBuilder select = new StringBuilder("0");
        for (int frame : frames) {
            select.append("+eq(n\\,").append(frame).append(')');
        }
        int last = frames[frames.length - 1];
        String graph = "[0:v]trim=end_frame=" + (last + 1) + ",format=yuv420p[film];" + burn.filter("film", 1, "burnt")
                + ";[burnt]select=" + select + "[chosen]";
        arguments.addAll(List.of("-filter_complex", graph, "-map", "[chosen]", "-vsync", "0", "-frames:v"));
        arguments.addAll(List.of(Integer.toString(frames.length), "-f", "image2", "frame_%d.png"));
        run(folder, arguments);
        List<BufferedImage> pictures = new ArrayList<>();
        for (int index = 1; index <= frames.length; index++) {
            pictures.add(ImageIO.read(folder.resolve("frame_" + index + ".png").toFile()));
        }
        return pictures;
    }
}
