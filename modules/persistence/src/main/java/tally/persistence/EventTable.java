package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.BusinessId;
import tally.domain.SaleId;
import tally.domain.UploadId;

/** Writes new rows of the table {@code events}, in the transaction that causes them. */
final class EventTable {
    private EventTable() {}

    private static final String RECORD = """
            insert into events (business_id, id, topic, payload)
            select s.business_id, gen_random_uuid(), 'transaction.parsed', jsonb_build_object(
                       'business_id', s.business_id,
                       'file_id', s.file_id,
                       'source', (select u.kind from uploads u where u.business_id = s.business_id and u.id = s.file_id),
                       'transaction_count', count(*),
                       'affected_products', jsonb_agg(distinct s.product_id),
                       'affected_customers',
                           coalesce(jsonb_agg(distinct s.customer_id) filter (where s.customer_id is not null), '[]'))
              from sales s
             where s.business_id = ? and s.id between ? and ?
             group by s.business_id, s.file_id
            """;

    /** Records that an upload made sales; records nothing where it made none. */
    static void recordUpload(Connection connection, BusinessId business, UploadId upload) throws SQLException {
        Sql.update(connection, RECORD, business, SaleId.first(upload), SaleId.last(upload));
    }

    /** Records that a retried row became this sale. */
    static void recordSale(Connection connection, BusinessId business, SaleId sale) throws SQLException {
        Sql.update(connection, RECORD, business, sale, sale);
    }
}
