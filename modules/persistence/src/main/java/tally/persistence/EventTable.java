package tally.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tally.domain.SaleId;
import tally.domain.failures.RetryQueue.PendingRow;
import tally.domain.sales.SaleKey;
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
                                      and s.date between ? and ?
                                      and s.customer_id is not null) c)))
              from uploads u
             where u.business_id = ? and u.id = ? and u.created_count > 0
            """;

    static final String RECORD_SALES = """
            insert into events (business_id, id, topic, payload)
            select u.business_id, gen_random_uuid(), 'transaction.parsed', jsonb_build_object(
                       'business_id', u.business_id,
                       'file_id', u.id,
                       'source', u.kind,
                       'transaction_count', booked.n,
                       'affected_products', booked.products,
                       'affected_customers', coalesce(booked.customers, '[]'))
              from uploads u
             cross join (
                   select count(*) as n, jsonb_agg(distinct s.product_id) as products,
                          jsonb_agg(distinct s.customer_id) filter (where s.customer_id is not null) as customers
                     from (select distinct date, hash from unnest(?, ?) as key (date, hash)) wanted
                    cross join lateral (
                          select product_id, customer_id
                            from sales
                           where business_id = ? and date = wanted.date and hash = wanted.hash and id = any(?)
                           order by occurrence) s) booked
             where u.business_id = ? and u.id = ?
            """;

    /**
     * Records that an upload made sales; records nothing where it made none.
     *
     * @param buyers its customers, where they are known; to read them from a million sales takes a second
     */
    static void recordUpload(Connection connection, Claim claim, Optional<Set<UUID>> buyers) throws SQLException {
        final Optional<java.sql.Array> known =
                buyers.isPresent() ? Optional.of(Sql.array(connection, "uuid", buyers.get())) : Optional.empty();
        final UploadDays days = UploadDays.of(connection, claim.business(), claim.upload());
        Sql.updatePlannedAnew(
                connection, RECORD_UPLOAD, known, days.first(), days.last(), claim.business(), claim.upload());
    }

    /** Records that retried rows of a file, one at least, became sales of it. */
    static void recordSales(Connection connection, List<RetryEnding.Recovered> booked) throws SQLException {
        final PendingRow first = booked.get(0).row();
        final List<SaleKey> keys = SaleTable.each(booked, RetryEnding.Recovered::key);
        final List<SaleId> sales =
                SaleTable.each(booked, ending -> ending.booked().orElseThrow());
        KeyLookup.run(
                connection,
                () -> Sql.updatePlannedAnew(
                        connection,
                        RECORD_SALES,
                        BinaryArray.dates(SaleTable.each(keys, SaleKey::date)),
                        BinaryArray.uuids(SaleTable.each(keys, SaleKey::hash)),
                        first.business(),
                        Sql.array(connection, "uuid", sales),
                        first.business(),
                        first.upload()));
    }
}
