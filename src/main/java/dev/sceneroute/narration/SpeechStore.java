package dev.sceneroute.narration;

import dev.sceneroute.runtime.Json;
import dev.sceneroute.speech.ChosenSpeech;
import dev.sceneroute.speech.SpokenText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code speech}. */
@Repository
public class SpeechStore {
    private static final String INSERT = """
            insert into speech (owner, key, asset_id, samples, spoken, spoken_by)
            values (:owner, :key, :asset, :samples, :spoken::jsonb, :by::jsonb)
            on conflict (owner, key) do nothing
            """;
    private static final String FIND = "select * from speech where owner = :owner and key = :key";
    private static final String OF_JOB = """
            select n.scene_order, s.* from narration n join speech s on s.owner = n.owner and s.key = n.speech_key
            where n.job_id = :job
            """;

    private final JdbcClient database;
    private final Json json;

    SpeechStore(JdbcClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps speech; the same that is there already stays. */
    public void keep(String owner, KeptSpeech speech) {
        database.sql(INSERT)
                .param("owner", owner)
                .param("key", speech.key())
                .param("asset", speech.assetId())
                .param("samples", speech.samples())
                .param("spoken", json.write(speech.spoken()))
                .param("by", json.write(speech.by()))
                .update();
    }

    /** One's own speech. */
    public Optional<KeptSpeech> find(String owner, String key) {
        return database.sql(FIND)
                .param("owner", owner)
                .param("key", key)
                .query(this::row)
                .optional();
    }

    /** The speech of a job's scenes, by their order; a scene without speech is missing. */
    public Map<Integer, KeptSpeech> ofJob(String jobId) {
        List<Map.Entry<Integer, KeptSpeech>> rows = database.sql(OF_JOB)
                .param("job", jobId)
                .query((row, number) -> Map.entry(row.getInt("scene_order"), row(row, number)))
                .list();
        return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private KeptSpeech row(ResultSet row, int number) throws SQLException {
        return new KeptSpeech(
                row.getString("key"),
                row.getString("asset_id"),
                row.getLong("samples"),
                json.read(row.getString("spoken"), SpokenText.class),
                json.read(row.getString("spoken_by"), ChosenSpeech.class));
    }
}
