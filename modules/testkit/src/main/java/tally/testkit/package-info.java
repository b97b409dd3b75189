/**
 * Doors that tests open: a PostgreSQL of their own, or {@link tally.testkit.InMemoryStores} where none is needed; and
 * {@link tally.testkit.Shop}, which drives either of them.
 */
package tally.testkit;
