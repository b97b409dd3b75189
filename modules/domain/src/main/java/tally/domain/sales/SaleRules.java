package tally.domain.sales;

import static tally.domain.sales.ErrorCode.FUTURE_DATE;
import static tally.domain.sales.ErrorCode.INVALID_AMOUNT;
import static tally.domain.sales.ErrorCode.INVALID_DATE;
import static tally.domain.sales.ErrorCode.INVALID_QUANTITY;
import static tally.domain.sales.ErrorCode.INVALID_TIME;
import static tally.domain.sales.ErrorCode.INVALID_UNIT_PRICE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import tally.domain.sales.DateReader.DateAndTime;

/**
 * The one place that decides whether a row is a sale: a CSV row, a corrected row and a receipt's item all come through
 * here. The rules are the column table of {@code docs/api.md}. Remembers what it has read, and nothing else changes: safe for
 * use by many threads.
 */
public final class SaleRules {
    private static final int MAX_QUANTITY = 1000;
    private static final BigDecimal MAX_MONEY = new BigDecimal("10000000");
    private static final int MAX_DECIMALS = 4;

    /** A unit price has no rule for its size; beyond this it is no price but a slip. */
    private static final BigDecimal STORABLE = new BigDecimal("1000000000000");

    private final DateReader dates;
    private final NumberReader numbers;
    private final ReadBefore<Optional<DateAndTime>> datesRead;
    private final ReadBefore<Optional<LocalTime>> timesRead = new ReadBefore<>(TimeReader::read);
    private final ReadBefore<Optional<Integer>> quantitiesRead = new ReadBefore<>(this::readQuantity);
    private final LocalDate today;
    private final boolean amountFromPrice;

    /** Rules for files of these formats; {@code today} is the last day that a sale may have. */
    public SaleRules(Formats formats, LocalDate today) {
        this.dates = formats.dates();
        this.datesRead = new ReadBefore<>(dates::read);
        this.numbers = formats.numbers();
        this.today = today;
        this.amountFromPrice = formats.amountFromPrice();
    }

    /** Checks every field of a row; the first broken rule refuses it. Never throws for what stands in a row. */
    public Checked check(RowValues row) {
        final FirstProblem problem = new FirstProblem();
        final Sale sale = sale(row, problem);
        return problem.found()
                .<Checked>map(found -> new Checked.Refused(found, readableAmount(row)))
                .orElseGet(() -> new Checked.Accepted(sale));
    }

    /** The row's money, of either sign and any size, where it can be read; money has at most four decimals. */
    public Optional<BigDecimal> readableAmount(RowValues row) {
        return money(row).flatMap(SaleRules::atMostFourDecimals);
    }

    /** What stands under Amount; or what it comes to, where a person said so and nothing stands there. */
    private Optional<BigDecimal> money(RowValues row) {
        final String text = row.text(Field.AMOUNT);
        if (!amountFromPrice || !text.isEmpty()) {
            return numbers.readMoney(text);
        }
        return numbers.read(row.text(Field.QUANTITY))
                .flatMap(quantity ->
                        numbers.readMoney(row.text(Field.UNIT_PRICE)).map(quantity::multiply));
    }

    private Sale sale(RowValues row, FirstProblem problem) {
        final DateAndTime date = date(row.text(Field.DATE), problem);
        final String product = Texts.required(row, Field.PRODUCT, problem);
        final int quantity = quantity(row.text(Field.QUANTITY), problem);
        final BigDecimal amount = amount(row, problem);
        final Optional<String> customer = Texts.customer(row, problem);
        final Optional<LocalTime> time = time(row.text(Field.TIME), problem).or(date::time);
        final BigDecimal unitPrice =
                unitPrice(row.text(Field.UNIT_PRICE), problem).orElseGet(() -> share(amount, quantity));
        final String notes = Texts.notes(row, problem);
        final PaymentMethod method = PaymentMethod.read(row.text(Field.PAYMENT_METHOD));
        return new Sale(date.date(), time, product, quantity, amount, unitPrice, customer, method, notes);
    }

    private DateAndTime date(String text, FirstProblem problem) {
        final Optional<DateAndTime> read = datesRead.read(text);
        if (read.isEmpty()) {
            problem.is(INVALID_DATE, Field.DATE, text, "Invalid date format (use " + dates.format() + "): ");
        } else if (read.get().date().isAfter(today)) {
            problem.is(FUTURE_DATE, Field.DATE, text, "Date cannot be in the future: ");
        }
        return read.orElse(new DateAndTime(today, Optional.empty()));
    }

    private int quantity(String text, FirstProblem problem) {
        final Optional<Integer> quantity = quantitiesRead.read(text);
        if (quantity.isEmpty()) {
            problem.is(INVALID_QUANTITY, Field.QUANTITY, text, "Invalid quantity: ", hint(text));
        }
        return quantity.orElse(1);
    }

    private Optional<Integer> readQuantity(String text) {
        return numbers.read(text)
                .filter(number -> number.signum() > 0 && number.compareTo(BigDecimal.valueOf(MAX_QUANTITY)) <= 0)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::intValueExact);
    }

    private BigDecimal amount(RowValues row, FirstProblem problem) {
        final Optional<BigDecimal> amount = money(row)
                .filter(number -> number.signum() > 0 && number.compareTo(MAX_MONEY) <= 0)
                .flatMap(SaleRules::atMostFourDecimals);
        if (amount.isEmpty()) {
            final String text = amountText(row);
            problem.is(INVALID_AMOUNT, Field.AMOUNT, text, "Invalid amount: ", hint(text));
        }
        return amount.orElse(BigDecimal.ZERO);
    }

    private String amountText(RowValues row) {
        final String text = row.text(Field.AMOUNT);
        return amountFromPrice && text.isEmpty() ? row.text(Field.QUANTITY) + " * " + row.text(Field.UNIT_PRICE) : text;
    }

    private Optional<BigDecimal> unitPrice(String text, FirstProblem problem) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        final Optional<BigDecimal> price = numbers.readMoney(text)
                .filter(number -> number.signum() >= 0 && number.compareTo(STORABLE) < 0)
                .map(number -> number.scale() <= MAX_DECIMALS ? number : rounded(number));
        if (price.isEmpty()) {
            problem.is(INVALID_UNIT_PRICE, Field.UNIT_PRICE, text, "Invalid unit price: ", hint(text));
        }
        return price;
    }

    private Optional<LocalTime> time(String text, FirstProblem problem) {
        final Optional<LocalTime> time = timesRead.read(text);
        if (time.isEmpty() && !text.isEmpty()) {
            problem.is(INVALID_TIME, Field.TIME, text, "Invalid time format (use HH:MM): ");
        }
        return time;
    }

    private static BigDecimal share(BigDecimal amount, int quantity) {
        return amount.divide(BigDecimal.valueOf(quantity), MAX_DECIMALS, RoundingMode.HALF_UP);
    }

    /** A till that divides writes prices such as 3.33333333; unlike an amount, a price is in no sum. */
    private static BigDecimal rounded(BigDecimal price) {
        return price.setScale(MAX_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Optional<BigDecimal> atMostFourDecimals(BigDecimal number) {
        if (number.scale() <= MAX_DECIMALS) {
            return Optional.of(number);
        }
        return number.stripTrailingZeros().scale() <= MAX_DECIMALS
                ? Optional.of(number.setScale(MAX_DECIMALS))
                : Optional.empty();
    }

    private String hint(String text) {
        return numbers.ambiguous(text) ? " (it could mean two numbers: choose a number format for this file)" : "";
    }
}
