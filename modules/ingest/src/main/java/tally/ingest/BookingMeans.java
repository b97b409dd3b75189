package tally.ingest;

import java.util.concurrent.Executor;

/**
 * What every job of a node books with.
 *
 * @param writers runs what is handed to it in that order, at least one at a time; shared by all jobs
 * @param maxFailedRows an upload with more failed rows is given up as a whole
 */
record BookingMeans(Executor writers, long maxFailedRows) {}
