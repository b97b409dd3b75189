package tally.receipts.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tally.domain.receipts.Reading;

/**
 * Finds the shop's name: the line near the top that has the form of a company ({@code … SDN BHD}, {@code … Lda}), else the
 * first line with words that is no greeting, title, address or number.
 */
final class MerchantFinder {
    private static final int TOP_LINES = 8;
    private static final Pattern COMPANY = Pattern.compile(
            "\\b(?:sdn\\.? ?bhd|bhd|s/b|enterprise|trading|lda|ltd|limited|llc|inc|gmbh|s\\.?a\\.?|pvt|pt|cv|"
                    + "restaurant|restoran|cafe|store|mart|market|shop)\\b\\.?");
    private static final Pattern NO_NAME = Pattern.compile(
            "^\\W*(?:welcome|thank|receipt|tax invoice|invoice|bill|cash|customer|copy|original|duplicat|re-?print|"
                    + "date|data|time|tel|fax|table|order|lot|no\\b|jalan|jln|street|fatura|factura|nif|www|http|page|terminal|purchase|sale\\b|document|documento|talao|recibo|simplified|bilhete|see"
                    + " back|save money|live better|tq\\b|goods\\b|section\\b|posted|company no|gst\\b|\\d+ items)|of"
                    + " receipt|for your chance");
    private static final Pattern REGISTRATION = Pattern.compile(
            "\\s*[(\\[]?\\s*(?:co\\.? ?(?:reg|no\\b).*|reg.*|[A-Z]{0,2}\\d{5,}\\s?-\\s?[A-Z0-9]\\b.*|\\d{5,}.*|no\\.?"
                    + " ?\\d{4,}.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)?");
    private static final Pattern OWN_NAME = Pattern.compile("(?:[a-z]\\W*){3,}");
    private static final Pattern OPEN_END = Pattern.compile("(?:&|\\band|\\([^)]*)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSED_ONLY = Pattern.compile("^[^(]*\\)");
    private static final int COMPANY_WINS_WITHIN = 4;

    /** Below this a line at the top is as likely a logo, a hand's note or a crease. */
    private static final int LEGIBLE = 50;

    /** None where no line near the top can be a name. */
    Reading<String> merchant(List<ReceiptLine> lines) {
        final List<ReceiptLine> named = lines.stream()
                .limit(TOP_LINES)
                .filter(line -> !line.hasMoney() && isName(line.text()))
                .toList();
        return named.stream()
                .limit(COMPANY_WINS_WITHIN)
                .filter(line -> COMPANY.matcher(FoldedText.of(line.text())).find())
                .findFirst()
                .or(() -> named.stream()
                        .filter(line -> line.confidence() >= LEGIBLE)
                        .findFirst())
                .or(() -> named.stream().findFirst())
                .map(line -> Reading.of(wholeName(lines, line.number()), line.confidence()))
                .orElse(Reading.none());
    }

    /** A long name goes over two lines: one holds a company's form and no more, a bracket is open, an '&' joins. */
    private static String wholeName(List<ReceiptLine> lines, int number) {
        final String name = name(lines.get(number).text());
        final Optional<String> above = nameAt(lines, number - 1)
                .filter(before -> isFormAlone(name)
                        || opens(before)
                        || CLOSED_ONLY.matcher(name).find());
        final Optional<String> below = nameAt(lines, number + 1).filter(after -> opens(name));
        return Stream.of(above, Optional.of(name), below)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> nameAt(List<ReceiptLine> lines, int number) {
        return lines.stream()
                .filter(line -> line.number() == number && !line.hasMoney() && isName(line.text()))
                .map(line -> name(line.text()))
                .findFirst();
    }

    private static boolean isFormAlone(String name) {
        final String rest = COMPANY.matcher(FoldedText.of(name)).replaceAll(" ");
        return !OWN_NAME.matcher(BRACKETS.matcher(rest).replaceAll(" ")).find();
    }

    private static boolean opens(String name) {
        return OPEN_END.matcher(name).find();
    }

    private static boolean isName(String text) {
        final String name = name(text);
        return LETTERS.matcher(name).find()
                && !NO_NAME.matcher(FoldedText.of(name)).find()
                && mostlyLetters(name);
    }

    private static boolean mostlyLetters(String name) {
        return 2 * name.chars().filter(Character::isDigit).count()
                < name.chars().filter(Character::isLetter).count();
    }

    private static String name(String text) {
        final String bare = REGISTRATION.matcher(text).replaceFirst("");
        return bare.replaceAll("^(?i:own(?:ed)? by\\W)?[^\\p{L}\\d]*|[\\s*=_~,;:-]+$", "");
    }
}
