package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tally.domain.BusinessId;
import tally.domain.SaleId;
import tally.domain.uploads.Claim;

/** Writes new rows of the table {@code events}, in the transaction that causes them. */
final class EventTable {
    private EventTable() {}

    /** By the movements of the stock and the distinct customers: to sort a million rows for two short lists takes seconds. */
    private static final String RECORD_UPLOAD = """
            insert into events (business_id, id, topic, payload)
            select u.business_id, gen_random_uuid(), 'transaction.parsed', jsonb_build_object(
                       'business_id', u.business_id,
                       'file_id', u.id,
                       'source', u.kind,
                       'transaction_count', u.created_count,
                       'affected_products', (
                           select jsonb_agg(m.product_id)
                             from stock_movements m
                            where m.business_id = u.business_id and m.file_id = u.id),
                       'affected_customers', coalesce(to_jsonb(?::uuid[]), (
                           select coalesce(jsonb_agg(c.customer_id), '[]')
                             from (select distinct s.customer_id
                                     from sales s
                                    where s.business_id = u.business_id and s.file_id = u.id
                                      and s.customer_id is not null) c)))
              from uploads u
             where u.business_id = ? and u.id = ? and u.created_count > 0
            """;

    private static final String RECORD_SALES = """
            insert into events (business_id, id, topic, payload)
            select s.business_id, gen_random_uuid(), 'transaction.parsed', jsonb_build_object(
                       'business_id', s.business_id,
                       'file_id', s.file_id,
                       'source', u.kind,
                       'transaction_count', count(*),
                       'affected_products', jsonb_agg(distinct s.product_id),
                       'affected_customers',
                           coalesce(jsonb_agg(distinct s.customer_id) filter (where s.customer_id is not null), '[]'))
              from (select distinct date, hash from unnest(?, ?) as key (date, hash)) wanted
             cross join lateral (
                   select business_id, file_id, product_id, customer_id
                     from sales
                    where business_id = ? and date = wanted.date and hash = wanted.hash and id = any(?)
                    order by occurrence) s
              join uploads u on u.business_id = s.business_id and u.id = s.file_id
             group by s.business_id, s.file_id, u.kind
            """;

    /**
     * Records that an upload made sales; records nothing where it made none.
     *
     * @param buyers its customers, where they are known; to read them from a million sales takes a second
     */
    static void recordUpload(Connection connection, Claim claim, Optional<Set<UUID>> buyers) throws SQLException {
        final Optional<java.sql.Array> known =
                buyers.isPresent() ? Optional.of(Sql.array(connection, "uuid", buyers.get())) : Optional.empty();
        Sql.update(connection, RECORD_UPLOAD, known, claim.business(), claim.upload());
    }

    /** Records that retried rows of a file became sales. */
    static void recordSales(Connection connection, BusinessId business, List<RetryEnding.Recovered> booked)
            throws SQLException {
        final List<SaleId> sales =
                SaleTable.each(booked, ending -> ending.booked().orElseThrow());
        KeyLookup.run(
                connection,
                () -> Sql.updatePlannedAnew(
                        connection,
                        RECORD_SALES,
                        BinaryArray.dates(
                                SaleTable.each(booked, ending -> ending.key().date())),
                        BinaryArray.uuids(
                                SaleTable.each(booked, ending -> ending.key().hash())),
                        business,
                        Sql.array(connection, "uuid", sales)));
    }
}
