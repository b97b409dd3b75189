package tally.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;

/** A checked row on its way through {@link SpringBatchImport}. */
record SpringBatchRow(Sale sale, SaleKey key, int occurrence, long row, UUID product, Optional<UUID> customer) {
    private static final UUID BUSINESS = UUID.randomUUID();
    private static final UUID FILE = UUID.randomUUID();

    /** Sets the parameters of the insert. */
    void set(PreparedStatement insert) throws SQLException {
        int at = 0;
        for (final Object value : new Object[] {BUSINESS, FILE, id(), row, sale.date()}) {
            insert.setObject(++at, value);
        }
        insert.setObject(++at, sale.time().orElse(null));
        insert.setObject(++at, product);
        insert.setObject(++at, customer.orElse(null));
        insert.setInt(++at, sale.quantity());
        insert.setBigDecimal(++at, sale.amount());
        insert.setBigDecimal(++at, sale.unitPrice());
        insert.setString(++at, sale.paymentMethod().wireName());
        insert.setString(++at, sale.notes());
        insert.setObject(++at, key.hash());
        insert.setInt(++at, occurrence);
    }

    /** In the order of the file, as Tally's are: random ones would fill the index in random places. */
    private UUID id() {
        return new UUID(FILE.getMostSignificantBits(), row);
    }
}
