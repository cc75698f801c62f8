package dev.sceneroute.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads script files: JSON, YAML, CSV, Markdown and plain text, told apart by the end of their names. */
@Component
public class ScriptFile {
    private final ScriptReader reader;
    private final IntakeProperties properties;

    /**
     * Makes the reader of files.
     *
     * @param reader checks what is in them
     * @param properties how large they may be
     */
    public ScriptFile(ScriptReader reader, IntakeProperties properties) {
        this.reader = reader;
        this.properties = properties;
    }

    /**
     * Reads a file whose images lie in its own folder.
     *
     * @param file a file
     * @return its scripts in order: one, or several of a CSV file of many videos
     * @throws InvalidScriptException naming lines and fields if anything in the file is wrong; then no script of it is
     *     used
     * @throws java.io.UncheckedIOException if the disk fails
     */
    public List<NamedScript> read(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return read(file, folder == null ? ReferenceFiles.NONE : ReferenceFiles.below(folder));
    }

    /**
     * Reads a file whose images lie elsewhere, such as one that was moved aside to be worked on.
     *
     * @param file a file
     * @param images where its images may lie
     * @return as {@link #read(Path)}
     * @throws InvalidScriptException as {@link #read(Path)}
     */
    public List<NamedScript> read(Path file, ReferenceFiles images) {
        ScriptFormat format = ScriptFormat.of(file);
        String text = FileText.read(file, properties.maxFileSize());
        return checked(format.read(name(file), text), images);
    }

    private List<NamedScript> checked(List<SourceDocument> documents, ReferenceFiles images) {
        List<NamedScript> scripts = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        int further = 0;
        for (SourceDocument document : documents) {
            try {
                scripts.add(new NamedScript(document.name(), reader.read(document, images)));
            } catch (InvalidScriptException e) {
                violations.addAll(e.violations());
                further += e.further();
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidScriptException(violations, further);
        }
        return scripts;
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
