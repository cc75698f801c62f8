package dev.sceneroute.ledger;

import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import dev.sceneroute.ledger.Orphan.Reason;
import dev.sceneroute.ledger.TaskUse.Place;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the view {@code task_use}: every order, and whether a scene uses what it makes. Changes nothing. */
@Repository
class TaskUseStore {
    private static final String BY_EXTERNAL_ID = """
            select * from task_use where service = :service and external_id = any(:ids)
            """;
    private static final String PAID_FOR_NOTHING = """
            select * from task_use
            where owner = :owner and state = 'succeed' and unused is not null
            order by created_at desc limit :most
            """;

    private final JdbcClient database;

    TaskUseStore(JdbcClient database) {
        this.database = database;
    }

    /** The orders with some of our ids, whoever's they are; ids of none are left out. */
    List<TaskUse> withExternalIds(String service, Collection<String> ids) {
        return database.sql(BY_EXTERNAL_ID)
                .param("service", service)
                .param("ids", ids.toArray(String[]::new))
                .query(TaskUseStore::row)
                .list();
    }

    /** An owner's paid orders whose clip no scene uses, the newest first. */
    List<TaskUse> paidForNothing(String owner, int most) {
        return database.sql(PAID_FOR_NOTHING)
                .param("owner", owner)
                .param("most", most)
                .query(TaskUseStore::row)
                .list();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("service"), EndpointType.of(row.getString("endpoint")));
    }

    private static TaskUse row(ResultSet row, int number) throws SQLException {
        BigDecimal units = row.getBigDecimal("units_settled");
        BigDecimal unitCost = row.getBigDecimal("unit_cost");
        String unused = row.getString("unused");
        return new TaskUse(
                place(row),
                row.getString("owner"),
                row.getString("external_id"),
                row.getString("provider_task_id"),
                row.getString("state"),
                units == null ? null : new Units(units),
                unitCost == null ? null : new Money(unitCost),
                unused == null ? null : Reason.of(unused),
                row.getString("job_id"),
                row.getInt("scene_order"),
                row.getInt("attempt"));
    }
}
