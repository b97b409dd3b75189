package tally.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tally.bench.ClosedLoop.Load;

/** Puts several servers under the same load in turn, as {@link Rounds} does it with work, and prints what each did. */
final class LoadRounds {
    private static final int WARM_UPS = 2;
    private static final int MEASURED = 5;

    private final Rounds.Step rest;
    private final List<Entry> entries = new ArrayList<>();

    /** With what is done before each round and is no part of it, such as waiting until all is quiet. */
    LoadRounds(Rounds.Step rest) {
        this.rest = rest;
    }

    LoadRounds add(String name, ClosedLoop loop) {
        entries.add(new Entry(name, loop, new ArrayList<>()));
        return this;
    }

    /** Runs all rounds and prints a table. The first server is the one whose figure is 1.00. */
    void run(Traffic traffic) throws Exception {
        for (int round = -WARM_UPS; round < MEASURED; round++) {
            for (final Entry entry : entries) {
                rest.run();
                final Load load = entry.loop.run(traffic.round());
                if (round >= 0) {
                    entry.loads.add(load);
                }
            }
        }
        System.out.printf(
                "| %s | requests/s, median | min – max | ratio | p50 ms | p99 ms | bytes an answer |%n"
                        + "|---|---|---|---|---|---|---|%n",
                traffic.title());
        final double one = entries.get(0).median(Load::perSecond);
        entries.forEach(entry -> System.out.println(entry.told(one)));
        System.out.println();
    }

    /** A server, and what it did in each round. */
    private record Entry(String name, ClosedLoop loop, List<Load> loads) {

        private double median(ToDoubleFunction<Load> figure) {
            return Times.median(loads.stream().mapToDouble(figure).toArray());
        }

        private String told(double one) {
            final double median = median(Load::perSecond);
            return String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f – %,.0f | %.2f | %.1f | %.1f | %d |",
                    name,
                    median,
                    loads.stream().mapToDouble(Load::perSecond).min().orElseThrow(),
                    loads.stream().mapToDouble(Load::perSecond).max().orElseThrow(),
                    median / one,
                    median(load -> load.times().median()),
                    median(load -> load.times().at(0.99)),
                    loads.get(0).bytes());
        }
    }
}
