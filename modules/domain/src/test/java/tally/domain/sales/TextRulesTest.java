package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tally.domain.sales.ErrorCode.INVALID_TEXT;
import static tally.domain.sales.ErrorCode.MISSING_VALUE;
import static tally.domain.sales.ErrorCode.TOO_LONG;
import static tally.domain.sales.Rows.accepted;
import static tally.domain.sales.Rows.assertRefused;
import static tally.domain.sales.Rows.refused;
import static tally.domain.sales.Rows.with;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines 'Product', 'Customer' and 'Notes' of the column table. */
class TextRulesTest {
    private static final String SHOPPING_BAGS = "\uD83D\uDECD";

    @Test
    void aProductIsRequired() {
        assertRefused(with(Field.PRODUCT, ""), MISSING_VALUE, "Product is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", " \r\n ", "\u3000", "\u00A0\u2003", "\u200B", "\uFEFF"})
    void aProductOfWhiteSpaceIsNone(String text) {
        assertRefused(with(Field.PRODUCT, text), MISSING_VALUE, "Product is required");
    }

    @Test
    void aProductMayHave255Characters() {
        final String longest = "p".repeat(255);

        assertEquals(longest, accepted(with(Field.PRODUCT, longest)).product());
    }

    @Test
    void aProductMayNotHave256Characters() {
        assertRefused(with(Field.PRODUCT, "p".repeat(256)), TOO_LONG, "Product is too long (255 characters at most)");
    }

    @Test
    void anEmojiIsOneCharacter() {
        final String longest = SHOPPING_BAGS.repeat(255);

        assertEquals(longest, accepted(with(Field.PRODUCT, longest)).product());
    }

    @Test
    void a256thEmojiIsOneTooMany() {
        assertEquals(
                TOO_LONG,
                refused(with(Field.PRODUCT, SHOPPING_BAGS.repeat(256))).code());
    }

    @Test
    void aNameIsKeptAsItIsButForWhiteSpaceAroundIt() {
        assertEquals(
                "Açaí  \"Bowl\", ০১",
                accepted(with(Field.PRODUCT, "  Açaí  \"Bowl\", ০১\t")).product());
    }

    @Test
    void namesInTwoFormsOfOneLetterStayTwoNames() {
        assertEquals("Cafe\u0301", accepted(with(Field.PRODUCT, "Cafe\u0301")).product());
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCT", "CUSTOMER", "NOTES"})
    void aNulIsNoText(Field field) {
        final RowProblem problem = refused(with(field, "Shi\u0000rt"));

        assertEquals(INVALID_TEXT, problem.code());
        assertEquals(Optional.of(field.columnName()), problem.column());
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCT", "CUSTOMER", "NOTES"})
    void halfASurrogatePairIsNoText(Field field) {
        assertEquals(INVALID_TEXT, refused(with(field, "Shi\uD83Drt")).code());
        assertEquals(INVALID_TEXT, refused(with(field, "Shi\uDECDrt")).code());
    }

    @Test
    void theProblemShowsTheNulAsItsPicture() {
        assertEquals("Shi\u2400rt", refused(with(Field.PRODUCT, "Shi\u0000rt")).value());
    }

    @Test
    void aCustomerIsKept() {
        assertEquals(
                Optional.of("Ahmed, Rahim"),
                accepted(with(Field.CUSTOMER, "Ahmed, Rahim")).customer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Walk-in", "walk-in", "WALK-IN", "wALK-In", " Walk-in "})
    void emptyOrWalkInIsNoCustomer(String text) {
        assertEquals(Optional.empty(), accepted(with(Field.CUSTOMER, text)).customer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Walk in", "Walkin", "Walk-in customer"})
    void whatIsNotExactlyWalkInIsACustomer(String text) {
        assertEquals(Optional.of(text), accepted(with(Field.CUSTOMER, text)).customer());
    }

    @Test
    void aCustomerMayHave255Characters() {
        final String longest = SHOPPING_BAGS.repeat(255);

        assertEquals(
                Optional.of(longest), accepted(with(Field.CUSTOMER, longest)).customer());
    }

    @Test
    void aCustomerMayNotHave256Characters() {
        assertRefused(with(Field.CUSTOMER, "c".repeat(256)), TOO_LONG, "Customer is too long (255 characters at most)");
    }

    @Test
    void missingNotesAreEmpty() {
        assertEquals("", accepted(Rows.good()).notes());
    }

    @Test
    void notesOf500CharactersAreKept() {
        final String notes = "n".repeat(499) + SHOPPING_BAGS;

        assertEquals(notes, accepted(with(Field.NOTES, notes)).notes());
    }

    @Test
    void longerNotesAreCutAt500CharactersAndNoneIsCutInHalf() {
        final String notes = SHOPPING_BAGS.repeat(501);

        assertEquals(
                SHOPPING_BAGS.repeat(500), accepted(with(Field.NOTES, notes)).notes());
    }
}
