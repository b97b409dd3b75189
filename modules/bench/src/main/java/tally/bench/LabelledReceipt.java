package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What really stands on a receipt, as people (images) or a model (texts) have labelled it; only what they labelled. */
record LabelledReceipt(
        Optional<String> merchant, Optional<LocalDate> date, Optional<BigDecimal> total, List<LabelledItem> items) {

    private static final Pattern MONEY = Pattern.compile("\\d+\\.\\d{2}");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{2,4})");
    private static final double SAME_NAME = 0.8;

    /** An item, by what it is called and what it costs. */
    record LabelledItem(String name, BigDecimal amount) {}

    /** From the labels of an image: three data sets, three ways to write a date. */
    static LabelledReceipt ofImage(JsonNode label) {
        final JsonNode fields = label.path("fields");
        final Optional<String> american = first(fields.path("date_time"));
        return new LabelledReceipt(
                first(fields.path("company")).or(() -> first(fields.path("shop"))),
                first(fields.path("date"))
                        .flatMap(text -> date(text, false))
                        .or(() -> american.flatMap(text -> date(text, true))),
                first(fields.path("total")).flatMap(LabelledReceipt::money),
                items(label.path("items")));
    }

    /** From the labels of a text. */
    static LabelledReceipt ofText(JsonNode label) {
        final String date = label.path("date").asText();
        return new LabelledReceipt(
                first(label.path("merchant")),
                date.matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(date)) : Optional.empty(),
                Optional.of(label.path("total").decimalValue()),
                items(label.path("items")));
    }

    /** Whether two names differ by a few misread letters at most. */
    static boolean sameName(String one, String other) {
        final String a = letters(one);
        final String b = letters(other);
        final int longer = Math.max(a.length(), b.length());
        return longer > 0 && 1 - (double) distance(a, b) / longer >= SAME_NAME;
    }

    private static Optional<String> first(JsonNode node) {
        final JsonNode value = node.isArray() ? node.path(0) : node;
        return value.isTextual() && !value.asText().isBlank() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static Optional<LocalDate> date(String text, boolean monthFirst) {
        final Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.find()) {
            return Optional.empty();
        }
        final int first = Integer.parseInt(numbers.group(1));
        final int second = Integer.parseInt(numbers.group(2));
        final int year = 2000 + Integer.parseInt(numbers.group(3)) % 100;
        return Optional.of(monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first));
    }

    private static Optional<BigDecimal> money(String text) {
        return MONEY.matcher(text)
                .results()
                .map(found -> new BigDecimal(found.group()))
                .reduce((left, right) -> right);
    }

    private static List<LabelledItem> items(JsonNode labels) {
        final List<LabelledItem> items = new ArrayList<>();
        for (final JsonNode label : labels) {
            if (label.isTextual()) {
                money(label.asText()).ifPresent(amount -> items.add(new LabelledItem(nameIn(label.asText()), amount)));
            } else if (label.path("total_price").decimalValue().signum() != 0) {
                items.add(new LabelledItem(
                        label.path("name").asText(), label.path("total_price").decimalValue()));
            }
        }
        return items;
    }

    private static String nameIn(String line) {
        return MONEY.matcher(line)
                .replaceAll("")
                .replaceAll("\\s+\\d{8,}.*$| [A-Z]$", "")
                .strip();
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein's: how many letters to change, add or leave out. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] next = new int[b.length() + 1];
            next[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int changed = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(changed, 1 + Math.min(row[j], next[j - 1]));
            }
            row = next;
        }
        return row[b.length()];
    }
}
