package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class ProblemRulesTest {
    private final ProblemRules rules = new ProblemRules();

    @Test
    void a_database_that_does_not_answer_is_no_fault_of_the_callers_who_may_come_again() {
        for (Exception away : new Exception[] {
            new CannotGetJdbcConnectionException("refused", new SQLException("host db.internal")),
            new CannotCreateTransactionException("refused"),
            new CannotAcquireLockException("deadlock"),
            new RecoverableDataAccessException("stale connection of internal"),
            new IllegalStateException(new DataAccessResourceFailureException("internal"))
        }) {
            Problem problem = rules.problem(away, "/api/v1/jobs");

            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.headers()).containsEntry("Retry-After", "5");
            assertThat(problem.detail()).doesNotContain("internal", "deadlock");
        }
    }

    @Test
    void a_change_whose_commit_broke_is_not_said_to_be_unmade() {
        Problem problem = rules.problem(new TransactionSystemException("broke at the commit"), "/api/v1/jobs");

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.detail()).contains("whether the change was made").doesNotContain("nothing was changed");
    }

    @Test
    void what_nobody_thought_of_is_told_without_its_insides_but_with_an_id_the_log_has() {
        Problem problem = rules.problem(new IllegalStateException("password=hunter2"), "/api/v1/jobs");

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.detail()).contains("error_").doesNotContain("hunter2", "IllegalState");
        assertThat(problem.instance()).isEqualTo("/api/v1/jobs");
    }

    @Test
    void a_refusal_is_found_in_what_camel_wraps_around_it() {
        Problem problem = rules.problem(
                new RuntimeCamelException(RefusedException.unknown("job", "job_x")), "/api/v1/jobs/job_x");

        assertThat(problem.type()).isEqualTo(ProblemKind.NOT_FOUND.type());
    }

    @Test
    void every_kind_has_a_type_a_title_and_a_way_out() {
        assertThat(ProblemKind.values()).allSatisfy(kind -> {
            assertThat(kind.type().toString()).matches("https://sceneroute.dev/problems/[a-z-]+");
            assertThat(kind.title()).isNotBlank();
            assertThat(kind.nextStep()).endsWith(".");
            assertThat(kind.status()).isBetween(400, 503);
        });
        assertThat(ProblemKind.values()).extracting(ProblemKind::type).doesNotHaveDuplicates();
    }
}
