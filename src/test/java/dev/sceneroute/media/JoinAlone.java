package dev.sceneroute.media;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Joins clips in a process of its own, and says what that cost: a line with the seconds of processor time of all threads,
 * the start of the virtual machine left out, and one with the bytes of peak memory.
 */
final class JoinAlone {

    private JoinAlone() {}

    /** Takes a list with a picture and a sound in turn, and the folder for the film. */
    public static void main(String[] arguments) throws IOException {
        List<ConformedScene> scenes = new ArrayList<>();
        List<Path> sounds = new ArrayList<>();
        FilmProfile profile = new FilmProfile(1280, 720, 30);
        String signature = "";
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        for (int line = 0; line < lines.size(); line += 2) {
            Path video = Path.of(lines.get(line));
            if (signature.isEmpty()) {
                signature = Mp4Header.read(video).video().signature();
            }
            scenes.add(new ConformedScene(video, null, 150, profile.samples(150), false, signature));
            sounds.add(Path.of(lines.get(line + 1)));
        }
        Ffmpeg none = (folder, options, limit) -> {
            throw new FfmpegException("Joining does not need it");
        };
        Binder nothingSet = new Binder(List.of());
        MediaSettings settings = nothingSet.bindOrCreate("sceneroute.media", MediaSettings.class);
        Conform conform = new Conform(none, new FfmpegSettings(null, 0, 0), settings);
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begun = machine.getProcessCpuTime();
        Film film = new FilmJoin(none, settings, conform)
                .join(new FilmParts(scenes, sounds, List.of(), List.of(), "Alone"), profile, Path.of(arguments[1]));
        Files.delete(film.file());
        System.out.println((machine.getProcessCpuTime() - begun) / 1e9);
        System.out.println(peak());
    }

    /** The most memory this process had at a time, by the system's account. */
    private static long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
