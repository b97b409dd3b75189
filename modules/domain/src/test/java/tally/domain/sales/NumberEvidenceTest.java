package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tally.domain.sales.FormatProposal.Finding;

class NumberEvidenceTest {

    @Test
    void whatTallyReadsAnywayNeedsNoProposal() {
        assertEquals(Finding.USUAL, of("5", "12.50", "$3.10", "", "TOTAL", "-2").finding());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1500,00 5 | 1.234,56",
                "1.234,56 12,00 | 1.234,56",
                "1,234.56 12.00 | 1,234.56",
                "1,50,000.00 12.00 | 1,234.56",
                "1.000 12.50 | 1234.56",
                "€1.500,00 1.000 | 1.234,56"
            })
    void theOneFormatThatReadsAllIsProposed(String texts, String format) {
        assertEquals(Optional.of(format), of(texts.split(" ")).format());
    }

    @Test
    void spacesBetweenThousandsAreSeen() {
        assertEquals(Optional.of("1 234,56"), of("1 500,00", "12,00").format());
    }

    @Test
    void whatCanBeTwoNumbersIsForAPersonToSay() {
        final FormatProposal dots = of("1.000", "5");
        final FormatProposal commas = of("600,000");

        assertEquals(Finding.OPEN, dots.finding());
        assertEquals(List.of("1234.56", "1.234,56"), dots.candidates());
        assertEquals(List.of("1,234.56", "1.234,56"), commas.candidates());
    }

    @Test
    void twoWaysInOneFileAreNamed() {
        final FormatProposal proposal = of("1,234.56", "7", "1.234,56");

        assertEquals(Finding.MIXED, proposal.finding());
        assertEquals(
                "The numbers are written in different ways: row 2 (1,234.56) and row 4 (1.234,56). No one number format"
                        + " reads both.",
                proposal.evidence());
    }

    @Test
    void theEvidenceIsSaid() {
        assertEquals(
                "Only 1.234,56 reads them all; see row 2 (1500,00); 1234.56 does not read row 2 (1500,00).",
                of("1500,00").evidence());
    }

    @Test
    void aNumberInNoKnownFormatIsNamed() {
        assertEquals(
                "The numbers are written 1234.56, but row 3 (1'234.50) in no format that is known.",
                of("2", "1'234.50", "TOTAL").evidence());
    }

    private static FormatProposal of(String... texts) {
        final NumberEvidence evidence = new NumberEvidence();
        for (int i = 0; i < texts.length; i++) {
            evidence.add(texts[i], i + 2);
        }
        return evidence.proposal();
    }
}
