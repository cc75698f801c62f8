package dev.sceneroute.drill;

import dev.sceneroute.runtime.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * This program's class path as jars alone: only such a class path can have an archive of loaded classes, which halves
 * the time a process needs to start. Folders are packed; a jar of jars is unpacked by its own tools.
 */
final class ClassPathJars {
    private final List<Path> entries;

    private ClassPathJars(List<Path> entries) {
        this.entries = entries;
    }

    /** The class path this process was started with. */
    static ClassPathJars ofThisProcess() {
        return new ClassPathJars(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .toList());
    }

    /** A name that changes whenever anything on the class path does. */
    String fingerprint() {
        StringBuilder all = new StringBuilder(System.getProperty("java.vm.version"));
        for (Path entry : entries) {
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    all.append('\n').append(file).append(' ').append(Files.size(file));
                    all.append(' ').append(Files.getLastModifiedTime(file).toMillis());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /**
     * The class path for a new process.
     *
     * @param folder where jars are made
     */
    String packedIn(Path folder) {
        try {
            Files.createDirectories(folder);
            if (entries.size() == 1 && isJarOfJars(entries.get(0))) {
                return unpacked(entries.get(0), folder);
            }
            List<String> jars = new ArrayList<>();
            for (Path entry : entries) {
                Path jar = folder.resolve("classes-" + jars.size() + ".jar");
                jars.add((Files.isDirectory(entry) ? packed(entry, jar) : entry).toString());
            }
            return String.join(File.pathSeparator, jars);
        } catch (IOException e) {
            throw new UncheckedIOException("The program's class path cannot be packed in " + folder, e);
        }
    }

    private static boolean isJarOfJars(Path file) throws IOException {
        try (var jar = new java.util.jar.JarFile(file.toFile())) {
            return jar.getEntry("BOOT-INF/") != null;
        }
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        if (Files.exists(jar)) {
            return jar;
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packing = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            packing.setLevel(0);
            for (Path path : all.sorted().toList()) {
                pack(packing, classes, path);
            }
        }
        return jar;
    }

    // Folders have entries of their own: without them nothing finds the classes of a package.
    private static void pack(JarOutputStream packing, Path classes, Path path) throws IOException {
        String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
        if (name.isEmpty()) {
            return;
        }
        boolean folder = Files.isDirectory(path);
        packing.putNextEntry(new JarEntry(folder ? name + "/" : name));
        if (!folder) {
            Files.copy(path, packing);
        }
        packing.closeEntry();
    }

    private static String unpacked(Path jar, Path folder) throws IOException {
        Path program = folder.resolve("program");
        Path unpacked = program.resolve(jar.getFileName());
        if (!Files.exists(unpacked)) {
            ProcessBuilder tools = new ProcessBuilder(
                    WorkerProgram.java(),
                    "-Djarmode=tools",
                    "-jar",
                    jar.toString(),
                    "extract",
                    "--destination",
                    program.toString());
            Path log = folder.resolve("extract.log");
            Process process =
                    tools.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IOException("The jar cannot be unpacked: " + Files.readString(log));
            }
        }
        return unpacked.toString();
    }
}
