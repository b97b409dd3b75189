package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.sales.Checked;
import tally.domain.sales.Formats;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.sales.SaleRules;
import tally.domain.uploads.DuplicateRule;

class NumberingTest {
    private static final LocalDate DAY = LocalDate.of(2025, 11, 7);
    private static final SaleRules RULES = new SaleRules(Formats.DEFAULT, LocalDate.of(2025, 11, 27));
    private static final int MANY = 20_000;

    @Test
    void equalSalesAreNumberedInTheOrderOfTheFile() {
        final FileNumbering numbering = FileNumbering.of(DuplicateRule.COUNT);

        assertEquals(List.of(1, 1, 2, 3, 2), numbers(numbering, keys(1, 2, 1, 1, 2)));
    }

    @Test
    void underTheStrictRuleEverySaleIsTheFirst() {
        final FileNumbering numbering = FileNumbering.of(DuplicateRule.STRICT);

        assertEquals(List.of(1, 1, 1, 1, 1), numbers(numbering, keys(1, 2, 1, 1, 2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aLargeFileIsNumberedAsASmallOne(long seed) throws UnreadableFileException {
        final SalesFile file = randomFile(new Random(seed));

        assertEquals(
                numbers(FileNumbering.of(DuplicateRule.COUNT), keysOf(file)),
                numbers(FileNumbering.ofLarge(file, 2000, RULES), keysOf(file)));
    }

    @Test
    void aLargeFileIsNumberedRightThoughItHasMoreRowsThanWereCounted() throws UnreadableFileException {
        final SalesFile file = randomFile(new Random(6));

        assertEquals(
                numbers(FileNumbering.of(DuplicateRule.COUNT), keysOf(file)),
                numbers(FileNumbering.ofLarge(file, 1, RULES), keysOf(file)));
    }

    @Test
    void occurrencesAreExactOverManyKeys() {
        final Random random = new Random(1);
        final Occurrences occurrences = new Occurrences();
        final Map<SaleKey, Integer> expected = new HashMap<>();

        for (int i = 0; i < MANY; i++) {
            final SaleKey key = key(random.nextInt(MANY / 4));
            assertEquals(expected.merge(key, 1, Integer::sum), occurrences.next(key));
        }
    }

    @Test
    void aHashOfZeroIsAKeyLikeAnyOther() {
        final Occurrences occurrences = new Occurrences();
        final SaleKey zero = new SaleKey(DAY, 0, 0);

        assertEquals(List.of(1, 2), List.of(occurrences.next(zero), occurrences.next(zero)));
    }

    @Test
    void theFilterNeverMissesARepeat() {
        final Random random = new Random(1);
        final RepeatFilter filter = new RepeatFilter(MANY);
        final List<SaleKey> keys = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            keys.add(key(random.nextInt(MANY)));
        }
        keys.forEach(filter::add);
        filter.allAdded();

        final Map<SaleKey, Integer> counts = new HashMap<>();
        keys.forEach(key -> counts.merge(key, 1, Integer::sum));
        counts.forEach((key, count) -> assertTrue(count == 1 || filter.mayRepeat(key)));
    }

    @Test
    void theFilterTakesFewSalesForRepeatsThatAreNone() {
        final RepeatFilter filter = new RepeatFilter(MANY);
        for (int i = 0; i < MANY; i++) {
            filter.add(key(i));
        }
        filter.allAdded();

        int wrong = 0;
        for (int i = 0; i < MANY; i++) {
            wrong += filter.mayRepeat(key(i)) ? 1 : 0;
        }
        assertTrue(wrong < MANY / 50, wrong + " of " + MANY);
        assertFalse(filter.mayRepeat(key(MANY)) && filter.mayRepeat(key(MANY + 1)) && filter.mayRepeat(key(MANY + 2)));
    }

    private static List<Integer> numbers(FileNumbering numbering, List<SaleKey> keys) {
        return keys.stream().map(numbering::next).toList();
    }

    private static List<SaleKey> keys(int... numbers) {
        return java.util.Arrays.stream(numbers).mapToObj(NumberingTest::key).toList();
    }

    /** Equal numbers give equal keys, others keys as random as real ones. */
    private static SaleKey key(int number) {
        final Random random = new Random(number);
        return new SaleKey(DAY, random.nextLong(), random.nextLong());
    }

    /** 2,000 rows with many repeats, and some bad ones among them. */
    private static SalesFile randomFile(Random random) throws UnreadableFileException {
        final List<String> lines = new ArrayList<>(List.of("Date,Product,Quantity,Amount"));
        for (int row = 0; row < 2000; row++) {
            final int amount = random.nextInt(700);
            lines.add("2025-11-07,Shirt,1," + (amount < 30 ? "free" : amount));
        }
        return new TextFile(lines.toArray(String[]::new)).salesFile();
    }

    private static List<SaleKey> keysOf(SalesFile file) {
        final SaleKeys keys = new SaleKeys();
        final List<SaleKey> found = new ArrayList<>();
        try (SalesRows rows = file.rows()) {
            while (rows.next()) {
                if (rows.current().check(RULES) instanceof Checked.Accepted accepted) {
                    found.add(keys.of(accepted.sale()));
                }
            }
        }
        return found;
    }
}
