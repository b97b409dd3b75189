package tally.http.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tally.domain.uploads.TrackedUpload;
import tally.domain.uploads.Upload;

/** What is being worked on, and what was lately. */
public record UploadStatusView(long activeUploads, List<RecentView> recentUploads) {

    /** The view of the newest uploads at a moment. */
    public static UploadStatusView of(long active, List<TrackedUpload> recent, Instant now) {
        return new UploadStatusView(
                active,
                recent.stream().map(upload -> RecentView.of(upload, now)).toList());
    }

    /**
     * One upload.
     *
     * @param rowsPerSecond since work on it began; null before
     * @param remainingSeconds at that speed; 0 for one that has ended, null where nothing can be said yet
     * @param elapsedSeconds from the beginning to the end, or to now; null before the beginning
     * @param node which node has it; null where none does
     * @param queuePlace its place among all that wait, from 1; null where it does not wait
     */
    public record RecentView(
            UUID fileId,
            String kind,
            String fileName,
            UUID businessId,
            String businessName,
            String status,
            long rowsProcessed,
            long rowsTotal,
            long rowsFailed,
            int percentComplete,
            Optional<BigDecimal> rowsPerSecond,
            Optional<Long> remainingSeconds,
            Optional<Instant> startedAt,
            Optional<Long> elapsedSeconds,
            Optional<String> node,
            Optional<Long> queuePlace) {

        private static RecentView of(TrackedUpload tracked, Instant now) {
            Upload upload = tracked.upload();
            Upload.Counters counters = upload.counters();
            Optional<Duration> elapsed = elapsed(upload.timeline(), now);
            Optional<BigDecimal> speed = elapsed.map(time -> speed(counters.processed(), time));
            return new RecentView(
                    upload.id().value(),
                    tracked.kind().wireName(),
                    upload.fileName(),
                    upload.owner().business().value(),
                    upload.owner().businessName(),
                    upload.status().wireName(),
                    counters.processed(),
                    counters.rowCount(),
                    counters.failed(),
                    tracked.percent(),
                    speed,
                    left(upload, speed),
                    upload.timeline().startedAt(),
                    elapsed.map(Duration::toSeconds),
                    tracked.node(),
                    tracked.queuePlace());
        }

        /** Never below zero: the beginning is by the database's clock, now by ours. */
        private static Optional<Duration> elapsed(Upload.Timeline timeline, Instant now) {
            return timeline.startedAt()
                    .map(start -> Duration.between(start, timeline.completedAt().orElse(now)))
                    .map(time -> time.isNegative() ? Duration.ZERO : time);
        }

        private static BigDecimal speed(long rows, Duration time) {
            long millis = Math.max(1, time.toMillis());
            return BigDecimal.valueOf(rows * 1000).divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_UP);
        }

        /** How long a person takes to look at a receipt nobody knows. */
        private static Optional<Long> left(Upload upload, Optional<BigDecimal> speed) {
            return switch (upload.status()) {
                case PENDING, PROCESSING -> speed.flatMap(rate -> remaining(upload.counters(), rate));
                case NEEDS_REVIEW -> Optional.empty();
                case COMPLETED, FAILED, CANCELLED, UNDONE, REJECTED -> Optional.of(0L);
            };
        }

        private static Optional<Long> remaining(Upload.Counters counters, BigDecimal rowsPerSecond) {
            if (rowsPerSecond.signum() == 0) {
                return Optional.empty();
            }
            long rows = Math.max(0, counters.rowCount() - counters.processed());
            return Optional.of(BigDecimal.valueOf(rows)
                    .divide(rowsPerSecond, 0, RoundingMode.UP)
                    .longValueExact());
        }
    }
}
