package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowValuesTest {
    @Test
    void whiteSpaceAroundAValueIsRemoved() {
        assertEquals("Shirt", RowValues.of(Map.of(Field.PRODUCT, " Shirt\t")).text(Field.PRODUCT));
    }

    @Test
    void anAbsentColumnReadsAsEmpty() {
        assertEquals("", RowValues.of(Map.of()).text(Field.NOTES));
    }

    @Test
    void anEmptyColumnIsPresentAndAnAbsentOneIsNot() {
        final RowValues row = RowValues.of(Map.of(Field.PRODUCT, "Shirt", Field.NOTES, ""));

        assertEquals(Map.of(Field.PRODUCT, "Shirt", Field.NOTES, ""), row.present());
    }

    @Test
    void whatIsPresentComesInTheOrderOfTheFields() {
        final RowValues row = RowValues.of(Map.of(Field.NOTES, "n", Field.DATE, "d", Field.AMOUNT, "a"));

        assertEquals(
                List.of(Field.DATE, Field.AMOUNT, Field.NOTES),
                List.copyOf(row.present().keySet()));
    }

    @Test
    void ofACellThatIsFarTooLongTheBeginningIsPresent() {
        final RowValues row =
                RowValues.of(Map.of(Field.NOTES, "n".repeat(10_001), Field.PRODUCT, "\uD83D\uDC55".repeat(10_000)));

        assertEquals("n".repeat(9_999) + "…", row.present().get(Field.NOTES));
        assertEquals("\uD83D\uDC55".repeat(10_000), row.present().get(Field.PRODUCT));
        assertEquals(10_001, row.text(Field.NOTES).length());
    }

    @Test
    void aRowOfTooFewTextsIsABadCall() {
        assertThrows(IllegalArgumentException.class, () -> RowValues.ofTexts(new String[] {"2025-11-07"}));
    }

    @Test
    void theTextsAreCopied() {
        final String[] texts = {"2025-11-07", "Shirt", "1", "2", "", "", "", "", ""};
        final RowValues row = RowValues.ofTexts(texts);
        texts[1] = "Shoes";

        assertEquals("Shirt", row.text(Field.PRODUCT));
    }

    @Test
    void rowsOfTheSameTextsAreEqual() {
        assertEquals(Rows.good(), Rows.good());
        assertEquals(Rows.good().hashCode(), Rows.good().hashCode());
        assertNotEquals(Rows.good(), Rows.with(Field.PRODUCT, "Shoes"));
    }

    @Test
    void noValueGetsIntoALogByAccident() {
        assertFalse(Rows.with(Field.CUSTOMER, "Ahmed").toString().contains("Ahmed"));
    }
}
