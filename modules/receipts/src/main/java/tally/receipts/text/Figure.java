package tally.receipts.text;

import java.math.BigDecimal;

/**
 * A number in a line, and where it stands.
 *
 * @param money whether it is written as an amount of money; else it may be a quantity, a price a litre, a code
 * @param start index of its first character in the line, currency sign and sign included
 * @param end index behind its last character
 */
record Figure(BigDecimal value, boolean money, int start, int end) {}
