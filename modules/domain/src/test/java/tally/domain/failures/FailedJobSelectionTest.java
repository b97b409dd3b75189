package tally.domain.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;
import tally.domain.sales.ErrorCode;

class FailedJobSelectionTest {
    private static final UUID ID = new UUID(1, 2);

    @Test
    void theTrailIsToldWhichRowsWereDiscarded() {
        final FailedJobSelection selection = new FailedJobSelection(
                Optional.of(new BusinessId(ID)),
                Optional.of(new UploadId(ID)),
                Optional.of(ErrorCode.INVALID_DATE),
                Optional.of(List.of(new FailedJobId(ID))));

        final Map<String, String> before = Map.of(
                "status", "failed",
                "business_id", ID.toString(),
                "file_id", ID.toString(),
                "error_code", "INVALID_DATE",
                "ids", "1");
        assertEquals(
                new AuditedChange(
                        AuditAction.FAILED_JOB_DISCARDED, "3 failed rows", before, Map.of("status", "discarded")),
                selection.discarded(3));
    }

    @Test
    void aSelectionMustSayWhichRows() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FailedJobSelection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
