package tally.http.uploads;

import tally.ingest.Spool;
import tally.ingest.UploadDesk;

/**
 * What files come in through.
 *
 * @param spool keeps a file while it is being sent
 * @param desk takes it in once it is whole
 * @param maxBytes how long a file may be
 */
public record Intake(Spool spool, UploadDesk desk, long maxBytes) {}
