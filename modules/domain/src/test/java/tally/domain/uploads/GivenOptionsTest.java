package tally.domain.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;

class GivenOptionsTest {
    private static final ImportOptions BEFORE = new ImportOptions(
            DuplicateRule.STRICT,
            Map.of(Field.DATE, "Datum"),
            new Formats(Optional.of("d.M.yyyy"), Optional.of(NumberFormat.DOT_GROUPS)),
            Optional.of(';'),
            Optional.of("windows-1252"));

    @Test
    void whereNothingIsSaidAllOfBeforeHolds() {
        assertEquals(BEFORE, GivenOptions.NONE.over(BEFORE));
    }

    @Test
    void eachThingThatIsSaidTakesItsPlaceAndNoOther() {
        final GivenOptions said = new GivenOptions(
                Optional.of(DuplicateRule.COUNT),
                Optional.empty(),
                new Formats(Optional.empty(), Optional.of(NumberFormat.PLAIN)),
                Optional.empty(),
                Optional.of("UTF-8"));

        assertEquals(
                new ImportOptions(
                        DuplicateRule.COUNT,
                        Map.of(Field.DATE, "Datum"),
                        new Formats(Optional.of("d.M.yyyy"), Optional.of(NumberFormat.PLAIN)),
                        Optional.of(';'),
                        Optional.of("UTF-8")),
                said.over(BEFORE));
    }

    @Test
    void anEmptyMappingTakesTheOneOfBeforeBack() {
        final GivenOptions said = new GivenOptions(
                Optional.empty(), Optional.of(Map.of()), Formats.DEFAULT, Optional.empty(), Optional.empty());

        assertEquals(Map.of(), said.over(BEFORE).mapping());
    }
}
