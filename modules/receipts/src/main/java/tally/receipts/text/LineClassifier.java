package tally.receipts.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Tells what a line is about by the words that receipts use. The words stand in {@code line-kinds.txt}, in the order in
 * which they are tried. Immutable.
 */
final class LineClassifier {
    private static final String WORDS = "line-kinds.txt";
    private static final String TAX = "(?:gst|sst|vat|tax(?:es)?|i\\.?v\\.?a|pb\\s?[1il]|ppn|pajak|hst|igv|taxa)";

    private static final Pattern HEADS =
            Pattern.compile("\\b(?:qty|qtd\\w*|qt|quant\\w*|item|description|desc|price|u/?p|unit|"
                    + "amount|amt|total|code|tax|disc|rm|rate|value|no|descr?icao|designacao|artigos?|produto|preco|valor|pvp|"
                    + "codigo|cod|iva|importe)\\b");
    private static final Pattern NO_HEADS =
            Pattern.compile(":|^\\W*(?:grand|sub|nett?|final)?\\W*total\\b(?!\\W*(?:tax|iva|gst|disc))");
    private static final int HEADS_WANTED = 2;

    /** Lines without money that are no name of anything. */
    private static final Pattern PARTICULARS =
            Pattern.compile("\\b(?:telp?|telefone|phone|fax|reg|invoice|inv|receipt no|"
                    + "bill|order|table|mesa|cashier|server|operator|till|pos|ref|date|data|time|hora|jalan|jln|street|rua|avenida|"
                    + "lote|www|http\\w*|e-?mail|co\\.? ?(?:reg|no)|sdn bhd|lda|s\\.a|guest|pax|chk|check|tbl|member|card no|approval|"
                    + "auth|acct|account|take ?away|dine ?in|eat ?in|resumo|recebido)\\b");

    private static final List<Rule> RULES = rules();

    private record Rule(LineKind kind, Pattern words) {
        boolean fits(String line, boolean hasMoney) {
            return kind == LineKind.COLUMN_HEADS
                    ? !hasMoney && isHeads(line)
                    : words.matcher(line).find();
        }
    }

    /** The kind of a line; {@code hasMoney} where an amount stands in it, which the heads of a table never have. */
    LineKind kindOf(String line, boolean hasMoney) {
        final String folded = MisreadWords.mended(FoldedText.of(line));
        return RULES.stream()
                .filter(rule -> rule.fits(folded, hasMoney))
                .map(Rule::kind)
                .findFirst()
                .orElse(!hasMoney && PARTICULARS.matcher(folded).find() ? LineKind.PARTICULARS : LineKind.TEXT);
    }

    private static boolean isHeads(String line) {
        return HEADS.matcher(line).results().count() >= HEADS_WANTED
                && !NO_HEADS.matcher(line).find();
    }

    private static List<Rule> rules() {
        try (InputStream words = Objects.requireNonNull(LineClassifier.class.getResourceAsStream(WORDS), WORDS)) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(LineClassifier::rule)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Rule rule(String line) {
        final String[] parts = (line + " ").split("\\s+", 2);
        return new Rule(
                LineKind.valueOf(parts[0]), Pattern.compile(parts[1].strip().replace("{tax}", TAX)));
    }
}
