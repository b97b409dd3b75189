package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.BusinessId;

/**
 * What keeps the work on a business and the undo of one of its uploads apart: whoever begins to work shares it, whoever
 * undoes has it alone, both until the transaction ends.
 *
 * <p>An advisory lock and not one of the business's row: in a cluster the row has a copy on each node, and a lock of one copy
 * says nothing to who locks another.
 */
final class BusinessHold {
    private BusinessHold() {}

    private static final String SHARE = "select pg_try_advisory_xact_lock_shared(7203258, hashtext(?::text)) as shared";

    /** Shares it; false, and nothing of the business may begin, where somebody has it alone. */
    static boolean share(Connection connection, BusinessId business) throws SQLException {
        return Sql.query(connection, SHARE, row -> row.flag("shared"), business).get(0);
    }

    private static final String ALONE = "select pg_advisory_xact_lock(7203258, hashtext(?::text))";

    /** Waits until nothing of the business begins. */
    static void alone(Connection connection, BusinessId business) throws SQLException {
        Sql.query(connection, ALONE, row -> "", business);
    }
}
