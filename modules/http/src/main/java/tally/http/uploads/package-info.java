/** {@code /data/upload-csv}: files come in, and what became of them is told. */
package tally.http.uploads;
