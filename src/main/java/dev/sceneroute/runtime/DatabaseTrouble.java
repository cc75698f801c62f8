package dev.sceneroute.runtime;

import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionUsageException;

/**
 * Tells a database that is away, or cannot do its work now, from a fault of ours: the one place. It comes back, so what was
 * asked of it is asked again, by whoever asked.
 */
@Component("databaseTrouble")
public class DatabaseTrouble {
    private static final int DEEPEST = 20;

    /** For routes: whether that is what went wrong. */
    public boolean passes(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem) {
        return isIn(problem);
    }

    /** Whether it is among all that was thrown on the way up. */
    public static boolean isIn(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(DatabaseTrouble::is);
    }

    /**
     * Whether it is this very one, whatever caused it: no connection, one that broke (SQLState 08, 57P01 and their kind), a
     * lock or an answer that took too long, a transaction that could not begin or end.
     */
    public static boolean is(Throwable problem) {
        return problem instanceof TransientDataAccessException
                || problem instanceof RecoverableDataAccessException
                || problem instanceof NonTransientDataAccessResourceException
                || (problem instanceof TransactionException && !(problem instanceof TransactionUsageException));
    }
}
