package tally.domain.sales;

/** Makes text from outside fit to be stored as JSON and shown: PostgreSQL's {@code jsonb} refuses a NUL. */
public final class PrintableText {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final char REPLACEMENT = '\uFFFD';

    private PrintableText() {}

    /** The text with C0 control characters as their pictures (NUL is {@code ␀}) and lone surrogates replaced. */
    public static String of(String text) {
        if (text.chars().noneMatch(PrintableText::unprintable)) {
            return text;
        }
        final StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> shown.appendCodePoint(pictured(codePoint)));
        return shown.toString();
    }

    private static boolean unprintable(int character) {
        return character < ' ' || character == 0x7F || Character.isSurrogate((char) character);
    }

    private static int pictured(int codePoint) {
        if (codePoint < ' ') {
            return CONTROL_PICTURES + codePoint;
        }
        if (codePoint == 0x7F) {
            return CONTROL_PICTURES + 0x21;
        }
        return Character.getType(codePoint) == Character.SURROGATE ? REPLACEMENT : codePoint;
    }
}
