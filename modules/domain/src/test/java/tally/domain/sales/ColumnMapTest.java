package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What 'Columns' says of the header. */
class ColumnMapTest {
    private static final List<String> REQUIRED = List.of("Date", "Product", "Quantity", "Amount");

    @Test
    void aHeaderOfTheRequiredColumnsIsEnough() {
        assertEquals(Optional.empty(), match(REQUIRED).complaint());
    }

    @Test
    void theOrderDoesNotMatter() {
        final ColumnMap columns = match(List.of("Amount", "Quantity", "Product", "Date"));

        assertEquals(3, columns.column(Field.DATE));
        assertEquals(0, columns.column(Field.AMOUNT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PaymentMethod",
                "paymentmethod",
                "PAYMENTMETHOD",
                "Payment Method",
                "payment_method",
                "PAYMENT-METHOD",
                " Payment  Method ",
                "Payment\u00A0Method",
                "payment\tmethod"
            })
    void caseSpacesUnderscoresAndHyphensDoNotMatter(String name) {
        final ColumnMap columns = match(List.of("Date", "Product", "Quantity", "Amount", name));

        assertEquals(4, columns.column(Field.PAYMENT_METHOD));
    }

    @Test
    void theCaseDoesNotMatterWhereTheMachineIsTurkish() {
        final Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertEquals(0, match(List.of("UNITPRICE")).column(Field.UNIT_PRICE));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void missingColumnsAreNamedBesideWhatIsThere() {
        assertEquals(
                Optional.of("Required columns are missing: Date, Amount. The first line of the file has: "
                        + "Product, Quantity, Total"),
                match(List.of("Product", "Quantity", "Total")).complaint());
    }

    @Test
    void anEndlessHeaderIsShortenedInTheComplaint() {
        final String complaint = match(List.of("x".repeat(10_000))).complaint().orElseThrow();

        assertTrue(complaint.length() < 400, complaint);
    }

    @Test
    void aHeaderOfBinaryRubbishCanBeShown() {
        final String complaint =
                match(List.of("PK\u0003\u0004\u0000\uD800")).complaint().orElseThrow();

        assertTrue(complaint.endsWith("PK\u2403\u2404\u2400\uFFFD"), complaint);
    }

    @Test
    void ofAFileWithoutAHeaderNoNumberIsRepeated() {
        final ColumnMap columns = match(List.of("2025-11-01", "Shirt", "2", "4111111111111111"));

        assertEquals(
                Optional.of("Required columns are missing: Date, Product, Quantity, Amount."
                        + " The first line of the file has: …, Shirt, …, …"),
                columns.complaint());
    }

    @Test
    void anOptionalColumnMayBeMissing() {
        final ColumnMap columns = match(REQUIRED);

        assertEquals(-1, columns.column(Field.NOTES));
        assertEquals(Optional.empty(), columns.ownName(Field.NOTES));
    }

    @Test
    void aColumnThatStandsTwiceIsNotChosenByChance() {
        final ColumnMap columns = match(List.of("Date", "Product", "Quantity", "Amount", "amount"));

        assertEquals(
                Optional.of("Two columns are called Amount: rename the one that Tally should not read"),
                columns.complaint());
    }

    @Test
    void anIgnoredColumnMayStandTwice() {
        final ColumnMap columns = match(List.of("Date", "Product", "Quantity", "Amount", "Card", "Card", "", ""));

        assertEquals(Optional.empty(), columns.complaint());
    }

    @Test
    void aMappingSaysWhatTheFileCallsAField() {
        final ColumnMap columns = ColumnMap.match(
                List.of("InvoiceDate", "Description", "Quantity", "Amount"),
                Map.of(Field.DATE, "InvoiceDate", Field.PRODUCT, "description"));

        assertEquals(Optional.empty(), columns.complaint());
        assertEquals(Optional.of("Description"), columns.ownName(Field.PRODUCT));
    }

    @Test
    void aMappingGoesBeforeTheUsualName() {
        final ColumnMap columns =
                ColumnMap.match(List.of("Date", "Product", "Quantity", "Amount", "Net"), Map.of(Field.AMOUNT, "Net"));

        assertEquals(4, columns.column(Field.AMOUNT));
    }

    @Test
    void aMappingToAColumnThatIsNotThereLeavesTheFieldMissing() {
        final ColumnMap columns = ColumnMap.match(REQUIRED, Map.of(Field.AMOUNT, "Net"));

        assertTrue(columns.complaint().orElseThrow().contains("Amount"));
    }

    @Test
    void aMappingOfAnOptionalFieldToAColumnThatIsNotThereIsNotPassedOverInSilence() {
        final ColumnMap columns = ColumnMap.match(REQUIRED, Map.of(Field.CUSTOMER, "Client"));

        assertEquals(Optional.of("The mapping names columns that the file does not have: Client"), columns.complaint());
    }

    @Test
    void theFieldOfAColumnIsFoundAndThatOfAnIgnoredOneIsNot() {
        final ColumnMap columns = match(List.of("Card", "Date", "Product", "Quantity", "Amount"));

        assertEquals(Optional.empty(), columns.field(0));
        assertEquals(Optional.of(Field.DATE), columns.field(1));
    }

    @Test
    void theWidthCountsIgnoredColumnsToo() {
        assertEquals(
                5,
                match(List.of("Card", "Date", "Product", "Quantity", "Amount")).width());
    }

    @Test
    void theOwnNamesAreThoseOfTheFile() {
        final ColumnMap columns = match(List.of("DATE", "product", "Qty", "Amount"));

        assertEquals(Map.of(Field.DATE, "DATE", Field.PRODUCT, "product", Field.AMOUNT, "Amount"), columns.ownNames());
    }

    @Test
    void theHeaderIsKnownAgainFurtherDown() {
        final RowValues again = RowValues.of(Map.of(
                Field.DATE, "Date", Field.PRODUCT, "Product", Field.QUANTITY, "Quantity", Field.AMOUNT, "Amount"));

        assertTrue(match(REQUIRED).isHeaderAgain(again));
    }

    @Test
    void aSaleOfAProductCalledProductIsNotTheHeader() {
        assertFalse(match(REQUIRED).isHeaderAgain(Rows.with(Field.PRODUCT, "Product")));
    }

    private static ColumnMap match(List<String> header) {
        return ColumnMap.match(header, Map.of());
    }

    @Test
    void whereNoColumnIsFoundNoRowIsTheHeaderAgain() {
        assertFalse(ColumnMap.match(List.of("Datum", "Ware"), Map.of()).isHeaderAgain(RowValues.of(Map.of())));
    }

    @Test
    void anIgnoredColumnIsFoundByItsName() {
        final ColumnMap columns = ColumnMap.match(List.of("Date", "Failed Job Id"), Map.of());

        assertEquals(1, columns.columnNamed("failed_job_id"));
        assertEquals(-1, columns.columnNamed("error"));
    }
}
