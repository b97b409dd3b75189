package tally.domain.receipts;

import tally.domain.sales.Checked;
import tally.domain.sales.RowValues;

/**
 * An item after the rules of a CSV row.
 *
 * @param number its place on the receipt, from 1: what a row number is to a file
 * @param values what it was checked as, and what is kept of it where it was refused
 */
public record CheckedItem(int number, RowValues values, Checked checked) {}
