package tally.receipts.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tally.domain.receipts.Reading;
import tally.domain.sales.PaymentMethod;

/** Finds how it was paid, from the lines that tell what was handed over; the first that names a method decides. */
final class PaymentFinder {
    private static final List<Method> METHODS = List.of(
            method(PaymentMethod.BKASH, "b\\s?kash"),
            method(PaymentMethod.NAGAD, "nagad"),
            method(PaymentMethod.ROCKET, "\\brocket\\b"),
            method(
                    PaymentMethod.CARD,
                    "visa|master|debit|\\bcard\\b|\\bamex|american exp|cartao|multibanco|\\bedc\\b|kartu|credit"),
            method(PaymentMethod.OTHER, "\\bovo\\b|go-?pay|t-cash|voucher|cheque"),
            method(PaymentMethod.CASH, "\\bcash\\b|tunai|numerario|dinheiro|efectivo|bargeld"));

    private record Method(PaymentMethod method, Pattern words) {}

    private static Method method(PaymentMethod method, String words) {
        return new Method(method, Pattern.compile(words));
    }

    Reading<PaymentMethod> method(List<ReceiptLine> lines) {
        return lines.stream()
                .filter(line -> line.is(LineKind.PAYMENT))
                .flatMap(line -> named(line).stream())
                .findFirst()
                .orElse(Reading.none());
    }

    private static Optional<Reading<PaymentMethod>> named(ReceiptLine line) {
        final String folded = FoldedText.of(line.text());
        return METHODS.stream()
                .filter(candidate -> candidate.words.matcher(folded).find())
                .map(candidate -> Reading.of(candidate.method, line.confidence()))
                .findFirst();
    }
}
