package tally.domain.sales;

/** Reads numbers of a fixed width. */
final class Digits {
    private Digits() {}

    /** The number that so many ASCII digits make; -1 where one of them is none. */
    static int number(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            final int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
