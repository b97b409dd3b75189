/**
 * Reads {@code multipart/form-data} (RFC 7578, RFC 2046 §5.1) as a stream: a file goes through without ever being in
 * memory as a whole. Begin at {@link tally.http.multipart.MultipartForm}.
 */
package tally.http.multipart;
