package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tally.domain.sales.Checked;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.RowProblem;
import tally.domain.sales.SaleRules;

/** Rows that are wrong as rows; {@code 4111} stands for a card number, in a column that Tally must not keep. */
class BrokenRowsTest {
    private static final String HEADER = "Date,Product,Quantity,Amount";
    private static final SaleRules RULES = new SaleRules(Formats.DEFAULT, LocalDate.of(2025, 11, 27));

    @Test
    void tooFewFieldsAreAFailedRowWithWhatWasFound() throws UnreadableFileException {
        final SourceRow row = row(HEADER, "2025-11-07,Shirt,600");

        assertEquals(ErrorCode.WRONG_FIELD_COUNT, problem(row).code());
        assertEquals("3 fields", problem(row).value());
        assertTrue(problem(row).message().startsWith("The row has 3 fields where the header has 4"));
        assertEquals(
                Map.of(Field.DATE, "2025-11-07", Field.PRODUCT, "Shirt", Field.QUANTITY, "600"),
                row.values().present());
    }

    @Test
    void tooManyFieldsAreAFailedRow() throws UnreadableFileException {
        final SourceRow row = row(HEADER, "2025-11-07,Shirt, blue,5,600");

        assertEquals(ErrorCode.WRONG_FIELD_COUNT, problem(row).code());
        assertEquals("Shirt", row.values().text(Field.PRODUCT));
    }

    @Test
    void emptyFieldsAtTheEndAreLetPass() throws UnreadableFileException {
        final SourceRow row = row(HEADER, "2025-11-07,Shirt,5,600,,");

        assertEquals(Optional.empty(), row.problem());
        assertEquals("600", row.values().text(Field.AMOUNT));
    }

    @Test
    void moneyOfARowWhoseCellsMayHaveSlippedIsNotRead() throws UnreadableFileException {
        final Checked checked = row(HEADER, "2025-11-07,Shirt, blue,5,600").check(RULES);

        assertEquals(Optional.empty(), ((Checked.Refused) checked).amount());
    }

    @Test
    void anUnclosedQuoteIsAFailedRowWithWhatStandsBeforeIt() throws UnreadableFileException {
        final SourceRow row = row(HEADER, "2025-11-07,\"Shirt,5,600");

        assertEquals(ErrorCode.UNCLOSED_QUOTE, problem(row).code());
        assertEquals(Optional.of("Product"), problem(row).column());
        assertEquals("2025-11-07", row.values().text(Field.DATE));
        assertTrue(problem(row).message().contains("row 2"), problem(row).message());
    }

    @Test
    void unreadableCharactersCostTheRowButMoveNothing() throws UnreadableFileException {
        final SourceRow row = row(HEADER, "2025-11-07,Sh\u0000irt,5,600");

        assertEquals(ErrorCode.INVALID_TEXT, problem(row).code());
        assertEquals("Sh\\x00irt", row.values().text(Field.PRODUCT));
        assertEquals("600", row.values().text(Field.AMOUNT));
    }

    @Test
    void unreadableCharactersInAReadColumnAreShownThoughTheFileHasAnotherThatIsNot() throws UnreadableFileException {
        final SourceRow row = row(HEADER + ",Card", "2025-11-07,Sh\u0000irt,5,600,4111");

        assertEquals("Sh\\x00irt", problem(row).value());
        assertKeepsNoCard(row);
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # an ordinary row; one cell too many, one too few
        Date,Product,Quantity,Amount,Card       | 2025-11-07,Shirt,5,600,4111
        Date,Product,Quantity,Amount,Card       | 2025-11-07,Shirt, blue,5,600,4111
        Date,Product,Quantity,Card,Amount       | 2025-11-07,Shirt, blue,5,4111,600
        Card,Date,Product,Quantity,Amount       | 4111,2025-11-07,Shirt, blue,5,600
        Card,Date,Product,Quantity,Amount       | 4111,4111,2025-11-07,Shirt,5,600
        Date,Product,Quantity,Amount,Card       | 2025-11-07,Shirt,600,4111
        Date,Card,Product,Quantity,Amount       | 4111,Shirt,5,600
        Card,Date,Product,Quantity,Amount       | 4111,Shirt,5,600
        Card,Date,Product,Quantity,Amount,Pin   | 4111,2025-11-07,Shirt,5,4111
        # one too many, and the last one empty
        Date,Product,Quantity,Amount,Card,Notes | 2025-11-07,Shirt, blue,5,600,4111,
        Date,Product,Quantity,Amount,Customer,Card,Notes | 2025-11-07,Shirt,5,600,Khan, Ali,4111,
        # a quote that is never closed, or closed in the middle
        Date,Product,Quantity,Amount,Card       | 2025-11-07,"Shirt,5,600,4111
        Date,Product,Quantity,Amount,Card       | 2025-11-07,Shirt,5,600,"4111
        Date,Product,Quantity,Card,Amount       | 2025-11-07,Shirt,5,"4111"1,600
        Card,Date,Product,Quantity,Amount       | "4111,2025-11-07,Shirt,5,600
        Card,Date,Product,Quantity,Amount       | 4111,2025-11-07,"Shirt"s,5,4111
        # two things wrong at once
        Date,Card,Product,Quantity,Amount       | 2025-11-07,4111,4111,"Shirt,5,600
        Date,Product,Quantity,Card,Amount       | 2025-11-07,Shirt,\u0000blue,5,4111,600
        Date,Product,Quantity,Amount,Card,Notes | 2025-11-07,Shirt,blue,5,600,4111\u0000,
        Date,Product,Quantity,Amount,Card       | 2025-11-07,Shirt,5,600,4111\u0000
        """)
    void whatTallyMustNotKeepIsInNoPartOfAnyRow(String header, String line) throws UnreadableFileException {
        final String sound = header.replaceAll("Card|Pin", "4111").replaceAll("[A-Z]\\w+", "x");
        final SourceRow row = rows(header, sound, line);

        assertKeepsNoCard(row);
    }

    @Test
    void moreFieldsThanTheReaderTakesKeepNothingOfIgnoredColumns() throws UnreadableFileException {
        final SourceRow row = row("Date,Product,Card,Quantity,Amount", "2025-11-07,Shirt" + ",4111".repeat(10_001));

        assertEquals(ErrorCode.WRONG_FIELD_COUNT, problem(row).code());
        assertKeepsNoCard(row);
    }

    @Test
    void aFileThatEndsEachLineWithADelimiterLosesNoRow() throws UnreadableFileException {
        final SourceRow row =
                rows("Date,Card,Product,Quantity,Amount", "2025-11-07,4111,Shirt,5,600,", "2025-11-08,4111,Cap,1,50,");

        assertEquals(Optional.empty(), row.problem());
        assertEquals("Cap", row.values().text(Field.PRODUCT));
        assertKeepsNoCard(row);
    }

    private static void assertKeepsNoCard(SourceRow row) {
        final Checked checked = row.check(RULES);
        final String kept = row.values().present() + checked.toString();
        assertFalse(kept.contains("4111"), kept);
    }

    private static RowProblem problem(SourceRow row) {
        return row.problem().orElseThrow();
    }

    private static SourceRow row(String header, String line) throws UnreadableFileException {
        return rows(header, line);
    }

    /** The last row of a file with these lines. */
    private static SourceRow rows(String... lines) throws UnreadableFileException {
        try (SalesRows rows =
                new TextFile(StandardCharsets.UTF_8, lines).salesFile().rows()) {
            rows.next();
            SourceRow last = rows.current();
            while (rows.next()) {
                last = rows.current();
            }
            return last;
        }
    }
}
