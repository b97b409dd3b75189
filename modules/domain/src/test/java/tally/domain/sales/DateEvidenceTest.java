package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tally.domain.sales.FormatProposal.Finding;

class DateEvidenceTest {

    @Test
    void whatTallyReadsAnywayNeedsNoProposal() {
        assertEquals(
                Finding.USUAL,
                of("2025-11-27", "", "2010-12-01 08:26:00", "2010-12-01T08:26").finding());
    }

    @Test
    void aSecondNumberOverTwelveMeansMonthFirst() {
        final FormatProposal proposal = of("1/2/2025", "1/13/2025", "1/14/2025");

        assertEquals(Optional.of("M/d/yyyy"), proposal.format());
        assertEquals(
                "13 to 31 appear only in second place, as in row 3 (1/13/2025): month first.", proposal.evidence());
    }

    @Test
    void aFirstNumberOverTwelveMeansDayFirst() {
        assertEquals(Optional.of("dd.MM.yyyy"), of("08.11.2016", "13.11.2016").format());
    }

    @Test
    void whereNoNumberIsOverTwelveAPersonMustChoose() {
        final FormatProposal proposal = of("12/01/2025", "01/05/2025");

        assertEquals(Finding.OPEN, proposal.finding());
        assertEquals(List.of("dd/MM/yyyy", "MM/dd/yyyy"), proposal.candidates());
        assertTrue(proposal.evidence().contains("row 2 (12/01/2025)"), proposal.evidence());
    }

    @Test
    void twoOrdersInOneColumnAreNamed() {
        final FormatProposal proposal = of("13/01/2025", "01/14/2025");

        assertEquals(Finding.MIXED, proposal.finding());
        assertEquals(
                "The column Date mixes formats: row 2 (13/01/2025) can only be day first, row 3 (01/14/2025) only month"
                        + " first.",
                proposal.evidence());
    }

    @Test
    void twoShapesInOneColumnAreNamed() {
        final FormatProposal proposal = of("2025-11-27", "27/11/2025", "27.11.2025");

        assertEquals(Finding.MIXED, proposal.finding());
        assertEquals(
                "The column Date mixes formats: YYYY-MM-DD as in row 2 (2025-11-27); dd/MM/yyyy as in row 3 (27/11/2025);"
                        + " dd.MM.yyyy as in row 4 (27.11.2025). No one date format reads them all.",
                proposal.evidence());
    }

    @Test
    void aYearOfTwoFiguresThatMayStandFirstIsForAPersonToSay() {
        final FormatProposal proposal = of("25-01-15", "25-01-31");

        assertEquals(Finding.OPEN, proposal.finding());
        assertEquals(List.of("yy-MM-dd", "dd-MM-yy"), proposal.candidates());
    }

    @Test
    void aDateOfNoKnownShapeIsNamed() {
        final FormatProposal proposal = of("last Tuesday");

        assertEquals(Finding.OPEN, proposal.finding());
        assertEquals("No date format is known that reads row 2 (last Tuesday).", proposal.evidence());
    }

    /** What is proposed must be what the rules can read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "27/11/2025;dd/MM/yyyy",
                "11/27/25 6:45 PM;MM/dd/yy h:mm a",
                "27-11-2025 18:45;dd-MM-yyyy H:mm",
                "27.11.25;dd.MM.yy",
                "2025/11/27;yyyy/MM/dd",
                "20251127;yyyyMMdd",
                "2025-11-27 18:45:30 +0100;yyyy-MM-dd H:mm:ss XX",
                "2025-11-27T18:45:30Z;yyyy-MM-dd'T'H:mm:ssXXX",
                "27 Nov 2025;d MMM yyyy",
                "27-NOV-25;d-MMM-yy",
                "Nov 27, 2025;MMM d, yyyy",
                "November 27, 2025, 6:45 pm;MMMM d, yyyy, h:mm a"
            })
    void theProposedPatternReadsTheDate(String text, String pattern) {
        assertEquals(Optional.of(pattern), of(text).format());
        assertEquals(
                Optional.of(LocalDate.of(2025, 11, 27)),
                new Formats(Optional.of(pattern), Optional.empty())
                        .dates()
                        .read(text)
                        .map(DateReader.DateAndTime::date));
    }

    private static FormatProposal of(String... texts) {
        final DateEvidence evidence = new DateEvidence();
        for (int i = 0; i < texts.length; i++) {
            evidence.add(texts[i], i + 2);
        }
        return evidence.proposal();
    }
}
