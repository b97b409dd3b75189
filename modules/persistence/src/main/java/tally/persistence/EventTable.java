package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import tally.domain.BusinessId;
import tally.domain.SaleId;
import tally.domain.UploadId;

/** Writes new rows of the table {@code events}, in the transaction that causes them. */
final class EventTable {
    private EventTable() {}

    /** By the movements of the stock and the distinct customers: to sort a million rows for two short lists takes seconds. */
    private static final String RECORD_UPLOAD = """
            insert into events (business_id, id, topic, payload)
            select u.business_id, gen_random_uuid(), 'transaction.parsed', jsonb_build_object(
                       'business_id', u.business_id,
                       'file_id', u.id,
                       'source', 'csv',
                       'transaction_count', u.created_count,
                       'affected_products', (
                           select jsonb_agg(m.product_id)
                             from stock_movements m
                            where m.business_id = u.business_id and m.file_id = u.id),
                       'affected_customers', (
                           select coalesce(jsonb_agg(c.customer_id), '[]')
                             from (select distinct s.customer_id
                                     from sales s
                                    where s.business_id = u.business_id and s.id between ? and ?
                                      and s.customer_id is not null) c))
              from uploads u
             where u.business_id = ? and u.id = ? and u.created_count > 0
            """;

    private static final String RECORD_SALE = """
            insert into events (business_id, id, topic, payload)
            select s.business_id, gen_random_uuid(), 'transaction.parsed', jsonb_build_object(
                       'business_id', s.business_id,
                       'file_id', s.file_id,
                       'source', 'csv',
                       'transaction_count', 1,
                       'affected_products', jsonb_build_array(s.product_id),
                       'affected_customers',
                           case when s.customer_id is null then '[]' else jsonb_build_array(s.customer_id) end)
              from sales s
             where s.business_id = ? and s.id = ?
            """;

    /** Records that an upload made sales; records nothing where it made none. */
    static void recordUpload(Connection connection, BusinessId business, UploadId upload) throws SQLException {
        Sql.update(connection, RECORD_UPLOAD, SaleId.first(upload), SaleId.last(upload), business, upload);
    }

    /** Records that a retried row became this sale. */
    static void recordSale(Connection connection, BusinessId business, SaleId sale) throws SQLException {
        Sql.update(connection, RECORD_SALE, business, sale);
    }
}
