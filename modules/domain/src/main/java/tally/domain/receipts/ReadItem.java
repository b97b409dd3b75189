package tally.domain.receipts;

import java.math.BigDecimal;

/**
 * One item as a receipt lists it.
 *
 * @param quantity pieces, or kilograms and litres where the shop sells by them; not yet checked to be whole
 * @param amount the line's whole money, negative for what is given back
 * @param confidence 0 to 100
 */
public record ReadItem(String name, BigDecimal quantity, BigDecimal unitPrice, BigDecimal amount, int confidence) {}
