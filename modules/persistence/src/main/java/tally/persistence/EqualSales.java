package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.failures.RetryQueue.Reprocessing;
import tally.domain.sales.SaleKey;
import tally.domain.uploads.DuplicateRule;

/**
 * The duplicate rule for retried rows of one file: what the business holds of the same sales, and how many rows of the
 * file are the same, asked for all of them at once. One per booking.
 */
final class EqualSales {
    private final DuplicateRule rule;
    private final Map<SaleKey, SaleTable.Held> held;
    private final Map<SaleKey, Integer> ofFile;
    private final Map<SaleKey, Integer> booked = new HashMap<>();

    private EqualSales(DuplicateRule rule, Map<SaleKey, SaleTable.Held> held, Map<SaleKey, Integer> ofFile) {
        this.rule = rule;
        this.held = held;
        this.ofFile = ofFile;
    }

    static EqualSales of(Connection connection, List<RetriedSales.Accepted> rows, Reprocessing reprocessing)
            throws SQLException {
        final PendingRow first = rows.get(0).row();
        final Set<SaleKey> keys = rows.stream().map(RetriedSales.Accepted::key).collect(Collectors.toSet());
        final Map<SaleKey, SaleTable.Held> held =
                new SaleTable(connection, first.business(), first.upload()).held(keys);
        final DuplicateRule rule = first.options().duplicates();
        return new EqualSales(
                rule,
                held,
                rule == DuplicateRule.STRICT
                        ? new HashMap<>()
                        : ofFile(connection, first, heldByOthers(held), reprocessing));
    }

    private static Set<SaleKey> heldByOthers(Map<SaleKey, SaleTable.Held> held) {
        return held.entrySet().stream()
                .filter(entry -> entry.getValue().byOthers() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A large file takes longer than a transaction may be idle otherwise ({@link Database}). */
    private static final String TIME_TO_READ = "select set_config('idle_in_transaction_session_timeout', '5min', true)";

    /** Only counted where others hold any of the same, which is rare: it means to read the file once more. */
    private static Map<SaleKey, Integer> ofFile(
            Connection connection, PendingRow first, Set<SaleKey> keys, Reprocessing reprocessing) throws SQLException {
        if (keys.isEmpty()) {
            return new HashMap<>();
        }
        Sql.query(connection, TIME_TO_READ, row -> "");
        final Map<SaleKey, Integer> rows = new HashMap<>(reprocessing.equalRowsInFile(first, keys));
        recovered(connection, first, keys).forEach(key -> rows.merge(key, 1, Integer::sum));
        return rows;
    }

    private static final String RECOVERED = """
            select sale_date, sale_hash
              from failed_jobs
             where business_id = ? and file_id = ? and sale_hash = any(?) and status = 'resolved'
            """;

    /** The keys of the file's rows that were recovered before, each as often as it was. */
    private static List<SaleKey> recovered(Connection connection, PendingRow first, Set<SaleKey> keys)
            throws SQLException {
        return Sql.query(
                connection,
                RECOVERED,
                row -> SaleKey.of(row.date("sale_date"), row.uuid("sale_hash")),
                first.business(),
                first.upload(),
                Sql.array(connection, "uuid", keys.stream().map(SaleKey::hash).toList()));
    }

    /**
     * The occurrence with which the next row of this key is booked; empty where it is a duplicate. The n-th equal row of a
     * file is one where other uploads hold n; under strict each is, where the business holds any.
     */
    Optional<Integer> nextOccurrence(SaleKey key) {
        final SaleTable.Held there = held.getOrDefault(key, SaleTable.Held.NONE);
        final int occurrence = there.last() + booked.getOrDefault(key, 0) + 1;
        final int before = ofFile.merge(key, 1, Integer::sum) - 1;
        final boolean duplicate = rule == DuplicateRule.STRICT ? occurrence > 1 : before < there.byOthers();
        if (duplicate) {
            return Optional.empty();
        }
        booked.merge(key, 1, Integer::sum);
        return Optional.of(occurrence);
    }
}
