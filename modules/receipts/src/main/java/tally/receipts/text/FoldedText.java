package tally.receipts.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings text into the form in which the key words are written: lower case, no accents, no digits read for letters. */
final class FoldedText {
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern ZERO_IN_WORD = Pattern.compile("(?<=[a-z])0(?=[a-z])");
    private static final Pattern ONE_IN_WORD = Pattern.compile("(?<=[a-z])1(?=[a-z]{2})");

    private FoldedText() {}

    static String of(String text) {
        final String plain =
                ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        final String letters =
                ZERO_IN_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("o");
        return ONE_IN_WORD.matcher(letters).replaceAll("l");
    }
}
