package dev.sceneroute.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseTroubleTest {
    static Stream<Exception> passing() {
        return Stream.of(
                new CannotGetJdbcConnectionException("no connection", new SQLException("refused")),
                new CannotCreateTransactionException("no connection"),
                new TransactionSystemException("the connection broke at the commit"),
                new DataAccessResourceFailureException("the connection broke"),
                new RecoverableDataAccessException("the connection is stale"),
                new QueryTimeoutException("too slow"),
                new CannotAcquireLockException("deadlock"));
    }

    static Stream<Exception> ofOurs() {
        return Stream.of(
                new DuplicateKeyException("twice"),
                new DataIntegrityViolationException("a check"),
                new EmptyResultDataAccessException(1),
                new BadSqlGrammarException("read", "selekt", new SQLException("syntax")),
                new IllegalTransactionStateException("no transaction"),
                new IllegalStateException("a fault"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void what_passes_is_told_however_deep_it_lies(Exception problem) {
        assertThat(DatabaseTrouble.is(problem)).isTrue();
        assertThat(DatabaseTrouble.isIn(new RuntimeException(new IllegalStateException(problem))))
                .isTrue();
        assertThat(new DatabaseTrouble().passes(new IllegalStateException(problem)))
                .isTrue();
        assertThat(DatabaseTrouble.is(new RuntimeException(problem))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ofOurs")
    void what_would_fail_again_is_no_trouble_of_the_database(Exception problem) {
        assertThat(DatabaseTrouble.isIn(new RuntimeException(problem))).isFalse();
    }

    /** PostgreSQL is stopped, has crashed, starts; the connection broke; there are too many; a deadlock. */
    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "08006", "08001", "53300", "40P01"})
    void what_postgres_says_when_it_goes_away_or_cannot_now_is_among_it(String state) {
        SQLException thrown = new SQLException("said by PostgreSQL", state);

        assertThat(DatabaseTrouble.is(new SQLExceptionSubclassTranslator().translate("read", null, thrown)))
                .isTrue();
    }

    @Test
    void a_row_that_is_there_already_is_none() {
        SQLException thrown = new SQLException("duplicate key", "23505");

        assertThat(DatabaseTrouble.is(new SQLExceptionSubclassTranslator().translate("read", null, thrown)))
                .isFalse();
    }
}
