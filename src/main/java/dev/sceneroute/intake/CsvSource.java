package dev.sceneroute.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes scripts of a CSV file: one scene a row, one video for all rows with the same text in the column video. */
final class CsvSource {
    private CsvSource() {}

    /**
     * Reads the videos in the order in which they first appear.
     *
     * @param name what a video is called where no column says it
     * @param text the file's text
     * @throws InvalidScriptException naming the line that cannot be understood
     */
    static List<SourceDocument> read(String name, String text) {
        Map<String, CsvVideo> videos = new LinkedHashMap<>();
        String current = name;
        for (CsvRow row : CsvRows.read(text)) {
            current = row.cells().getOrDefault(CsvColumn.VIDEO, current);
            videos.computeIfAbsent(current, CsvVideo::new).add(row);
        }
        if (videos.isEmpty()) {
            throw InvalidScriptException.of(new Violation(
                    "", "no_scenes", "there is no row below the names of the columns; each row is a scene", null));
        }
        List<SourceDocument> documents = new ArrayList<>();
        videos.values().forEach(video -> documents.add(video.document()));
        return documents;
    }
}
