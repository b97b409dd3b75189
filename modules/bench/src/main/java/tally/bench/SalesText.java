package tally.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;

/**
 * A made sales file: the nine columns, quoted names, CRLF, 300 products, 5,000 customers, days of a year or of a month of
 * it. The same seed gives the same bytes.
 */
final class SalesText {
    private static final String HEADER = "Date,Product,Quantity,Amount,Customer,PaymentMethod,Time,UnitPrice,Notes\r\n";
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final String[] METHODS = {"cash", "bkash", "nagad", "rocket", "card", "credit"};
    private static final int PRODUCTS = 300;
    private static final int CUSTOMERS = 5_000;
    private static final int DAYS_OF_A_YEAR = 365;
    private static final int DAYS_OF_A_MONTH = 28;

    private final Random random;
    private final LocalDate firstDay;
    private final int days;

    /** Sales of one year. */
    SalesText(long seed) {
        this(seed, FIRST_DAY, DAYS_OF_A_YEAR);
    }

    private SalesText(long seed, LocalDate firstDay, int days) {
        this.random = new Random(seed);
        this.firstDay = firstDay;
        this.days = days;
    }

    /** Sales of one month, counted from the first of the year. */
    static SalesText ofMonth(int month) {
        return new SalesText(month, FIRST_DAY.plusMonths(month), DAYS_OF_A_MONTH);
    }

    byte[] bytes(int rows) {
        final StringBuilder text = new StringBuilder(rows * 90).append(HEADER);
        for (int i = 0; i < rows; i++) {
            row(text, i);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void row(StringBuilder text, int row) {
        final int quantity = 1 + random.nextInt(9);
        final int cents = 50 + random.nextInt(99_950);
        text.append(firstDay.plusDays(random.nextInt(days)))
                .append(",\"Product, number ")
                .append(random.nextInt(PRODUCTS))
                .append("\",")
                .append(quantity)
                .append(',');
        money(text, (long) cents * quantity);
        text.append(",\"Customer ")
                .append(random.nextInt(CUSTOMERS))
                .append("\",")
                .append(METHODS[random.nextInt(METHODS.length)])
                .append(',');
        time(text);
        money(text.append(','), cents);
        text.append(",receipt ").append(row).append("\r\n");
    }

    private void time(StringBuilder text) {
        final int hour = 8 + random.nextInt(12);
        final int minute = random.nextInt(60);
        text.append(hour < 10 ? "0" : "")
                .append(hour)
                .append(':')
                .append(minute < 10 ? "0" : "")
                .append(minute);
    }

    private static void money(StringBuilder text, long cents) {
        text.append(cents / 100).append('.').append(cents % 100 < 10 ? "0" : "").append(cents % 100);
    }
}
