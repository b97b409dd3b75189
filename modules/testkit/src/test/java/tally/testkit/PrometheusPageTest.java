package tally.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusPageTest {
    private static final String GOOD = """
            # HELP rows_total Rows by outcome.
            # TYPE rows_total counter
            rows_total{outcome="a \\"b\\""} 3
            # HELP took_seconds How long it took.
            # TYPE took_seconds histogram
            took_seconds_bucket{kind="x",le="0.5"} 1
            took_seconds_bucket{kind="x",le="+Inf"} 2
            took_seconds_sum{kind="x"} 7.25
            took_seconds_count{kind="x"} 2
            """;

    @Test
    void aPageIsReadSeriesBySeries() {
        final PrometheusPage page = PrometheusPage.read(GOOD);

        assertEquals(Map.of("rows_total", "counter", "took_seconds", "histogram"), page.families());
        assertEquals(1, page.value("took_seconds_bucket", "le=\"0.5\"", "kind=\"x\""));
        assertEquals(7.25, page.value("took_seconds_sum", "kind=\"x\""));
    }

    /** Each is what is wrong, what is looked for in the good page, and what stands there instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a count that differs from the last bucket | _count\\{kind="x"} 2        | _count{kind="x"} 3
            a bucket that holds more than the next    | le="0.5"} 1                | le="0.5"} 3
            no bucket for all                         | le="\\+Inf"                | le="0.7"
            no sum                                    | took_seconds_sum           | took_seconds_count
            no type                                   | # TYPE rows_total counter  | # TIP rows_total counter
            a help of something else                  | # HELP rows_total          | # HELP row_total
            a counter that is not called one          | rows_total                 | rows
            a line that is none                       | rows_total\\{              | rows_total {
            a value that is none                      | } 3                        | } three
            the same labels twice                     | kind="x",le                | kind="x",kind="x",le
            """)
    void whatTheCheckerWouldRefuseFails(String fault, String good, String bad) {
        final String page = GOOD.replaceAll(good, bad);

        assertNotEquals(GOOD, page);
        assertThrows(AssertionError.class, () -> PrometheusPage.read(page), fault);
    }
}
