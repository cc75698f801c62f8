package dev.sceneroute.ledger;

import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code job_estimate}. A row is written once. */
@Repository
class EstimateStore {
    private static final String INSERT = """
            insert into job_estimate (job_id, owner, units, money, unpriced, price_date)
            values (:job, :owner, :units, :money, :unpriced, :priceDate)
            """;
    private static final String FIND = "select units, money, unpriced from job_estimate where job_id = :job";

    private final JdbcClient database;

    EstimateStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * What was expected.
     *
     * @param total of the scenes with a price
     * @param unpriced how many scenes had none
     */
    record Row(Amount total, int unpriced) {}

    /** Keeps what a job is expected to cost. */
    void insert(String jobId, String owner, Estimate estimate) {
        Amount total = estimate.total();
        database.sql(INSERT)
                .param("job", jobId)
                .param("owner", owner)
                .param("units", total.units().amount())
                .param("money", total.money().amount())
                .param("unpriced", estimate.unpriced().size())
                .param("priceDate", date(estimate))
                .update();
    }

    /** What a job was expected to cost, if it was accepted since there is a ledger. */
    Optional<Row> find(String jobId) {
        return database.sql(FIND)
                .param("job", jobId)
                .query((row, number) -> new Row(
                        new Amount(new Units(row.getBigDecimal("units")), new Money(row.getBigDecimal("money"))),
                        row.getInt("unpriced")))
                .optional();
    }

    private static java.time.@Nullable LocalDate date(Estimate estimate) {
        return estimate.priceDate().orElse(null);
    }
}
