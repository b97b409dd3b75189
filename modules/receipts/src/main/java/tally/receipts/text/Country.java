package tally.receipts.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a receipt comes from, by what only its shops print: the currency's sign, the words of the tax, the form of a
 * company. Tells the currency, and in which order a date of numbers is written (Unicode CLDR, short date formats).
 */
enum Country {
    MALAYSIA(
            "MYR",
            DayOrder.DAY_FIRST,
            "\\bsdn\\.? ?bhd|\\brm ?\\d|\\brm\\b|\\bmyr\\b|\\bringgit|\\bmalaysia|\\bgst"
                    + " (?:reg|id|no)|\\bselangor|kuala lumpur|\\bjohor|"
                    + "\\bperak\\b|\\bpenang|\\bmelaka|\\bmalacca|\\bkedah|\\bpahang|\\bkelantan|\\bterengganu|\\bperlis|\\bsabah|\\bsarawak|negeri"
                    + " sembilan|putrajaya|shah alam"),
    INDONESIA(
            "IDR",
            DayOrder.DAY_FIRST,
            "\\brp\\.? ?\\d|\\bidr\\b|\\btunai\\b|kembali(?:an)?\\b|\\bpb1\\b|\\bppn\\b|jakarta|pajak|struk"),
    BANGLADESH("BDT", DayOrder.DAY_FIRST, "\\u09f3|\\btk\\.? ?\\d|\\bbdt\\b|dhaka|chattogram|bkash"),
    EURO_AREA(
            "EUR",
            DayOrder.DAY_FIRST,
            "\\u20ac|\\beur(?:os?)?\\b|\\biva\\b|\\bnif\\b|\\bmwst\\b|\\btva\\b|contribuinte"),
    BRITAIN("GBP", DayOrder.DAY_FIRST, "\\u00a3|\\bgbp\\b"),
    INDIA("INR", DayOrder.DAY_FIRST, "\\u20b9|\\binr\\b|\\brs\\.? ?\\d|gstin"),
    UNITED_STATES(
            "USD",
            DayOrder.MONTH_FIRST,
            "[a-z]{3},?"
                    + " (?:a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|v[at]|w[aivy])[,.]?"
                    + " \\d{5}(?:-\\d{4})?\\b|\\busd\\b|\\bsales tax\\b|\\(\\d{3}\\)"
                    + " ?\\d{3}-\\d{4}|(?<![\\d#-])\\d{3}-\\d{3}-\\d{4}\\b(?!-)");

    /**
     * The countries whose shops charge it, Australia, India, Malaysia, New Zealand and Singapore, write the day first (CLDR);
     * Canada, which writes it either way, charges another beside it.
     */
    private static final Pattern GOODS_AND_SERVICES_TAX =
            Pattern.compile("^(?!.*\\b(?:[phq]st|tvq)\\b).*\\bgst\\b", Pattern.DOTALL);

    private final String currency;
    private final DayOrder dayOrder;
    private final Pattern signs;

    Country(String currency, DayOrder dayOrder, String signs) {
        this.currency = currency;
        this.dayOrder = dayOrder;
        this.signs = Pattern.compile(signs);
    }

    /** ISO 4217. */
    String currency() {
        return currency;
    }

    /** In which order a receipt's dates are written, by its country, or by a tax where the country can't be told. */
    static DayOrder dayOrderOf(String text) {
        return of(text).map(country -> country.dayOrder)
                .orElseGet(() ->
                        GOODS_AND_SERVICES_TAX.matcher(FoldedText.of(text)).find()
                                ? DayOrder.DAY_FIRST
                                : DayOrder.UNKNOWN);
    }

    /** The one country whose signs stand on the receipt; none where those of several do and none prevails. */
    static Optional<Country> of(String text) {
        final String folded = FoldedText.of(text);
        final long most = Arrays.stream(values())
                .mapToLong(country -> country.signsIn(folded))
                .max()
                .orElse(0);
        final var likeliest = Arrays.stream(values())
                .filter(country -> most > 0 && country.signsIn(folded) == most)
                .toList();
        return likeliest.size() == 1 ? Optional.of(likeliest.get(0)) : Optional.empty();
    }

    private long signsIn(String folded) {
        return signs.matcher(folded)
                .results()
                .map(found -> found.group())
                .distinct()
                .count();
    }
}
