package tally.receipts.text;

/** Which stands first in a date of numbers. */
enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST,
    UNKNOWN
}
