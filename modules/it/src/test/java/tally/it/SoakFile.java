package tally.it;

import java.math.BigDecimal;
import java.util.List;

/**
 * A generated file and what is known of it.
 *
 * @param name names it within its shop
 * @param text its content
 * @param sales its good rows, in their order
 * @param failed how many of its rows Tally must refuse
 */
record SoakFile(String name, String text, List<SoakSale> sales, int failed) {

    Form form() {
        return Form.file(name, text);
    }

    int rows() {
        return sales.size() + failed;
    }

    /** What its good rows bring. */
    BigDecimal revenue() {
        return sales.stream().map(SoakSale::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
