package tally.receipts.text;

import java.util.List;
import java.util.regex.Pattern;
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
                    + "date|data|time|tel|fax|table|order|lot|no\\b|jalan|jln|street|fatura|factura|nif|www|http|page|terminal|purchase|sale\\b|document|documento|talao|recibo|simplified|bilhete|"
                    + "see back|save money|live better|\\d+ items)|of receipt|for your chance");
    private static final Pattern REGISTRATION = Pattern.compile(
            "\\s*[(\\[]?\\s*(?:co\\.? ?reg.*|reg.*|[A-Z]{0,2}\\d{5,}\\s?-\\s?[A-Z0-9]\\b.*|\\d{5,}.*|no\\.? ?\\d{4,}.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final int COMPANY_WINS_WITHIN = 4;

    Reading<String> merchant(List<ReceiptLine> lines) {
        final List<ReceiptLine> named = lines.stream()
                .limit(TOP_LINES)
                .filter(line -> !line.hasMoney() && isName(line.text()))
                .toList();
        return named.stream()
                .limit(COMPANY_WINS_WITHIN)
                .filter(line -> COMPANY.matcher(FoldedText.of(line.text())).find())
                .findFirst()
                .or(() -> named.stream().findFirst())
                .map(line -> Reading.of(name(line.text()), line.confidence()))
                .orElse(Reading.none());
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
        return bare.replaceAll("^[^\\p{L}\\d]+|[\\s*=_~,;:-]+$", "");
    }
}
