/** {@code /api/v1}: the books of a business, read. */
package tally.http.reading;
