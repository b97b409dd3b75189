package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.receipts.Correction;
import tally.domain.receipts.ReadItem;
import tally.domain.receipts.ReadReceipt;
import tally.domain.receipts.ReadSums;
import tally.domain.receipts.Reading;
import tally.domain.receipts.ReceiptItem;
import tally.domain.sales.PaymentMethod;

/** What stands on receipts, in the tables {@code receipts}, {@code receipt_items} and {@code receipt_corrections}. */
final class ReceiptTable {
    private final Connection connection;
    private final BusinessId business;
    private final UploadId id;

    ReceiptTable(Connection connection, BusinessId business, UploadId id) {
        this.connection = connection;
        this.business = business;
        this.id = id;
    }

    private static final String KEEP = """
            update receipts
               set is_read = true, merchant = ?, merchant_confidence = ?, date = ?, date_confidence = ?,
                   currency = ?, currency_confidence = ?, subtotal = ?, subtotal_confidence = ?, tax = ?, tax_confidence = ?,
                   discount = ?, discount_confidence = ?, rounding = ?, rounding_confidence = ?,
                   total = ?, total_confidence = ?, payment_method = ?, payment_confidence = ?,
                   items_add_up = ?, credit_note = ?, content = ?
             where business_id = ? and file_id = ?
            """;

    /** Puts what was read in the place of what was read before. */
    void keep(ReadReceipt read) throws SQLException {
        final ReadSums sums = read.sums();
        final Reading<String> method = new Reading<>(
                read.paymentMethod().value().map(PaymentMethod::wireName),
                read.paymentMethod().confidence());
        final Object[] values = new Values()
                .add(read.merchant())
                .add(read.date())
                .add(read.currency())
                .add(sums.subtotal())
                .add(sums.tax())
                .add(sums.discount())
                .add(sums.rounding())
                .add(sums.total())
                .add(method)
                .with(read.itemsAddUp(), read.creditNote(), storable(read.text()), business, id);
        Sql.update(connection, KEEP, values);
        replaceItems(read.items());
    }

    private static final String DELETE_ITEMS = "delete from receipt_items where business_id = ? and file_id = ?";

    private static final String INSERT_ITEM = """
            insert into receipt_items (business_id, file_id, number, name, quantity, unit_price, amount, confidence)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private void replaceItems(List<ReadItem> items) throws SQLException {
        Sql.update(connection, DELETE_ITEMS, business, id);
        int number = 1;
        for (final ReadItem item : items) {
            Sql.update(
                    connection,
                    INSERT_ITEM,
                    business,
                    id,
                    number++,
                    storable(item.name()),
                    item.quantity(),
                    item.unitPrice(),
                    item.amount(),
                    item.confidence());
        }
    }

    private static final String ITEMS = """
            select name, quantity, unit_price, amount, confidence
              from receipt_items
             where business_id = ? and file_id = ?
             order by number
            """;

    /** What was read, from a row with all columns of {@code receipts}. */
    Optional<ReadReceipt> read(Row row) throws SQLException {
        if (!row.flag("is_read")) {
            return Optional.empty();
        }
        return Optional.of(new ReadReceipt(
                reading(row.optionalText("merchant"), row.integer("merchant_confidence")),
                reading(row.optionalDate("date"), row.integer("date_confidence")),
                reading(row.optionalText("currency"), row.integer("currency_confidence")),
                Sql.query(connection, ITEMS, ReceiptTable::item, business, id),
                sums(row),
                reading(row.optionalText("payment_method").map(PaymentMethod::read), row.integer("payment_confidence")),
                row.flag("items_add_up"),
                row.flag("credit_note"),
                row.text("content")));
    }

    private static final String CORRECTED = """
            select name, quantity, amount
              from receipt_corrections
             where business_id = ? and file_id = ?
             order by number
            """;

    /** What a person said, from the same row; empty where nobody has confirmed it. */
    Optional<Correction> correction(Row row) throws SQLException {
        if (row.optionalInstant("confirmed_at").isEmpty()) {
            return Optional.empty();
        }
        final Optional<List<ReceiptItem>> items = row.flag("confirmed_items")
                ? Optional.of(Sql.query(connection, CORRECTED, ReceiptTable::correctedItem, business, id))
                : Optional.empty();
        return Optional.of(new Correction(row.optionalText("confirmed_date"), items));
    }

    private static final String CONFIRM = """
            update receipts
               set confirmed_at = now(), confirmed_date = ?, confirmed_items = ?
             where business_id = ? and file_id = ?
            """;

    private static final String INSERT_CORRECTION = """
            insert into receipt_corrections (business_id, file_id, number, name, quantity, amount)
            values (?, ?, ?, ?, ?, ?)
            """;

    /** Keeps what a person says; to be called once a receipt. */
    void confirm(Correction correction) throws SQLException {
        final boolean items = correction.items().isPresent();
        Sql.update(connection, CONFIRM, correction.date().map(ReceiptTable::storable), items, business, id);
        int number = 1;
        for (final ReceiptItem item : correction.items().orElse(List.of())) {
            final String[] texts = {storable(item.name()), storable(item.quantity()), storable(item.amount())};
            Sql.update(connection, INSERT_CORRECTION, business, id, number++, texts[0], texts[1], texts[2]);
        }
    }

    private static ReadItem item(Row row) throws SQLException {
        return new ReadItem(
                row.text("name"),
                row.decimal("quantity"),
                row.decimal("unit_price"),
                row.decimal("amount"),
                row.integer("confidence"));
    }

    private static ReceiptItem correctedItem(Row row) throws SQLException {
        return new ReceiptItem(row.text("name"), row.text("quantity"), row.text("amount"));
    }

    private static ReadSums sums(Row row) throws SQLException {
        return new ReadSums(
                reading(row.optionalDecimal("subtotal"), row.integer("subtotal_confidence")),
                reading(row.optionalDecimal("tax"), row.integer("tax_confidence")),
                reading(row.optionalDecimal("discount"), row.integer("discount_confidence")),
                reading(row.optionalDecimal("rounding"), row.integer("rounding_confidence")),
                reading(row.optionalDecimal("total"), row.integer("total_confidence")));
    }

    private static <T> Reading<T> reading(Optional<T> value, int confidence) {
        return new Reading<>(value, confidence);
    }

    /** PostgreSQL takes no NUL as text. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }

    /** The parameters of an update, each reading being two: its value and its confidence. */
    private static final class Values {
        private final List<Object> values = new java.util.ArrayList<>();

        Values add(Reading<?> reading) {
            values.add(reading.value());
            values.add(reading.confidence());
            return this;
        }

        Object[] with(Object... more) {
            values.addAll(List.of(more));
            return values.toArray();
        }
    }
}
