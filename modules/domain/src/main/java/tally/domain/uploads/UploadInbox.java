package tally.domain.uploads;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;

/** Where uploads are handed in and looked at. Each method is one transaction. Safe for use by many threads. */
public interface UploadInbox {
    /**
     * Stores the bytes, the record and the place in the queue together; when this returns {@link Acceptance.Stored},
     * nothing can lose the upload. Where it has a data source name, its options are remembered under it.
     *
     * @param content read to its end, not closed
     * @param perMinute how many uploads of one business are taken in a minute, counted over all nodes
     */
    Acceptance accept(NewUpload upload, InputStream content, int perMinute);

    /** The options of the last upload of the business that came under this data source name. */
    Optional<ImportOptions> remembered(BusinessId business, String dataSourceName);

    /** How long the business must wait before its next upload; empty where it may send at once. */
    Optional<Duration> waitBeforeNext(BusinessId business, int perMinute);

    /** The upload as it stands. */
    Optional<Upload> find(Scope scope, UploadId id);

    /** The uploads in the scope, newest first. */
    Page<Upload> list(Scope scope, PageRequest page);

    /** The newest uploads, active ones first, with who works on them and where in the queue they wait. */
    List<TrackedUpload> recent(Scope scope, Optional<UploadStatus> status, int limit);

    /** How many uploads in the scope wait or are being worked on. */
    long active(Scope scope);
}
