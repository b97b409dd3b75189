package tally.domain.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.FailedJobId;
import tally.domain.UploadId;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.UploadKind;

/** What a person changes of failed rows, and of which ones. */
class CorrectionTest {
    private static final UploadId UPLOAD = new UploadId(new UUID(1, 0));
    private static final Formats DATES = new Formats(Optional.of("dd/MM/uuuu"), Optional.empty());
    private static final Formats NUMBERS = new Formats(Optional.empty(), Optional.of(NumberFormat.DOT_GROUPS));

    @Test
    void whatIsNotCorrectedStaysAsItWas() {
        final RetryQueue.PendingRow row = row().corrected(new Correction(Map.of(Field.DATE, "07/11/2025"), DATES));

        assertEquals(Map.of(Field.DATE, "07/11/2025", Field.PRODUCT, "Shirt"), row.values());
        assertEquals(new Formats(DATES.dateFormat(), NUMBERS.numberFormat()), row.formats());
        assertEquals(Formats.DEFAULT, row.options().formats());
    }

    @Test
    void noCorrectionChangesNothing() {
        assertEquals(row(), row().corrected(Correction.NONE));
        assertEquals(row(), row().corrected(Correction.of(Map.of())));
    }

    @Test
    void aSelectionMustSaySomething() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FailedJobSelection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(
                Optional.of(List.of(FailedJobId.ofRow(UPLOAD, 2))),
                FailedJobSelection.of(FailedJobId.ofRow(UPLOAD, 2)).ids());
    }

    @Test
    void theFailedRowsOfAnUploadLieBetweenItsFirstIdAndItsLast() {
        assertEquals(FailedJobId.ofRow(UPLOAD, 0), FailedJobId.first(UPLOAD));
        assertEquals(FailedJobId.ofRow(UPLOAD, 0xFFFF_FFFFL), FailedJobId.last(UPLOAD));
    }

    @Test
    void eachWaitIsFourTimesTheOneBefore() {
        assertEquals(Duration.ofSeconds(2), RetryQueue.waitAfter(1));
        assertEquals(Duration.ofSeconds(8), RetryQueue.waitAfter(2));
        assertEquals(Duration.ofSeconds(128), RetryQueue.waitAfter(4));
    }

    private static RetryQueue.PendingRow row() {
        return new RetryQueue.PendingRow(
                FailedJobId.ofRow(UPLOAD, 2),
                new BusinessId(new UUID(2, 0)),
                UPLOAD,
                UploadKind.CSV,
                2,
                Map.of(Field.DATE, "soon", Field.PRODUCT, "Shirt"),
                ImportOptions.DEFAULT,
                NUMBERS,
                ZoneOffset.UTC,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
