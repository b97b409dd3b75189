package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.FormatProposal.Finding;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.GivenOptions;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.PreviewBooks.Comparison;
import tally.testkit.Sales;
import tally.testkit.Shop;

class PreviewDeskTest {
    private final Till till = new Till();
    private final PreviewDesk desk = new PreviewDesk(
            till.stores().inbox(), till.stores().previewBooks(), till.stores().clock());

    @TempDir
    private Path temporary;

    @Test
    void aFileThatTallyReadsAnywayNeedsNoConfirmation() throws Exception {
        final Preview preview = preview("Date,Product,Quantity,Amount\n2025-11-07,Tea,2,31.00\n2025-11-05,Ink,1,5\n");

        assertFalse(preview.reading().needsConfirmation());
        assertEquals(Optional.empty(), preview.complaint());
        assertEquals(2, preview.sample().rowCount());
        final Preview.Outcome outcome = preview.sample().outcome();
        assertEquals(2, outcome.accepted());
        assertEquals(new BigDecimal("36.00"), outcome.sum());
        assertEquals(
                Optional.of(new Preview.Period(LocalDate.of(2025, 11, 5), LocalDate.of(2025, 11, 7))),
                outcome.period());
        assertEquals(new Comparison(2, 0, 0), outcome.comparison());
    }

    @Test
    void nothingIsStored() throws Exception {
        preview(Till.sales(3));

        assertEquals(0, till.stores().inbox().active(till.shop().scope()));
        assertEquals(List.of(), till.booked());
    }

    @Test
    void theDialectIsShown() throws Exception {
        final Preview.Dialect dialect = preview(
                        "sep=;\r\nMy shop\r\n\r\nDate;Product;Quantity;Amount\r\n2025-11-07;Tea;2;31\r\n")
                .dialect();

        assertEquals(new Preview.Dialect(';', "UTF-8", false, "CRLF", true, 3), dialect);
    }

    @Test
    void namesThatMeanTheSameAreProposed() throws Exception {
        final Preview preview = preview("Order Date,Product Name,Qty,Sales,Card\n2025-11-07,Tea,2,31,4111\n");

        assertTrue(preview.reading().needsConfirmation());
        assertEquals(
                Map.of(
                        Field.DATE,
                        "Order Date",
                        Field.PRODUCT,
                        "Product Name",
                        Field.QUANTITY,
                        "Qty",
                        Field.AMOUNT,
                        "Sales"),
                preview.reading().options().mapping());
        assertEquals(
                new Preview.Column("Card", Optional.empty(), false),
                preview.columns().all().get(4));
        assertEquals(1, preview.sample().outcome().accepted());
    }

    @Test
    void ofTwoNamesThatMeanTheSameNeitherIsProposed() throws Exception {
        final Preview preview =
                preview("Order Date,InvoiceDate,Product,Quantity,Amount\n2025-11-07,2025-11-07,Tea,2,31\n");

        assertEquals(List.of(Field.DATE), preview.columns().missing());
        assertTrue(preview.complaint().orElse("").startsWith("Required columns are missing: Date."));
        assertEquals(0, preview.sample().size());
    }

    @Test
    void anAmountIsWorkedOutWhereThereIsOnlyAPrice() throws Exception {
        final Preview preview = preview(
                "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice\n1,Tea,6,2025-11-07 08:26:00,2.55\n2,Tea,-1,2025-11-07,2.55\n");

        assertEquals(
                "Quantity * UnitPrice", preview.reading().options().mapping().get(Field.AMOUNT));
        assertEquals(new BigDecimal("15.30"), preview.sample().outcome().sum());
        assertEquals(
                Optional.of(new BigDecimal("-2.55")),
                preview.sample().errors().get(0).amount());
    }

    @Test
    void theExportOfAKnownProgramIsRecognised() throws Exception {
        final Preview preview = preview("""
                Date,Receipt number,Receipt type,Category,SKU,Item,Variant,Modifiers applied,Quantity,Gross sales,Discounts,\
                Net sales,Cost of goods,Gross profit,Taxes,POS,Store,Cashier name,Customer name,Customer contacts,Comment,Status
                11/7/25 1:33 PM,1-1,Sale,Drinks,1,Tea,,,2,10.00,1.00,9.00,0,9.00,0,POS 1,Main,Ana,Karim,,,Closed
                11/13/25 1:33 PM,1-2,Sale,Drinks,1,Tea,,,1,5.00,0.00,5.00,0,5.00,0,POS 1,Main,Ana,,,,Closed
                """);

        assertEquals(Optional.of("loyverse"), preview.columns().preset().map(Preset::name));
        assertEquals(
                Optional.of("M/d/yy h:mm a"),
                preview.reading().options().formats().dateFormat());
        assertEquals(new BigDecimal("14.00"), preview.sample().outcome().sum());
    }

    @Test
    void whatIsUsualForAProgramDecidesWhatTheFileLeavesOpen() throws Exception {
        final Preview preview = preview("""
                Sale Date,Item Name,Buyer,Quantity,Price,Item Total,Order ID
                09/08/25,Mug,karim,2,10.00,20.00,1
                """);

        assertEquals(Finding.OPEN, preview.reading().dates().finding());
        final Checked.Accepted row = assertInstanceOf(
                Checked.Accepted.class, preview.sample().rows().get(0).checked());
        assertEquals(LocalDate.of(2025, 9, 8), row.sale().date());
    }

    @Test
    void formatsAreProposedWithTheEvidence() throws Exception {
        final Preview preview = preview("Date;Product;Quantity;Amount\n13.11.2024;Tea;2;1.500,00\n");

        assertEquals(
                new Formats(Optional.of("dd.MM.yyyy"), Optional.of(NumberFormat.DOT_GROUPS)),
                preview.reading().options().formats());
        assertEquals(
                "13 to 31 appear only in first place, as in row 2 (13.11.2024): day first.",
                preview.reading().dates().evidence());
        assertEquals(new BigDecimal("1500.00"), preview.sample().outcome().sum());
    }

    @Test
    void whatAPersonSaidGoesBeforeTheEvidence() throws Exception {
        final GivenOptions said = new GivenOptions(
                Optional.empty(),
                Optional.empty(),
                new Formats(Optional.of("M/d/yyyy"), Optional.empty()),
                Optional.empty(),
                Optional.empty());
        final Preview preview =
                preview("sales.csv", "Date,Product,Quantity,Amount\n13/11/2024,Tea,2,31\n", Optional.empty(), said);

        assertFalse(preview.reading().needsConfirmation());
        assertEquals(
                ErrorCode.INVALID_DATE,
                preview.sample().errors().get(0).problem().code());
    }

    @Test
    void whatWasSaidOfTheLastFileOfItsSourceHoldsForTheNext() throws Exception {
        till.shop()
                .send(new NewUpload(
                        till.shop().file("a.csv").id(),
                        till.shop().id(),
                        "a.csv",
                        Optional.of("Till 2"),
                        new ImportOptions(
                                DuplicateRule.COUNT,
                                Map.of(),
                                new Formats(Optional.of("d/M/yyyy"), Optional.empty()),
                                Optional.empty(),
                                Optional.empty()),
                        till.shop().file("a.csv").content(),
                        () -> Shop.LOOK));
        final String text = "Date,Product,Quantity,Amount\n7/11/2025,Tea,2,31\n";

        assertEquals(
                1,
                preview("b.csv", text, Optional.of("Till 2"), GivenOptions.NONE)
                        .sample()
                        .outcome()
                        .accepted());
        assertEquals(
                0,
                preview("b.csv", text, Optional.of("Till 3"), GivenOptions.NONE)
                        .sample()
                        .outcome()
                        .accepted());
    }

    @Test
    void whatTheBooksHoldIsCounted() throws Exception {
        till.shop()
                .imports(Sales.sale()
                        .of("Tea")
                        .pieces(2)
                        .amount("31")
                        .to("Karim")
                        .build());
        final Preview preview = preview(
                "Date,Product,Quantity,Amount,Customer\n2025-11-07,Tea,2,31.00,Karim\n2025-11-07,Tea,2,31.00,Karim\n2025-11-07,Ink,1,5,Rima\n");

        assertEquals(new Comparison(1, 1, 1), preview.sample().outcome().comparison());
    }

    @Test
    void ofALargeFileTheFirstRowsAndSomeOfTheRestAreChecked() throws Exception {
        final Preview.Sample sample = preview(Till.sales(25_000)).sample();

        assertEquals(25_000, sample.rowCount());
        assertTrue(sample.size() >= 9_000 && sample.size() <= 10_000, () -> "checked " + sample.size());
        assertEquals(20, sample.rows().size());
    }

    @Test
    void aFileThatIsNotLargeIsCheckedToItsEnd() throws Exception {
        assertEquals(10_000, preview(Till.sales(10_000)).sample().size());
    }

    @Test
    void mixedFormatsFarDownAreSeen() throws Exception {
        final Preview preview = preview(Till.sales(12_000) + "27/11/2024,Tea,1,5\n");

        assertEquals(Finding.MIXED, preview.reading().dates().finding());
        assertTrue(preview.reading().dates().evidence().contains("row 12002 (27/11/2024)"));
    }

    @Test
    void whatIsNoCsvIsNamed() {
        final UnreadableFileException refused = assertThrows(UnreadableFileException.class, () -> preview("%PDF-1.7"));

        assertTrue(refused.complaint().contains("a PDF"), refused.complaint());
    }

    @Test
    void aFileWithAHeaderOnlyHasNoRows() throws Exception {
        assertEquals(0, preview("Date,Product,Quantity,Amount\n").sample().rowCount());
    }

    private Preview preview(String text) throws Exception {
        return preview("sales.csv", text, Optional.empty(), GivenOptions.NONE);
    }

    private Preview preview(String name, String text, Optional<String> source, GivenOptions given)
            throws IOException, UnreadableFileException {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Spool.Spooled spooled = new Spool(temporary).store(new ByteArrayInputStream(bytes))) {
            return desk.preview(new Incoming(till.shop().id(), name, source, given, spooled), ZoneOffset.UTC);
        }
    }
}
