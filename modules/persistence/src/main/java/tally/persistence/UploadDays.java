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
 */
record UploadDays(LocalDate first, LocalDate last) {
    /** Of an upload without a sale: no day lies between them. */
    private static final UploadDays NONE = new UploadDays(LocalDate.MAX, LocalDate.MIN);

    private static final String FIND =
            "select first_day, last_day from uploads where business_id = ? and id = ? and first_day is not null";

    static UploadDays of(Connection connection, BusinessId business, UploadId upload) throws SQLException {
        return Sql.queryOne(
                        connection,
                        FIND,
                        row -> new UploadDays(row.date("first_day"), row.date("last_day")),
                        business,
                        upload)
                .orElse(NONE);
    }

    private static final String WIDEN = """
            update uploads
               set first_day = least(first_day, ?), last_day = greatest(last_day, ?)
             where business_id = ? and id = ? and (first_day is null or first_day > ? or last_day < ?)
            """;

    /** Takes in the days of new sales of the upload, whose row the caller holds. */
    static void widen(Connection connection, BusinessId business, UploadId upload, List<PlacedSale> sales)
            throws SQLException {
        LocalDate first = NONE.first;
        LocalDate last = NONE.last;
        for (final PlacedSale placed : sales) {
            final LocalDate day = placed.sale().date();
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }
        if (!sales.isEmpty()) {
            Sql.update(connection, WIDEN, first, last, business, upload, first, last);
        }
    }
}
