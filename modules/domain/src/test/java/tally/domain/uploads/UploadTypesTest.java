package tally.domain.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tally.domain.BusinessId;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.RowProblem;

/** What an upload's records say of themselves. */
class UploadTypesTest {
    private static final RowProblem PROBLEM = new RowProblem(ErrorCode.INVALID_DATE, Optional.empty(), "", "");

    @Test
    void processedIsCreatedAndSkippedAndFailed() {
        assertEquals(42, new Upload.Counters(150, 39, 1, 2).processed());
    }

    @ParameterizedTest
    @CsvSource({"150, 42, 28", "3, 2, 66", "3, 3, 100", "1000000000000, 999999999999, 99", "2, 3, 100"})
    void thePercentageIsRoundedDownAndNeverOverAHundred(long rows, long created, int percent) {
        assertEquals(percent, new Upload.Counters(rows, created, 0, 0).percent());
    }

    @Test
    void aFileWithoutRowsIsAsFarAsItCanBe() {
        assertEquals(100, new Upload.Counters(0, 0, 0, 0).percent());
    }

    @Test
    void theMoneyOfTheFileIsCreatedAndSkippedAndFailedToTheLastDecimal() {
        final Upload.Amounts amounts =
                new Upload.Amounts(new BigDecimal("9000.00"), new BigDecimal("0.0001"), new BigDecimal("120.50"), 1);

        assertEquals(new BigDecimal("9120.5001"), amounts.file());
    }

    @Test
    void waitingAndProcessedUploadsAreActiveAndNoOthers() {
        assertEquals(
                List.of(UploadStatus.PENDING, UploadStatus.PROCESSING),
                Stream.of(UploadStatus.values()).filter(UploadStatus::active).toList());
    }

    @Test
    void theStatusIsWrittenInLowerCase() {
        assertEquals("processing", UploadStatus.PROCESSING.wireName());
    }

    @Test
    void theDuplicateRulesAreWrittenInLowerCase() {
        assertEquals("count", DuplicateRule.COUNT.wireName());
        assertEquals("strict", DuplicateRule.STRICT.wireName());
    }

    @Test
    void aBatchIsAsLargeAsItsSalesAndFailures() {
        final FailedRow failed = new FailedRow(2, 2, Map.of(), PROBLEM, Optional.empty());

        assertEquals(2, new Batch(0, List.of(), List.of(failed, failed)).size());
    }

    @Test
    void aBatchDoesNotChangeWithItsLists() {
        final List<FailedRow> failures = new ArrayList<>();
        final Batch batch = new Batch(0, List.of(), failures);
        failures.add(new FailedRow(2, 2, Map.of(), PROBLEM, Optional.empty()));

        assertEquals(0, batch.size());
    }

    @Test
    void aBatchsResultDoesNotChangeWithItsList() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> new BatchResult(1, new ArrayList<>(), 0).duplicates().clear());
    }

    @Test
    void optionsDoNotChangeWithTheirMapping() {
        final Map<Field, String> mapping = new HashMap<>(Map.of(Field.DATE, "InvoiceDate"));
        final ImportOptions options =
                new ImportOptions(DuplicateRule.COUNT, mapping, Formats.DEFAULT, Optional.empty(), Optional.empty());
        mapping.clear();

        assertEquals(Map.of(Field.DATE, "InvoiceDate"), options.mapping());
    }

    @Test
    void aLostLeaseSaysWhoseItWas() {
        final Claim claim = new Claim(new BusinessId(new UUID(1, 1)), new UploadId(new UUID(2, 2)), "node-1", 3);
        final String message = new LeaseLostException(claim).toString();

        assertTrue(message.endsWith("is no longer claimed by node-1, attempt 3"), message);
    }

    @Test
    void theResultOfTheCheckChangesNothingElseOfAnUpload() {
        final Upload upload = new Upload(
                new UploadId(new UUID(2, 2)),
                new Upload.Owner(new BusinessId(new UUID(1, 1)), "Ahmed's Shop"),
                "sales.csv",
                Optional.empty(),
                UploadStatus.COMPLETED,
                new Upload.Counters(1, 1, 0, 0),
                new Upload.Amounts(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, 0),
                new Upload.Timeline(Instant.EPOCH, Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty());

        assertEquals(
                Optional.of(Consistency.OK),
                upload.checked(Optional.of(Consistency.OK)).consistency());
        assertEquals(upload, upload.checked(Optional.of(Consistency.OK)).checked(Optional.empty()));
    }
}
