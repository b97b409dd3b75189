package tally.receipts.image;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Measures how high the letters of a straight image are: the median of the runs of rows that have ink in them. */
final class LetterHeight {
    /** A row with less ink than this share of the width lies between two lines of print. */
    private static final double INK_SHARE = 0.02;

    private static final int LOWEST = 4;
    private static final int HIGHEST = 120;
    private static final int RUNS_WANTED = 4;

    private LetterHeight() {}

    /** Pixels from the top to the foot of a line of print; nothing where no print was found. */
    static OptionalInt pixels(BufferedImage straight) {
        final List<Integer> runs = runs(new Ink(straight).rows(0), (int) Math.max(1, straight.getWidth() * INK_SHARE));
        return runs.size() < RUNS_WANTED
                ? OptionalInt.empty()
                : OptionalInt.of(
                        runs.stream().sorted().skip(runs.size() / 2).findFirst().orElseThrow());
    }

    private static List<Integer> runs(int[] rows, int ink) {
        final List<Integer> runs = new ArrayList<>();
        int start = 0;
        for (int row = 0; row <= rows.length; row++) {
            if (row == rows.length || rows[row] < ink) {
                final int length = row - start;
                if (length >= LOWEST && length <= HIGHEST) {
                    runs.add(length);
                }
                start = row + 1;
            }
        }
        return runs;
    }
}
