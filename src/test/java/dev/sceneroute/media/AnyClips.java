package dev.sceneroute.media;

import dev.sceneroute.media.AnyClip.Making;
import dev.sceneroute.media.AnyClip.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every kind of clip that was thought of. */
final class AnyClips {

    private static final String TV_709 = "scale=out_color_matrix=bt709:out_range=tv,format=";
    private static final Making PLAIN = Recipe.file("any-plain.mp4")::make;
    private static final Making LONG = Recipe.file("any-long.mp4").seconds(1.5)::make;

    private static final Map<String, String> RATES = Map.of("24000/1001", "23.976", "30000/1001", "29.97");

    private AnyClips() {}

    static Stream<AnyClip> all() {
        return Stream.of(
                        rates(),
                        sizes(),
                        turned(),
                        codings(),
                        colours(),
                        sounds(),
                        edits(),
                        shorts(),
                        containers(),
                        more())
                .flatMap(kinds -> kinds);
    }

    private static Stream<AnyClip> rates() {
        Stream<AnyClip> even = Stream.of("24000/1001", "25", "30000/1001", "30", "50", "60", "12")
                .map(rate -> Recipe.file("any-rate" + rate.replace('/', '_') + ".mp4")
                        .rate(rate)
                        .encoded(RATES.getOrDefault(rate, rate) + " frames a second"));
        return Stream.concat(
                Stream.of(Recipe.file("any-plain.mp4").copied("the film's own form, with B-frames")),
                Stream.concat(
                        even,
                        Stream.of(Recipe.file("any-vfr.mp4")
                                .rate("30")
                                .coding(
                                        "-vf",
                                        "select='mod(n,7)-3',scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
                                        "-vsync",
                                        "vfr")
                                .encoded("a rate that varies"))));
    }

    private static Stream<AnyClip> sizes() {
        return Stream.of(
                Recipe.file("any-1080.mp4").size(1920, 1080).encoded("1920x1080"),
                Recipe.file("any-4k.mp4")
                        .size(3840, 2160)
                        .coding("-preset", "ultrafast")
                        .encoded("3840x2160"),
                Recipe.file("any-portrait.mp4")
                        .size(180, 320)
                        .encoded("upright, 180x320")
                        .fitted(101, 180),
                Recipe.file("any-square.mp4")
                        .size(240, 240)
                        .encoded("square, 240x240")
                        .fitted(180, 180),
                Recipe.file("any-odd.mp4")
                        .size(853, 479)
                        .format(TV_709 + "yuv444p", "-colorspace", "bt709")
                        .encoded("853x479 (H.264, 4:4:4)"),
                Recipe.file("any-odd9.mp4")
                        .size(853, 479)
                        .coding("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8")
                        .encoded("853x479 (VP9)"),
                Recipe.file("any-flat.mp4")
                        .size(240, 180)
                        .coding("-aspect", "16:9")
                        .encoded("pixels that are not square"),
                AnyClip.of(
                                "encoded",
                                "pixels that are not square, said by the coding alone",
                                () -> patched(
                                        Recipe.file("any-flat2.mp4").coding("-aspect", "4:3")::make,
                                        "any-flat3.mp4",
                                        bytes -> {
                                            rename(bytes, "pasp", "free");
                                            shownWidth(bytes, 320);
                                        }))
                        .fitted(240, 180),
                AnyClip.of(
                                "encoded",
                                "the film's pixels, shown in another shape",
                                () -> patched(PLAIN, "any-shown.mp4", bytes -> {
                                    rename(bytes, "pasp", "free");
                                    shownWidth(bytes, 180);
                                }))
                        .fitted(180, 180));
    }

    private static Stream<AnyClip> turned() {
        return Stream.of(
                turned("turned by a quarter to the right", "any-turn90.mp4", "transpose=cclock", 0, 1, -1, 0),
                turned("turned by a half", "any-turn180.mp4", "hflip,vflip", -1, 0, 0, -1),
                turned("turned by a quarter to the left", "any-turn270.mp4", "transpose=clock", 0, -1, 1, 0),
                turned("mirrored from left to right", "any-mirror.mp4", "hflip", -1, 0, 0, 1),
                turned("mirrored from top to bottom", "any-mirror2.mp4", "vflip", 1, 0, 0, -1),
                turned("mirrored and turned", "any-mirror3.mp4", "transpose=cclock_flip", 0, 1, 1, 0),
                turned("mirrored and turned the other way", "any-mirror4.mp4", "transpose=clock_flip", 0, -1, -1, 0));
    }

    private static AnyClip turned(String how, String file, String filter, int... matrix) {
        Making lying = Recipe.file("flat-" + file).shape(filter)::make;
        return AnyClip.of(
                "encoded",
                "to be " + how,
                () -> patched(lying, file, bytes -> {
                    ByteBuffer tkhd = ByteBuffer.wrap(bytes).position(find(bytes, "tkhd") + 44);
                    tkhd.putInt(matrix[0] << 16)
                            .putInt(matrix[1] << 16)
                            .putInt(0)
                            .putInt(matrix[2] << 16)
                            .putInt(matrix[3] << 16);
                }));
    }

    private static Stream<AnyClip> codings() {
        return Stream.of(
                hevc("any-hvc1.mp4", "yuv420p", "hvc1").encoded("HEVC (hvc1)"),
                hevc("any-hev1.mp4", "yuv420p", "hev1").encoded("HEVC (hev1)"),
                hevc("any-hevc10.mp4", "yuv420p10le", "hvc1").encoded("HEVC, 10 bits"),
                Recipe.file("any-264-10.mp4")
                        .format(TV_709 + "yuv420p10le", "-colorspace", "bt709")
                        .encoded("H.264, 10 bits"),
                Recipe.file("any-444.mp4")
                        .format(TV_709 + "yuv444p", "-colorspace", "bt709")
                        .encoded("H.264, 4:4:4"),
                Recipe.file("any-422.mp4")
                        .format(TV_709 + "yuv422p", "-colorspace", "bt709")
                        .encoded("H.264, 4:2:2"),
                Recipe.file("any-avc3.mp4")
                        .coding("-tag:v", "avc3", "-bsf:v", "dump_extra")
                        .encoded("H.264 (avc3)"),
                AnyClip.of(
                        "encoded",
                        "H.264 (avc3), parameters among the frames only",
                        () -> patched(
                                Recipe.file("any-avc3.mp4").coding("-tag:v", "avc3", "-bsf:v", "dump_extra")::make,
                                "any-avc3b.mp4",
                                bytes -> ByteBuffer.wrap(bytes).put(find(bytes, "avcC") + 9, (byte) 0xE0))),
                Recipe.file("any-vp9.mp4")
                        .coding("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8")
                        .encoded("VP9"),
                Recipe.file("any-av1.mp4")
                        .coding("-c:v", "libaom-av1", "-cpu-used", "8", "-usage", "realtime", "-strict", "-2")
                        .encoded("AV1"),
                Recipe.file("any-mpeg4.mp4")
                        .coding("-c:v", "mpeg4", "-q:v", "3")
                        .encoded("MPEG-4 part 2"),
                Recipe.file("any-mpeg2.mp4")
                        .coding("-c:v", "mpeg2video", "-q:v", "3")
                        .encoded("MPEG-2"),
                Recipe.file("any-prores.mov")
                        .format(TV_709 + "yuv422p10le", "-colorspace", "bt709")
                        .coding("-c:v", "prores", "-c:a", "pcm_s16le")
                        .encoded("ProRes"),
                Recipe.file("any-prores12.mov")
                        .rate("48")
                        .shape("tinterlace=interleave_top")
                        .format(TV_709 + "yuv444p10le", "-colorspace", "bt709")
                        .coding(
                                "-c:v",
                                "prores_ks",
                                "-profile:v",
                                "4444",
                                "-flags",
                                "+ildct",
                                "-r",
                                "24",
                                "-c:a",
                                "aac")
                        .encoded("interlaced ProRes 4444"),
                Recipe.file("any-jpeg.mov")
                        .format("scale=out_color_matrix=bt601:out_range=full,format=yuvj420p")
                        .coding("-c:v", "mjpeg", "-q:v", "2")
                        .encoded("Motion JPEG (MOV)"),
                AnyClip.of(
                        "refused",
                        "Dolby Vision (dvh1)",
                        () -> patched(
                                hevc("any-hvc1.mp4", "yuv420p", "hvc1")::make,
                                "any-dvh1.mp4",
                                bytes -> rename(bytes, "hvc1", "dvh1"))),
                Recipe.file("any-woven.mp4")
                        .rate("48")
                        .shape("tinterlace=interleave_top")
                        .coding("-x264-params", "tff=1", "-r", "24")
                        .encoded("interlaced H.264"),
                Recipe.file("any-woven4.mp4")
                        .rate("48")
                        .shape("tinterlace=interleave_top")
                        .coding("-c:v", "mpeg4", "-q:v", "2", "-flags", "+ilme+ildct", "-top", "1", "-r", "24")
                        .encoded("interlaced MPEG-4"),
                Recipe.file("any-opengop.mp4")
                        .coding("-x264-params", "open-gop=1:keyint=8:min-keyint=4:bframes=3:b-pyramid=normal")
                        .copied("open groups of pictures"),
                Recipe.file("any-baseline.mp4").coding("-profile:v", "baseline").copied("no B-frames"),
                hevc("any-open265.mp4", "yuv420p", "hvc1")
                        .coding(
                                "-c:v",
                                "libx265",
                                "-preset",
                                "ultrafast",
                                "-x265-params",
                                "log-level=error:open-gop=1:keyint=8:bframes=3")
                        .encoded("HEVC, open groups of pictures"));
    }

    private static Recipe hevc(String file, String format, String tag) {
        return Recipe.file(file)
                .format(TV_709 + format, "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
                .coding("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", "-tag:v", tag);
    }

    private static Stream<AnyClip> colours() {
        String pq = "format=gbrp16le,lutrgb="
                + Stream.of("r", "g", "b")
                        .map(
                                channel -> channel
                                        + "='65535*pow((0.8359375+18.8515625*pow(pow(val/65535,2.4)*0.0203,0.1593017578125))/(1+18.6875*pow(pow(val/65535,2.4)*0.0203,0.1593017578125)),78.84375)'")
                        .reduce((one, other) -> one + ":" + other)
                        .orElseThrow();
        String wide = "scale=out_color_matrix=bt2020:out_range=tv,format=yuv420p10le";
        return Stream.of(
                Recipe.file("any-full.mp4")
                        .format(
                                "scale=out_color_matrix=bt709:out_range=full,format=yuvj420p",
                                "-colorspace",
                                "bt709",
                                "-color_range",
                                "pc")
                        .encoded("full range"),
                hevc("any-full265.mp4", "yuv420p", "hvc1")
                        .format(
                                "scale=out_color_matrix=bt709:out_range=full,format=yuvj420p",
                                "-colorspace",
                                "bt709",
                                "-color_primaries",
                                "bt709",
                                "-color_trc",
                                "bt709",
                                "-color_range",
                                "pc")
                        .encoded("full range, HEVC"),
                Recipe.file("any-601.mp4")
                        .format(
                                "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p",
                                "-colorspace",
                                "smpte170m",
                                "-color_primaries",
                                "smpte170m",
                                "-color_trc",
                                "smpte170m")
                        .encoded("BT.601 colours"),
                Recipe.file("any-untold.mp4").format(TV_709 + "yuv420p").copied("colours nothing is said of"),
                hevc("any-untold265.mp4", "yuv420p", "hvc1")
                        .format(TV_709 + "yuv420p")
                        .encoded("colours nothing is said of, HEVC"),
                hevc("any-2020.mp4", "yuv420p10le", "hvc1")
                        .format(
                                wide,
                                "-colorspace",
                                "bt2020nc",
                                "-color_primaries",
                                "bt2020",
                                "-color_trc",
                                "bt2020-10")
                        .encoded("BT.2020 colours"),
                AnyClip.of(
                        "encoded",
                        "BT.2020 colours, said by the coding alone",
                        () -> patched(
                                hevc("any-2020.mp4", "yuv420p10le", "hvc1")
                                        .format(
                                                wide,
                                                "-colorspace",
                                                "bt2020nc",
                                                "-color_primaries",
                                                "bt2020",
                                                "-color_trc",
                                                "bt2020-10")::make,
                                "any-2020b.mp4",
                                bytes -> rename(bytes, "colr", "free"))),
                hevc("any-hlg.mp4", "yuv420p10le", "hvc1")
                        .format(
                                wide,
                                "-colorspace",
                                "bt2020nc",
                                "-color_primaries",
                                "bt2020",
                                "-color_trc",
                                "arib-std-b67")
                        .encoded("HDR: BT.2020 HLG"),
                hevc("any-pq.mp4", "yuv420p10le", "hvc1")
                        .format(
                                pq + "," + wide,
                                "-colorspace",
                                "bt2020nc",
                                "-color_primaries",
                                "bt2020",
                                "-color_trc",
                                "smpte2084")
                        .encoded("HDR: BT.2020 PQ"),
                Recipe.file("any-pq264.mp4")
                        .format(
                                pq + "," + wide,
                                "-colorspace",
                                "bt2020nc",
                                "-color_primaries",
                                "bt2020",
                                "-color_trc",
                                "smpte2084")
                        .encoded("HDR: BT.2020 PQ, H.264"));
    }

    private static Stream<AnyClip> sounds() {
        return Stream.of(
                Recipe.file("any-silent.mp4").sound("").copied("no sound").silent(),
                Recipe.file("any-mono.mp4").sound(FlashAndBeep.sound(48_000, 1)).copied("mono"),
                Recipe.file("any-51.mp4").sound(FlashAndBeep.sound(48_000, 6)).copied("5.1 sound"),
                Recipe.file("any-22.mp4").sound(FlashAndBeep.sound(22_050, 2)).copied("sound of 22.05 kHz"),
                Recipe.file("any-44.mp4").sound(FlashAndBeep.sound(44_100, 2)).copied("sound of 44.1 kHz"),
                Recipe.file("any-96.mp4").sound(FlashAndBeep.sound(96_000, 2)).copied("sound of 96 kHz"),
                Recipe.file("any-mp3.mp4").coding("-c:a", "libmp3lame").copied("MP3 sound"),
                Recipe.file("any-opus.mp4")
                        .coding("-c:a", "libopus", "-strict", "-2")
                        .copied("Opus sound"),
                AnyClip.of(
                        "copied",
                        "sound longer than the picture",
                        () -> AnyClip.again(
                                PLAIN,
                                "any-longer.mp4",
                                "-f",
                                "lavfi",
                                "-i",
                                FlashAndBeep.sound(48_000, 2),
                                "-map",
                                "0:v",
                                "-map",
                                "1:a",
                                "-c:v",
                                "copy",
                                "-t",
                                "2.5")),
                AnyClip.of(
                        "copied",
                        "sound shorter than the picture",
                        () -> AnyClip.again(
                                PLAIN,
                                "any-shorter.mp4",
                                "-f",
                                "lavfi",
                                "-t",
                                "0.7",
                                "-i",
                                FlashAndBeep.sound(48_000, 2),
                                "-map",
                                "0:v",
                                "-map",
                                "1:a",
                                "-c:v",
                                "copy")),
                AnyClip.of(
                                "copied",
                                "sound that begins late",
                                () -> AnyClip.again(
                                        PLAIN,
                                        "any-late.mp4",
                                        "-itsoffset",
                                        "0.25",
                                        "-f",
                                        "lavfi",
                                        "-t",
                                        "0.8",
                                        "-i",
                                        FlashAndBeep.sound(48_000, 2),
                                        "-map",
                                        "0:v",
                                        "-map",
                                        "1:a",
                                        "-c:v",
                                        "copy"))
                        .later(0, 0.25),
                AnyClip.of(
                                "copied",
                                "sound that begins early, hidden by an edit list",
                                () -> AnyClip.again(
                                        PLAIN,
                                        "any-early.mp4",
                                        "-itsoffset",
                                        "-0.25",
                                        "-f",
                                        "lavfi",
                                        "-t",
                                        "1.2",
                                        "-i",
                                        FlashAndBeep.sound(48_000, 2),
                                        "-map",
                                        "0:v",
                                        "-map",
                                        "1:a",
                                        "-c:v",
                                        "copy"))
                        .later(0, -0.25),
                AnyClip.of(
                        "copied",
                        "sound without an edit list",
                        () -> AnyClip.again(
                                PLAIN,
                                "any-noedit.mp4",
                                "-map",
                                "0",
                                "-c:v",
                                "copy",
                                "-c:a",
                                "pcm_s16be",
                                "-f",
                                "mov")),
                AnyClip.of(
                                "copied",
                                "sound of a coding nobody knows",
                                () -> patched(PLAIN, "any-strange.mp4", AnyClips::unknownSound))
                        .silent());
    }

    private static Stream<AnyClip> edits() {
        return Stream.of(
                AnyClip.of("encoded", "an edit list that cuts the start", () -> cut(LONG, "any-cut.mp4"))
                        .later(-0.25, -0.25),
                AnyClip.of(
                                "encoded",
                                "a picture that begins late (empty edit)",
                                () -> AnyClip.again(
                                        PLAIN,
                                        "any-empty.mp4",
                                        "-itsoffset",
                                        "0.25",
                                        "-i",
                                        LONG.make().toString(),
                                        "-map",
                                        "1:v",
                                        "-map",
                                        "0:a",
                                        "-c",
                                        "copy"))
                        .later(0.25, 0),
                AnyClip.of(
                                "encoded",
                                "picture and sound that begin late",
                                () -> AnyClip.again(
                                        () -> cut(LONG, "any-cut.mp4"),
                                        "any-both.mp4",
                                        "-itsoffset",
                                        "0.25",
                                        "-i",
                                        LONG.make().toString(),
                                        "-map",
                                        "1",
                                        "-c",
                                        "copy"))
                        .later(0.021, 0.021));
    }

    private static Path cut(Making clip, String file) {
        return Clips.make(file, List.of("-ss", "0.25", "-i", clip.make().toString(), "-c", "copy"));
    }

    private static Stream<AnyClip> shorts() {
        return Stream.of(
                Recipe.file("any-one.mp4").coding("-frames:v", "1").refused("one frame"),
                Recipe.file("any-three.mp4").coding("-frames:v", "3").refused("three frames"),
                Recipe.file("any-twenty.mp4").seconds(0.82).encoded("four frames too few"),
                Recipe.file("any-morelong.mp4").seconds(1.2).encoded("0.2 s too long, with B-frames"),
                Recipe.file("any-morelongplain.mp4")
                        .seconds(1.2)
                        .coding("-bf", "0")
                        .copied("0.2 s too long, no B-frames"));
    }

    private static Stream<AnyClip> containers() {
        return Stream.of(
                AnyClip.of(
                        "copied",
                        "QuickTime (MOV)",
                        () -> AnyClip.again(PLAIN, "any-mov.mp4", "-c", "copy", "-f", "mov")),
                AnyClip.of(
                        "copied",
                        "QuickTime with plain PCM",
                        () -> AnyClip.again(
                                PLAIN,
                                "any-movpcm.mp4",
                                "-c:v",
                                "copy",
                                "-c:a",
                                "pcm_s24le",
                                "-timecode",
                                "00:00:00:00",
                                "-f",
                                "mov")),
                AnyClip.of(
                        "copied",
                        "in fragments",
                        () -> AnyClip.again(
                                PLAIN,
                                "any-frag.mp4",
                                "-c",
                                "copy",
                                "-movflags",
                                "frag_keyframe+empty_moov+delay_moov+default_base_moof")),
                AnyClip.of(
                                "encoded",
                                "in fragments, without an edit list",
                                () -> AnyClip.again(
                                        PLAIN,
                                        "any-frag2.mp4",
                                        "-c",
                                        "copy",
                                        "-movflags",
                                        "empty_moov+default_base_moof",
                                        "-frag_duration",
                                        "83000"))
                        .later(2 / 24.0, 1024 / 48_000.0),
                Recipe.file("any-webm9.mp4")
                        .coding(
                                "-c:v",
                                "libvpx-vp9",
                                "-deadline",
                                "realtime",
                                "-cpu-used",
                                "8",
                                "-c:a",
                                "libopus",
                                "-f",
                                "webm")
                        .encoded("WebM (VP9, Opus)"),
                Recipe.file("any-webm8.mp4")
                        .coding(
                                "-c:v",
                                "libvpx",
                                "-deadline",
                                "realtime",
                                "-cpu-used",
                                "8",
                                "-c:a",
                                "libvorbis",
                                "-f",
                                "webm")
                        .format("scale=out_color_matrix=bt601:out_range=tv,format=yuv420p")
                        .encoded("WebM (VP8, Vorbis)"),
                AnyClip.of(
                                "encoded",
                                "Matroska (H.264, AAC)",
                                () -> AnyClip.again(PLAIN, "any-mkv.mp4", "-c", "copy", "-f", "matroska"))
                        .later(1024 / 48_000.0, 1024 / 48_000.0),
                AnyClip.of(
                        "encoded",
                        "Matroska (H.264, PCM)",
                        () -> AnyClip.again(
                                PLAIN, "any-mkv2.mp4", "-c:v", "copy", "-c:a", "pcm_s16le", "-f", "matroska")),
                AnyClip.of(
                        "refused",
                        "Matroska (FFV1)",
                        () -> AnyClip.again(PLAIN, "any-mkv3.mp4", "-c:v", "ffv1", "-c:a", "copy", "-f", "matroska")),
                AnyClip.of(
                                "encoded",
                                "MPEG transport stream (H.264, AAC)",
                                () -> AnyClip.again(PLAIN, "any-ts.mp4", "-c", "copy", "-f", "mpegts"))
                        .later(1024 / 48_000.0, 1024 / 48_000.0),
                AnyClip.of(
                                "encoded",
                                "MPEG transport stream (MPEG-2, MP2)",
                                () -> AnyClip.again(
                                        PLAIN,
                                        "any-ts2.mp4",
                                        "-c:v",
                                        "mpeg2video",
                                        "-q:v",
                                        "2",
                                        "-c:a",
                                        "mp2",
                                        "-f",
                                        "mpegts"))
                        .later(0, 481 / 48_000.0),
                AnyClip.of(
                                "encoded",
                                "Flash video (H.264, AAC)",
                                () -> AnyClip.again(PLAIN, "any-flv.mp4", "-c", "copy", "-f", "flv"))
                        .later(1024 / 48_000.0, 1024 / 48_000.0),
                AnyClip.of(
                                "encoded",
                                "AVI (MPEG-4, MP3)",
                                () -> AnyClip.again(
                                        PLAIN,
                                        "any-avi.mp4",
                                        "-c:v",
                                        "mpeg4",
                                        "-q:v",
                                        "2",
                                        "-c:a",
                                        "libmp3lame",
                                        "-f",
                                        "avi"))
                        .later(0, 1105 / 48_000.0),
                AnyClip.of(
                        "encoded",
                        "AVI (H.264 with B-frames, PCM)",
                        () -> AnyClip.again(PLAIN, "any-avi2.mp4", "-c:v", "copy", "-c:a", "pcm_s16le", "-f", "avi")),
                AnyClip.of(
                                "encoded",
                                "GIF",
                                () -> AnyClip.again(
                                        PLAIN,
                                        "any-gif.mp4",
                                        "-an",
                                        "-vf",
                                        "fps=25,split[a][b];[a]palettegen[c];[b][c]paletteuse=dither=none",
                                        "-f",
                                        "gif"))
                        .silent());
    }

    private static Stream<AnyClip> more() {
        Making cover =
                () -> Clips.make("any-cover.png", List.of("-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1"));
        return Stream.of(
                AnyClip.of(
                        "copied",
                        "a cover picture",
                        () -> AnyClip.again(
                                PLAIN,
                                "any-covered.mp4",
                                "-i",
                                cover.make().toString(),
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-c",
                                "copy",
                                "-disposition:v:1",
                                "attached_pic")),
                AnyClip.of(
                        "copied",
                        "two pictures, the second of another size",
                        () -> AnyClip.again(
                                PLAIN,
                                "any-two.mp4",
                                "-f",
                                "lavfi",
                                "-i",
                                "testsrc=s=640x360",
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-c:v:0",
                                "copy",
                                "-c:v:1",
                                "libx264",
                                "-c:a",
                                "copy",
                                "-t",
                                "1")),
                AnyClip.of(
                        "copied",
                        "two sounds",
                        () -> AnyClip.again(
                                PLAIN,
                                "any-twosounds.mp4",
                                "-f",
                                "lavfi",
                                "-i",
                                "sine=d=1",
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-c:v",
                                "copy",
                                "-c:a",
                                "aac")),
                AnyClip.of(
                        "copied",
                        "sound in front of the picture",
                        () -> AnyClip.again(PLAIN, "any-soundfirst.mp4", "-map", "0:a", "-map", "0:v", "-c", "copy")),
                AnyClip.of(
                        "copied",
                        "chapters and subtitles",
                        () -> AnyClip.again(
                                PLAIN,
                                "any-chapters.mp4",
                                "-i",
                                texts(
                                        "chapters.txt",
                                        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=one\n"),
                                "-i",
                                texts("any.srt", "1\n00:00:00,000 --> 00:00:00,900\nText\n"),
                                "-map",
                                "0",
                                "-map",
                                "2",
                                "-map_metadata",
                                "1",
                                "-c",
                                "copy",
                                "-c:s",
                                "mov_text")));
    }

    private static String texts(String name, String text) {
        try {
            Path file = Clips.good().resolveSibling(name);
            return Files.writeString(file, text).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path patched(Making clip, String file, Consumer<byte[]> patch) {
        try {
            byte[] bytes = Files.readAllBytes(clip.make());
            patch.accept(bytes);
            return Files.write(Clips.good().resolveSibling(file), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void shownWidth(byte[] bytes, int width) {
        ByteBuffer.wrap(bytes).putInt(find(bytes, "tkhd") + 80, width << 16);
    }

    /** Changes the sound's coding, in the box and in the descriptor within. */
    private static void unknownSound(byte[] bytes) {
        rename(bytes, "mp4a", "nobo");
        bytes[find(bytes, "esds") + 21] = (byte) 0xFE;
    }

    private static void rename(byte[] bytes, String box, String name) {
        System.arraycopy(name.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, find(bytes, box), 4);
    }

    /** Where a box of the header has its name; the header is behind the frames. */
    private static int find(byte[] bytes, String box) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int place = text.indexOf(box, text.lastIndexOf("moov"));
        if (place < 0) {
            throw new IllegalArgumentException("There is no " + box);
        }
        return place;
    }
}
