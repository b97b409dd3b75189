/**
 * The embedded PostgreSQL: unpacked once, kept in the data directory, run by PostgreSQL's own {@code pg_ctl}.
 *
 * <p>Start reading at {@link tally.standalone.EmbeddedPostgres}.
 */
package tally.standalone;
