package tally.ingest;

import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * What every job of a node reads and books with.
 *
 * @param fresh the files that came in on this node a moment ago
 * @param writers runs what is handed to it in that order, at least one at a time; shared by all jobs
 * @param uploadsAtWork how many uploads the node works on at present
 * @param maxFailedRows an upload with more failed rows is given up as a whole
 */
record BookingMeans(FreshFiles fresh, Executor writers, IntSupplier uploadsAtWork, long maxFailedRows) {}
