package tally.domain.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.FailedJobId;
import tally.domain.UserId;
import tally.domain.audit.AuditedChange;
import tally.domain.sales.Field;

class RetryRequestTest {
    @Test
    void theTrailIsToldWhatIsCorrectedAndNothingElseOfTheRow() {
        final AuditedChange told = request(Optional.of(Map.of(Field.DATE, "2025-11-07")))
                .told(Map.of(Field.DATE, "07/11/2025", Field.PRODUCT, "Shirt"), 2);

        assertEquals(Map.of("status", "failed", "Date", "07/11/2025"), told.before());
        assertEquals(Map.of("status", "pending", "Date", "2025-11-07", "retry_count", "2"), told.after());
    }

    @Test
    void aRetryWithoutACorrectionTellsNoValue() {
        final AuditedChange told = request(Optional.empty()).told(Map.of(Field.DATE, "07/11/2025"), 1);

        assertEquals(Map.of("status", "failed"), told.before());
    }

    private static RetryRequest request(Optional<Map<Field, String>> corrected) {
        return new RetryRequest(new FailedJobId(new UUID(0, 1)), new UserId(new UUID(0, 2)), corrected);
    }
}
