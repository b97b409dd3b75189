/**
 * Reads and writes CSV, and finds out what kind of file it is looking at.
 *
 * <p>Start at {@link tally.csv.CsvReader}. {@link tally.csv.CsvDialect} finds charset and delimiter, {@link
 * tally.csv.ContentKind} names what is no CSV, {@link tally.csv.CsvWriter} writes exports. Each policy and its reason:
 * {@code docs/csv.md}.
 */
package tally.csv;
