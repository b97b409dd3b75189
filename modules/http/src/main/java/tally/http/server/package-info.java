/**
 * An HTTP server that knows nothing of sales: the JDK's own, made safe, with a router and JSON. Begin at
 * {@link tally.http.server.HttpGateway}, then {@link tally.http.server.ExchangeHandler} and
 * {@link tally.http.server.Conversation} for the way of one request.
 */
package tally.http.server;
