/**
 * Bytes of a shop's file in, fields with their line numbers out; and the way back, for exports.
 *
 * <p>It exists on its own because reading CSV is hard enough without knowing what a sale is: nothing here names one, and
 * nothing here depends on anything but {@code java.base}.
 */
module tally.csv {
    exports tally.csv;
}
