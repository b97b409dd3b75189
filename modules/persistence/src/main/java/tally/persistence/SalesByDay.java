package tally.persistence;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tally.domain.PageRequest;
import tally.domain.books.SalesSummary;
import tally.domain.books.SalesTotals;

/**
 * The sales that match, added up by day: one pass, which gives their figures and says on which days a page of them lies.
 * Only the sales of those days need then be put in order, whichever page it is.
 *
 * @param days the oldest first
 */
record SalesByDay(List<Day> days) {

    /** The sales of one day. */
    record Day(LocalDate date, SalesTotals totals) {}

    /**
     * Where a page lies.
     *
     * @param first the oldest day of it
     * @param last the newest day of it
     * @param offset how many sales of those days come before it
     */
    record Place(LocalDate first, LocalDate last, long offset) {}

    private static final String DAYS = """
            select s.date, count(*) as n, sum(s.amount) as total
              from sales s
             where %s
             group by s.date
             order by s.date
            """;

    /** Planned for these very days: of a month, a plan for any days reads the table page by page in no order, at twice the time. */
    static SalesByDay read(Connection connection, Where where) throws SQLException {
        return new SalesByDay(Sql.queryPlannedAnew(
                connection,
                DAYS.formatted(where.sql()),
                row -> new Day(row.date("date"), new SalesTotals(row.decimal("total"), row.number("n"))),
                where.values()));
    }

    SalesTotals totals() {
        final BigDecimal revenue =
                days.stream().map(day -> day.totals().revenue()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SalesTotals(
                revenue, days.stream().mapToLong(day -> day.totals().count()).sum());
    }

    List<SalesSummary.Slice> slices() {
        return days.stream()
                .map(day -> new SalesSummary.Slice(day.date().toString(), day.totals()))
                .toList();
    }

    Optional<LocalDate> first() {
        return days.stream().findFirst().map(Day::date);
    }

    Optional<LocalDate> last() {
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(days.get(days.size() - 1).date());
    }

    /** Where a page of the sales lies, newest or oldest day first; nowhere where it is behind their end. */
    Optional<Place> place(PageRequest page, boolean newestFirst) {
        final List<LocalDate> found = new ArrayList<>();
        long before = 0;
        long skipped = 0;
        for (final Day day : newestFirst ? newestFirst() : days) {
            if (before < page.offset() + page.limit()) {
                final boolean begins = before + day.totals().count() > page.offset();
                skipped += begins ? 0 : day.totals().count();
                if (begins) {
                    found.add(day.date());
                }
            }
            before += day.totals().count();
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(Collections.min(found), Collections.max(found), page.offset() - skipped));
    }

    private List<Day> newestFirst() {
        final List<Day> reversed = new ArrayList<>(days);
        Collections.reverse(reversed);
        return reversed;
    }
}
