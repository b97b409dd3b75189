package tally.domain.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.UploadId;

class UploadProgressTest {
    @Test
    void percentIsRoundedDownAndNeverOverTheEnd() {
        assertEquals(
                66,
                upload(UploadStatus.PROCESSING, new Upload.Counters(3, 1, 1, 0)).percent());
        assertEquals(
                100,
                upload(UploadStatus.PROCESSING, new Upload.Counters(3, 4, 0, 0)).percent());
        assertEquals(
                100,
                upload(UploadStatus.COMPLETED, new Upload.Counters(0, 0, 0, 0)).percent());
    }

    @Test
    void anUploadThatWasTakenBackStaysAtItsEnd() {
        assertEquals(
                100,
                upload(UploadStatus.UNDONE, new Upload.Counters(30, 0, 0, 2)).percent());
    }

    @Test
    void aStatusThatNoUploadHasCountsNothing() {
        final Workload.Figures figures =
                new Workload.Figures(Map.of(UploadStatus.PENDING, 2L), Optional.of(Duration.ofSeconds(1)), 3);

        assertEquals(2, figures.uploads(UploadStatus.PENDING));
        assertEquals(0, figures.uploads(UploadStatus.FAILED));
    }

    private static Upload upload(UploadStatus status, Upload.Counters counters) {
        return new Upload(
                new UploadId(new UUID(0, 1)),
                new Upload.Owner(new BusinessId(new UUID(0, 2)), "Ahmed's Shop"),
                "sales.csv",
                Optional.empty(),
                status,
                counters,
                new Upload.Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0),
                new Upload.Timeline(Instant.EPOCH, Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }
}
