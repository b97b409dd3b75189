/**
 * Tally's routes. Begin at {@link tally.http.RouteTable}: each row leads to a handler in one of the packages below.
 */
package tally.http;
