package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.IdSource;
import tally.domain.uploads.GivenOptions;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadStatus;

class UploadDeskTest {
    private static final int PER_MINUTE = 3;

    private final Till till = new Till();
    private final AtomicInteger wakes = new AtomicInteger();
    private final FreshFiles fresh = new FreshFiles();
    private final UploadDesk desk = new UploadDesk(
            till.stores().inbox(), fresh, new IdSource(till.stores().clock()), PER_MINUTE, wakes::incrementAndGet);

    @TempDir
    private Path temporary;

    @Test
    void anAcceptedFileIsStoredCountedAndTheWorkersAreWoken() throws IOException {
        final Reception.Accepted accepted = accepted(Till.sales(150));

        assertEquals(150, accepted.rowsDetected());
        assertEquals(Optional.empty(), accepted.duplicateOf());
        assertEquals(Duration.ofSeconds(1), accepted.estimate());
        assertEquals(1, wakes.get());
        final Upload stored = till.upload(accepted.id());
        assertEquals(UploadStatus.PENDING, stored.status());
        assertEquals("sales.csv", stored.fileName());
        assertEquals(150, stored.counters().rowCount());
    }

    @Test
    void aFileThatIsStoredStaysOnDiskForTheWorkersOfThisNode() throws IOException {
        final Reception.Accepted accepted = accepted(Till.sales(3));

        try (FreshFiles.Content content = fresh.content(accepted.id(), InputStream::nullInputStream);
                InputStream bytes = content.open()) {
            assertEquals(Till.sales(3), new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theCharsetOfTheWholeFileIsFoundOnceForAll() throws IOException {
        accepted(Till.sales(2));

        assertEquals(Optional.of("UTF-8"), till.claim().options().charset());
    }

    @Test
    void blankRowsAndARepeatedHeaderAreNotCounted() throws IOException {
        assertEquals(2, accepted(Till.sales(1) + ",,,\n\n" + Till.sales(1)).rowsDetected());
    }

    @Test
    void theVerySameBytesAreToldOnceTheyAreCompleted() throws IOException {
        final Reception.Accepted first = accepted(Till.sales(3));
        new UploadJob(till.claim(), till.stores().uploadBooks(), till.stores().corrections(), Till.means(100))
                .run(() -> true);

        assertEquals(Optional.of(first.id()), accepted(Till.sales(3)).duplicateOf());
        assertEquals(Optional.empty(), accepted(Till.sales(4)).duplicateOf());
    }

    @Test
    void aFileThatLacksColumnsIsAcceptedAndFailsLater() throws IOException {
        assertInstanceOf(Reception.Accepted.class, receive("sales.csv", "A,B\n1,2\n"));
    }

    @Test
    void overTheRateNothingIsStoredAndTheWaitIsSaid() throws IOException {
        for (int i = 0; i < PER_MINUTE; i++) {
            accepted(Till.sales(i));
        }
        till.stores().timePasses(Duration.ofSeconds(20));

        final Reception.TooMany refused =
                assertInstanceOf(Reception.TooMany.class, receive("sales.csv", Till.sales(9)));
        assertEquals(Duration.ofSeconds(40), refused.retryAfter());
        assertEquals(
                Optional.of(Duration.ofSeconds(40)),
                desk.waitBeforeNext(till.shop().id()));
        assertEquals(PER_MINUTE, wakes.get());
        assertEquals(PER_MINUTE, till.stores().inbox().active(till.shop().scope()));
    }

    @Test
    void aMinuteLaterTheNextMayCome() throws IOException {
        for (int i = 0; i < PER_MINUTE; i++) {
            accepted(Till.sales(i));
        }
        till.stores().timePasses(Duration.ofSeconds(61));

        assertEquals(Optional.empty(), desk.waitBeforeNext(till.shop().id()));
        accepted(Till.sales(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales.csv", "SALES.CSV", "sales.tsv", "sales.txt", "sales.tab", "my sales.2025.csv"})
    void theseNamesAreThoseOfSalesFiles(String name) throws IOException {
        assertInstanceOf(Reception.Accepted.class, receive(name, Till.sales(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales.xlsx", "sales", "csv", "sales.csv.exe", ""})
    void otherNamesAreRefusedWithWhatIsWanted(String name) throws IOException {
        final Reception.NotCsv refused = assertInstanceOf(Reception.NotCsv.class, receive(name, Till.sales(1)));

        assertTrue(refused.message().startsWith("The file's name must end with .csv"), refused.message());
        assertEquals(0, wakes.get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PK\u0003\u0004 xl/workbook.xml    | an Excel workbook
        %PDF-1.7                          | a PDF
        <html><body>Sign in</body></html> | a web page
        {"sales": []}                     | a JSON file
        ''                                | an empty file
        """)
    void aFileThatIsSomethingElseIsToldWhat(String content, String kind) throws IOException {
        final Reception.NotCsv refused = assertInstanceOf(Reception.NotCsv.class, receive("sales.csv", content));

        assertEquals(
                "The file is not a CSV file but " + kind + ". Please export your sales as CSV and upload that file.",
                refused.message());
        assertEquals(0, till.stores().inbox().active(till.shop().scope()));
    }

    private Reception.Accepted accepted(String content) throws IOException {
        return assertInstanceOf(Reception.Accepted.class, receive("sales.csv", content));
    }

    private Reception receive(String name, String content) throws IOException {
        final byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try (Spool.Spooled spooled = new Spool(temporary).store(new ByteArrayInputStream(bytes))) {
            return desk.receive(new Incoming(till.shop().id(), name, Optional.empty(), GivenOptions.NONE, spooled));
        }
    }
}
