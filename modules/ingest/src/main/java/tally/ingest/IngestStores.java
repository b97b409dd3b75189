package tally.ingest;

import tally.domain.failures.Corrections;
import tally.domain.failures.RetryQueue;
import tally.domain.uploads.UploadBooks;
import tally.domain.uploads.UploadQueue;

/** The stores that the workers need. */
public record IngestStores(UploadQueue queue, UploadBooks books, RetryQueue retries, Corrections corrections) {}
