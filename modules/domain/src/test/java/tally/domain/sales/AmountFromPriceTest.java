package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.ImportOptions;

/** A file with a price a piece and no amount, where a person said that the amount is to be worked out. */
class AmountFromPriceTest {
    private static final Map<Field, String> MAPPING = Map.of(Field.AMOUNT, "Quantity * UnitPrice");

    @ParameterizedTest
    @ValueSource(strings = {"Quantity * UnitPrice", "quantity*unit_price", " Quantity  *  Unit Price "})
    void theMappingSaysSo(String words) {
        assertTrue(ColumnMap.worksOutAmount(Map.of(Field.AMOUNT, words)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quantity", "UnitPrice", "Quantity * Price", ""})
    void anythingElseIsTheNameOfAColumn(String words) {
        assertFalse(ColumnMap.worksOutAmount(Map.of(Field.AMOUNT, words)));
    }

    @Test
    void thePriceIsRequiredThenAndTheAmountIsNot() {
        final List<String> header = List.of("Date", "Product", "Quantity");

        assertEquals(List.of(Field.UNIT_PRICE), ColumnMap.match(header, MAPPING).missing());
        assertEquals(List.of(Field.AMOUNT), ColumnMap.match(header, Map.of()).missing());
    }

    @Test
    void theAmountIsExact() {
        assertEquals(new BigDecimal("15.30"), accepted("6", "2.55").amount());
        assertEquals(new BigDecimal("0.3333"), accepted("1", "0.3333").amount());
    }

    @Test
    void anAmountThatAPersonFilledInGoesBefore() {
        final RowValues row = RowValues.of(Map.of(
                Field.DATE,
                "2025-11-07",
                Field.PRODUCT,
                "Tea",
                Field.QUANTITY,
                "6",
                Field.UNIT_PRICE,
                "2.55",
                Field.AMOUNT,
                "14"));

        assertEquals(
                new BigDecimal("14"),
                ((Checked.Accepted) rules().check(row)).sale().amount());
    }

    @Test
    void aReturnIsRefusedAndItsMoneyCounted() {
        final Checked.Refused refused = assertInstanceOf(Checked.Refused.class, rules().check(row("-1", "2.55")));

        assertEquals(ErrorCode.INVALID_QUANTITY, refused.problem().code());
        assertEquals(Optional.of(new BigDecimal("-2.55")), refused.amount());
    }

    @Test
    void aPriceThatCannotBeReadIsShownInTheProduct() {
        final Checked.Refused refused = assertInstanceOf(Checked.Refused.class, rules().check(row("2", "free")));

        assertEquals("Invalid amount: 2 * free", refused.problem().message());
    }

    @Test
    void withoutTheMappingNothingIsWorkedOut() {
        final Checked checked = new SaleRules(Formats.DEFAULT, Rows.TODAY).check(row("6", "2.55"));

        assertEquals(
                ErrorCode.INVALID_AMOUNT, ((Checked.Refused) checked).problem().code());
    }

    private static Sale accepted(String quantity, String price) {
        return assertInstanceOf(Checked.Accepted.class, rules().check(row(quantity, price)))
                .sale();
    }

    private static RowValues row(String quantity, String price) {
        return RowValues.of(Map.of(
                Field.DATE, "2025-11-07", Field.PRODUCT, "Tea", Field.QUANTITY, quantity, Field.UNIT_PRICE, price));
    }

    private static SaleRules rules() {
        final ImportOptions options =
                new ImportOptions(DuplicateRule.COUNT, MAPPING, Formats.DEFAULT, Optional.empty(), Optional.empty());
        return new SaleRules(options.formats(), Rows.TODAY);
    }
}
