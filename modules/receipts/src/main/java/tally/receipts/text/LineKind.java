package tally.receipts.text;

/** What a line of a receipt is about, by its key words. */
enum LineKind {
    TOTAL,
    /** What the items cost before taxes, charges, discounts and rounding. */
    SUBTOTAL,
    TAX,
    /** A charge for service, or a tip. */
    SERVICE,
    DISCOUNT,
    ROUNDING,
    /** Money handed over, in cash or by card. */
    PAYMENT,
    /** Money given back from what was handed over. */
    CHANGE,
    /** How many pieces or lines there are. */
    COUNT,
    /** The heads of the item table's columns. */
    COLUMN_HEADS,
    /** Where the taxes are listed once more, by rate. */
    TAX_TABLE,
    /** Address, telephone, registration, numbers of the receipt and the till. */
    PARTICULARS,
    /** Anything else: a name, an item, a greeting. */
    TEXT
}
