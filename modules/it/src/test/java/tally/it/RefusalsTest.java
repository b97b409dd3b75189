package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tally does not take, and how it says so: the status, the code, the header, and a sentence for a shopkeeper. */
class RefusalsTest {
    private static final int UPLOADS_PER_MINUTE = 3;

    @TempDir
    static Path folder;

    private static RunningTally tally;

    /** For the many tests that end before a file is stored. */
    private static Shop anyShop;

    @BeforeAll
    static void start() {
        tally = Tally.onFreshDatabase(folder)
                .with("TALLY_UPLOADS_PER_MINUTE", String.valueOf(UPLOADS_PER_MINUTE))
                .serve();
        anyShop = tally.openShop();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    private static SalesCsv oneSale() {
        return SalesCsv.usual().row("2025-11-06", "Tea", "1", "50", "");
    }

    @Test
    void anExcelWorkbookIsCalledByItsName() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(workbook)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }

        assertNotCsv(Form.file("sales.csv", workbook.toByteArray()), "Excel");
    }

    @Test
    void aPdfIsCalledByItsName() {
        assertNotCsv(Form.file("sales.csv", "%PDF-1.7\n1 0 obj\n"), "PDF");
    }

    @Test
    void anImageIsCalledByItsName() throws IOException {
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", image);

        assertNotCsv(Form.file("sales.csv", image.toByteArray()), "PNG");
    }

    @Test
    void anEmptyFileIsCalledSo() {
        assertNotCsv(Form.file("sales.csv", ""), "empty");
    }

    @Test
    void aFileWithAnotherEndingIsNotTaken() {
        assertNotCsv(Form.file("sales.doc", oneSale().text()), ".csv");
    }

    private static void assertNotCsv(Form form, String named) {
        Answer answer = anyShop.client().upload(form);

        answer.expect(400);
        assertEquals("INVALID_FILE_FORMAT", answer.errorCode());
        assertTrue(answer.message().contains(named), answer.message());
        assertTrue(anyShop.client().results("/data/upload-csv").isEmpty());
    }

    @Test
    void aFileOverTheLimitIsTooLarge() {
        Answer answer = anyShop.client().upload(Form.file("sales.csv", new byte[11 * 1024 * 1024]));

        answer.expect(413);
        assertEquals("PAYLOAD_TOO_LARGE", answer.errorCode());
        assertTrue(answer.message().contains("10 MB"), answer.message());
    }

    @Test
    void anUploadThatIsNoFormIsUnsupported() {
        Answer answer = anyShop.client()
                .send(
                        "POST",
                        "/data/upload-csv",
                        BodyPublishers.ofString(oneSale().text()),
                        "text/csv");

        answer.expect(415);
        assertEquals("UNSUPPORTED_MEDIA_TYPE", answer.errorCode());
    }

    @Test
    void tooManyUploadsInAMinuteHaveToWait() {
        Shop shop = tally.openShop();
        for (int i = 0; i < UPLOADS_PER_MINUTE; i++) {
            shop.client().accepted(oneSale().form());
        }

        Answer answer = shop.client().upload(oneSale().form());

        answer.expect(429);
        assertEquals("RATE_LIMITED", answer.errorCode());
        int seconds = Integer.parseInt(answer.header("Retry-After").orElseThrow());
        assertTrue(seconds >= 1 && seconds <= 60, () -> seconds + " s");
    }

    @Test
    void oneShopsHasteIsNotAnothersWait() {
        Shop hasty = tally.openShop();
        for (int i = 0; i <= UPLOADS_PER_MINUTE; i++) {
            hasty.client().upload(oneSale().form());
        }

        tally.openShop().client().upload(oneSale().form()).expect(202);
    }

    @Test
    void aMethodThatIsNotAnsweredNamesThoseThatAre() {
        Answer answer = anyShop.client().send("PUT", "/data/upload-csv", BodyPublishers.noBody(), "");

        answer.expect(405);
        assertEquals("METHOD_NOT_ALLOWED", answer.errorCode());
        assertTrue(answer.header("Allow").orElseThrow().contains("POST"));
    }

    @Test
    void anAddressThatIsNotThereIsNotFound() {
        Answer answer = anyShop.client().get("/api/v1/nothing");

        answer.expect(404);
        assertEquals("NOT_FOUND", answer.errorCode());
    }

    @ParameterizedTest
    @CsvSource({
        "limit, limit=0",
        "limit, limit=101",
        "limit, limit=many",
        "offset, offset=-1",
        "sort_by, sort_by=colour",
        "sort_order, sort_order=up",
        "payment_method, payment_method=gold",
        "date_from, date_from=01/11/2025",
        "product_id, product_id=7",
        "colour, colour=red"
    })
    void aBadParameterIsNamed(String name, String query) {
        Answer answer = anyShop.client().get("/api/v1/transactions?" + query);

        answer.expect(400);
        assertEquals("INVALID_PARAMETER", answer.errorCode());
        assertTrue(answer.message().contains("'" + name + "'"), answer.message());
    }

    @ParameterizedTest
    @CsvSource({
        "duplicates, sometimes",
        "date_format, today",
        "number_format, 1'234.56",
        "delimiter, x",
        "charset, klingon",
        "mapping, Date=InvoiceDate",
        "colour, red"
    })
    void aBadFormFieldIsNamed(String name, String value) {
        Answer answer = anyShop.client().upload(oneSale().form().with(name, value));

        answer.expect(400);
        assertEquals("INVALID_PARAMETER", answer.errorCode());
        assertTrue(answer.message().contains("'" + name + "'"), answer.message());
        assertTrue(anyShop.client().results("/data/upload-csv").isEmpty());
    }

    @Test
    void aFormWithoutAFileIsNamed() {
        String end = "--" + Form.BOUNDARY + "--\r\n";

        Answer answer = anyShop.client()
                .send(
                        "POST",
                        "/data/upload-csv",
                        BodyPublishers.ofString(end, StandardCharsets.US_ASCII),
                        Form.CONTENT_TYPE);

        answer.expect(400);
        assertTrue(answer.message().contains("'file'"), answer.message());
    }

    @Test
    void noErrorShowsTheInside() {
        Answer answer = tally.anonymous().post("/auth/token", "{\"email\": 7, \"password\": [}");

        answer.expect(400);
        assertTrue(!answer.body().contains("Exception") && !answer.body().contains("jackson"), answer.body());
    }
}
