package tally.http.server;

import java.util.function.Function;

/**
 * What a thread knows about the exchange that it is working on. The JDK's server reads the request before it calls a
 * handler and hands nothing over, so the thread itself has to carry it.
 *
 * @param watch the watchdog's eye on this thread
 * @param admitted false where the server was too busy and the exchange is only here to be refused
 * @param places gives the place in which a request for a path is worked on
 */
record Turn(Watch watch, boolean admitted, Function<String, WorkPlaces.Place> places) {}
