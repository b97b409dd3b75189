package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import tally.domain.BusinessId;
import tally.domain.UploadId;

/**
 * Between which days the sales of an upload lie, kept with its record. Who looks for them by file and days reads no more than the
 * shop's sales of these days, whatever the statistics know of the shop.
 *
 * <p>The record says of how many sales it knows the days. Where those are not all, because a node of an older version has booked
 * some, they may lie on any day.
 */
record UploadDays(LocalDate first, LocalDate last) {
    private static final UploadDays ANY = new UploadDays(LocalDate.MIN, LocalDate.MAX);

    /** No day lies between those of an upload without a sale. */
    private static final String FIND = """
            select coalesce(first_day, 'infinity') as first_day, coalesce(last_day, '-infinity') as last_day
              from uploads
             where business_id = ? and id = ? and dated_count = created_count
            """;

    static UploadDays of(Connection connection, BusinessId business, UploadId upload) throws SQLException {
        return Sql.queryOne(
                        connection,
                        FIND,
                        row -> new UploadDays(row.date("first_day"), row.date("last_day")),
                        business,
                        upload)
                .orElse(ANY);
    }

    private static final String WIDEN = """
            update uploads
               set first_day = least(first_day, ?), last_day = greatest(last_day, ?), dated_count = dated_count + ?
             where business_id = ? and id = ?
            """;

    /** Takes in the days of new sales, one at least, of the upload, whose row the caller holds and whose counters it moves. */
    static void widen(Connection connection, BusinessId business, UploadId upload, List<PlacedSale> sales)
            throws SQLException {
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (final PlacedSale placed : sales) {
            final LocalDate day = placed.sale().date();
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }
        Sql.update(connection, WIDEN, first, last, sales.size(), business, upload);
    }
}
