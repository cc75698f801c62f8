package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.kling.ClipSpec.ClipShot;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells FFmpeg how to draw a clip: a slow gradient in the task's colours, made small and scaled up because that costs a
 * tenth, a wandering disc or the reference image, the prompt, the mark SANDBOX, the task's label, a running time and a
 * bar that fills. All text of callers lies in files with fixed names and is drawn as it is.
 */
final class ClipGraph {
    /** The finished clip's name in the working directory. */
    static final String OUTPUT = "clip.mp4";

    private static final String FONT = "fontfile=../font.ttf";
    private static final int SHRUNK = 8;

    private final ClipSpec spec;
    private final int letter;

    ClipGraph(ClipSpec spec) {
        this.spec = spec;
        this.letter = Math.min(spec.width(), spec.height()) / 22;
    }

    /** Letters that fit on a line, in columns of half a letter's height. */
    int columns() {
        return (int) (spec.width() * 0.84 / (letter * 0.53));
    }

    static String promptFile(int shot) {
        return "prompt-" + shot + ".txt";
    }

    private static final String REFINED_AT_ONCE = "12";

    static final String LABEL_FILE = "label.txt";
    static final String IMAGE_FILE = "image";

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        for (int shot = 0; shot < spec.shots().size(); shot++) {
            source(arguments, gradient(shot));
        }
        source(arguments, "color=white:s=%dx8:r=%d".formatted(spec.width(), spec.fps()), "-t", "0.01");
        if (spec.image() == null) {
            source(arguments, "color=white:s=128x128:r=%d".formatted(spec.fps()), "-t", "0.01");
        } else {
            arguments.addAll(
                    List.of("-protocol_whitelist", "file", "-max_pixels", "100000000", "-i", "file:" + IMAGE_FILE));
        }
        arguments.addAll(List.of("-filter_complex", picture() + sound(), "-map", "[picture]"));
        arguments.addAll(soundArguments());
        arguments.addAll(encoding());
        return arguments;
    }

    private static void source(List<String> arguments, String source, String... options) {
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("-f", "lavfi", "-i", source));
    }

    private String gradient(int shot) {
        int hue = spec.number() + shot * 67;
        return "gradients=s=%dx%d:r=%d:c0=%s:c1=%s:n=2:speed=0.03:seed=%d"
                .formatted(
                        spec.width() / SHRUNK,
                        spec.height() / SHRUNK,
                        spec.fps(),
                        colour(hue, 0.55f),
                        colour(hue + 50, 0.4f),
                        spec.number() + shot);
    }

    private static String colour(int hue, float brightness) {
        int rgb = Color.getHSBColor((hue % 360) / 360f, 0.75f, brightness).getRGB() & 0xffffff;
        return String.format(Locale.ROOT, "0x%06x", rgb);
    }

    private String picture() {
        if (spec.black()) {
            return shots() + "lutyuv=y=16:u=128:v=128[picture]";
        }
        int bar = spec.shots().size();
        return shots()
                + "null[ground];" + thing(bar + 1) + "[ground][thing]overlay=" + place() + ":eof_action=repeat[stage];"
                + "[stage][" + bar + ":v]overlay=x='-W+W*(n+1)/" + spec.frames() + "':y=H-h:eof_action=repeat,"
                + texts() + stillness() + "[picture]";
    }

    /** The first frame, as often as there are frames. */
    private String stillness() {
        return spec.frozen() ? ",trim=end_frame=1,tpad=stop=" + (spec.frames() - 1) + ":stop_mode=clone" : "";
    }

    /** The shots one after the other, each exactly as long as ordered. */
    private String shots() {
        StringBuilder graph = new StringBuilder();
        StringBuilder joined = new StringBuilder();
        for (int shot = 0; shot < spec.shots().size(); shot++) {
            graph.append("[%d:v]trim=end_frame=%d,setpts=PTS-STARTPTS[s%d];"
                    .formatted(shot, spec.shots().get(shot).frames(), shot));
            joined.append("[s").append(shot).append(']');
        }
        return graph
                + joined.toString()
                + "concat=n=%d:v=1,scale=%d:%d:flags=bilinear,setsar=1,format=yuv420p,"
                        .formatted(spec.shots().size(), spec.width(), spec.height());
    }

    private String thing(int input) {
        if (spec.image() == null) {
            return "[" + input + ":v]format=yuva420p,"
                    + "geq=lum=235:cb=128:cr=128:a='if(lte(hypot(X-W/2,Y-H/2),W/2-1),160,0)'[thing];";
        }
        return "[%d:v]scale=w=%d:h=%d:force_original_aspect_ratio=decrease,format=yuv420p[thing];"
                .formatted(input, spec.width() * 6 / 10, spec.height() * 6 / 10);
    }

    private String place() {
        return spec.image() == null
                ? "x='(W-w)*(0.5+0.42*sin(t*0.9))':y='(H-h)*(0.38+0.3*cos(t*1.3))'"
                : "x=(W-w)/2:y='H*0.05+H*0.02*sin(t*1.3)'";
    }

    private String texts() {
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (int shot = 0; shot < spec.shots().size(); shot++) {
            ClipShot one = spec.shots().get(shot);
            if (!one.prompt().isBlank()) {
                texts.add(text(
                                "textfile=" + promptFile(shot) + ":expansion=none",
                                letter,
                                "(w-text_w)/2",
                                "h*0.86-text_h")
                        + ":line_spacing=6:box=1:boxcolor=black@0.45:boxborderw=14:enable='between(n,%d,%d)'"
                                .formatted(from, from + one.frames() - 1));
            }
            from += one.frames();
        }
        texts.add(text("text=SANDBOX", letter * 7 / 5, "w*0.03", "h*0.04") + ":box=1:boxcolor=red@0.6:boxborderw=10");
        texts.add(text("textfile=" + LABEL_FILE + ":expansion=none", letter, "w*0.97-text_w", "h*0.05"));
        texts.add(text("text='%{pts\\:hms}  %{frame_num}'", letter, "w*0.97-text_w", "h*0.91"));
        return String.join(",", texts);
    }

    private static String text(String what, int size, String x, String y) {
        return "drawtext=" + FONT + ":" + what + ":fontsize=" + size + ":fontcolor=white:x=" + x + ":y=" + y;
    }

    /** Two sine tones, one for each ear, cut to the picture's exact length. */
    private String sound() {
        if (!spec.sound()) {
            return "";
        }
        int left = 220 + spec.number();
        return ";sine=frequency=%d:sample_rate=48000[left];sine=frequency=%d:sample_rate=48000[right];"
                        .formatted(left, left * 3 / 2)
                + "[left][right]join=inputs=2:channel_layout=stereo,volume=" + (spec.silent() ? "0" : "0.3") + ","
                + "atrim=end_sample=" + (long) spec.frames() * 48_000 / spec.fps() + "[sound]";
    }

    private List<String> soundArguments() {
        return spec.sound()
                ? List.of("-map", "[sound]", "-c:a", "aac", "-b:a", "128k", "-ar", "48000", "-ac", "2")
                : List.of("-an");
    }

    /**
     * The same settings for every clip, so that clips of one size have the same decoder configuration; only a still one
     * is coded finely from its first frame on, since refining it later would be a movement.
     */
    private List<String> encoding() {
        List<String> arguments = new ArrayList<>(List.of("-frames:v", Integer.toString(spec.frames())));
        if (spec.damage() == ClipSpec.Damage.STRANGE_CODING) {
            arguments.addAll(List.of("-c:v", "ffv1"));
        } else {
            arguments.addAll(h264());
        }
        arguments.addAll(List.of("-metadata", "comment=Made by the sandbox of Sceneroute"));
        arguments.addAll(container());
        arguments.add(OUTPUT);
        return arguments;
    }

    private List<String> h264() {
        return List.of(
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-profile:v",
                "high",
                "-bf",
                "2",
                "-crf",
                spec.frozen() ? REFINED_AT_ONCE : "23",
                "-g",
                Integer.toString(spec.fps() * 5),
                "-x264-params",
                "cabac=1:8x8dct=1:stitchable=1",
                "-pix_fmt",
                "yuv420p");
    }

    /** Whatever it is, it is called an MP4 file. */
    private List<String> container() {
        return switch (spec.damage()) {
            case OTHER_CONTAINER -> List.of("-f", "mpegts");
            case STRANGE_CODING -> List.of("-f", "matroska");
            default -> List.of("-movflags", "+faststart", "-f", "mp4");
        };
    }
}
