package tally.it;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the books of a shop must say after its files, in whatever order they were read and however often one was sent: of
 * equal sales there are as many as in the file that holds most of them.
 *
 * @param sales how many transactions
 * @param revenue what they bring
 * @param sold pieces by product
 * @param purchases money by customer
 */
record SoakTruth(long sales, BigDecimal revenue, Map<String, Long> sold, Map<String, BigDecimal> purchases) {

    static SoakTruth of(List<SoakFile> files) {
        Map<SoakSale, Long> most = new HashMap<>();
        for (SoakFile file : files) {
            counted(file.sales()).forEach((sale, times) -> most.merge(sale, times, Math::max));
        }
        return new SoakTruth(
                most.values().stream().mapToLong(Long::longValue).sum(),
                money(most.entrySet()),
                most.entrySet().stream()
                        .collect(Collectors.groupingBy(
                                entry -> entry.getKey().product(),
                                Collectors.summingLong(entry -> entry.getKey().quantity() * entry.getValue()))),
                purchases(most));
    }

    private static Map<SoakSale, Long> counted(List<SoakSale> sales) {
        return sales.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Map<String, BigDecimal> purchases(Map<SoakSale, Long> sales) {
        return sales.entrySet().stream()
                .filter(entry -> !entry.getKey().customer().isEmpty())
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().customer(),
                        Collectors.collectingAndThen(Collectors.toList(), SoakTruth::money)));
    }

    private static BigDecimal money(Collection<Map.Entry<SoakSale, Long>> sales) {
        return sales.stream()
                .map(entry -> entry.getKey().amount().multiply(BigDecimal.valueOf(entry.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
