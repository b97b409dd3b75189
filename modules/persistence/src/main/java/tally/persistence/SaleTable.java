package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;

/** Writes the table {@code sales}. One per transaction. */
final class SaleTable {
    private final Connection connection;
    private final BusinessId business;
    private final UploadId upload;

    SaleTable(Connection connection, BusinessId business, UploadId upload) {
        this.connection = connection;
        this.business = business;
        this.upload = upload;
    }

    private static final String INSERT =
            """
            insert into sales (business_id, file_id, id, row_number, date, time, product_id, customer_id, quantity,
                               amount, unit_price, payment_method, notes, hash, occurrence)
            select ?, ?, *
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (business_id, date, hash, occurrence) do nothing
            returning id
            """;

    /** Inserts the sales that the business does not have yet, and gives their ids. */
    List<UUID> insert(List<PlacedSale> sales, SaleBooking.Parties parties) throws SQLException {
        return Sql.query(
                connection,
                INSERT,
                row -> row.uuid("id"),
                business,
                upload,
                column("uuid", sales, PlacedSale::id),
                column("bigint", sales, placed -> placed.keyed().row()),
                column("date", sales, placed -> sale(placed).date()),
                column("time", sales, placed -> sale(placed).time()),
                column("uuid", sales, placed -> parties.products().get(sale(placed).product())),
                column("uuid", sales, placed -> sale(placed).customer().map(parties.customers()::get)),
                column("int", sales, placed -> sale(placed).quantity()),
                column("numeric", sales, placed -> sale(placed).amount()),
                column("numeric", sales, placed -> sale(placed).unitPrice()),
                column("text", sales, placed -> sale(placed).paymentMethod().wireName()),
                column("text", sales, placed -> sale(placed).notes()),
                column("uuid", sales, placed -> placed.keyed().key().hash()),
                column("int", sales, placed -> placed.keyed().occurrence()));
    }

    private static final String HELD =
            """
            select count(*) filter (where file_id <> ?) as by_others, coalesce(max(occurrence), 0) as last
              from sales
             where business_id = ? and date = ? and hash = ?
            """;

    /** How many sales with this key the business holds. */
    Held held(SaleKey key) throws SQLException {
        return Sql.query(
                        connection,
                        HELD,
                        row -> new Held(row.integer("by_others"), row.integer("last")),
                        upload,
                        business,
                        key.date(),
                        key.hash())
                .get(0);
    }

    private java.sql.Array column(String type, List<PlacedSale> sales, Function<PlacedSale, ?> value)
            throws SQLException {
        return Sql.array(connection, type, sales.stream().map(value).toList());
    }

    private static Sale sale(PlacedSale placed) {
        return placed.keyed().sale();
    }

    /**
     * Equal sales in the books.
     *
     * @param byOthers those that came with other uploads
     * @param last the highest occurrence, 0 where there is none
     */
    record Held(int byOthers, int last) {}
}
