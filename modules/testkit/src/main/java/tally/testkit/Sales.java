package tally.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.sales.PaymentMethod;
import tally.domain.sales.Sale;
import tally.domain.sales.SaleKey;
import tally.domain.sales.SaleKeys;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.KeyedSale;

/** Makes sales for tests: {@code Sales.sale().of("Shirt").amount("50.00").build()}; what is not said is ordinary. */
public final class Sales {
    private static final int FIRST_ROW = 2;

    private LocalDate date = LocalDate.of(2025, 11, 7);
    private Optional<LocalTime> time = Optional.empty();
    private String product = "Shirt";
    private int quantity = 5;
    private BigDecimal amount = new BigDecimal("600.00");
    private Optional<String> customer = Optional.empty();
    private PaymentMethod method = PaymentMethod.CASH;
    private String notes = "";

    private Sales() {}

    /** Five shirts for 600.00 on 7 November 2025, to a walk-in customer who pays cash. */
    public static Sales sale() {
        return new Sales();
    }

    /** On another day, {@code YYYY-MM-DD}. */
    public Sales on(String day) {
        date = LocalDate.parse(day);
        return this;
    }

    /** At a time, {@code HH:MM}. */
    public Sales at(String timeOfDay) {
        time = Optional.of(LocalTime.parse(timeOfDay));
        return this;
    }

    /** Of another product. */
    public Sales of(String name) {
        product = name;
        return this;
    }

    /** Another number of pieces. */
    public Sales pieces(int number) {
        quantity = number;
        return this;
    }

    /** For another amount in all. */
    public Sales amount(String money) {
        amount = new BigDecimal(money);
        return this;
    }

    /** To a customer. */
    public Sales to(String name) {
        customer = Optional.of(name);
        return this;
    }

    /** Paid in another way. */
    public Sales paidBy(PaymentMethod other) {
        method = other;
        return this;
    }

    /** With a note. */
    public Sales noting(String text) {
        notes = text;
        return this;
    }

    /** The sale. */
    public Sale build() {
        final BigDecimal price = amount.divide(BigDecimal.valueOf(quantity), 4, RoundingMode.HALF_UP);
        return new Sale(date, time, product, quantity, amount, price, customer, method, notes);
    }

    /** The sales as rows of one file from row 2 on, each with its key and its occurrence in the file. */
    public static List<KeyedSale> keyed(DuplicateRule rule, List<Sale> sales) {
        final SaleKeys keys = new SaleKeys();
        final Map<SaleKey, Integer> seen = new HashMap<>();
        final List<KeyedSale> keyed = new ArrayList<>();
        for (final Sale sale : sales) {
            final SaleKey key = keys.of(sale);
            final int nth = seen.merge(key, 1, Integer::sum);
            final int occurrence = rule == DuplicateRule.STRICT ? 1 : nth;
            keyed.add(new KeyedSale(sale, key, occurrence, FIRST_ROW + (long) keyed.size()));
        }
        return keyed;
    }
}
