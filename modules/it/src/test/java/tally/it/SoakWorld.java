package tally.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * Two nodes of Tally, a proxy, and behind it PostgreSQL; and the ways to disturb them. Faults come from one thread, the
 * nodes may be asked for by many.
 */
final class SoakWorld implements AutoCloseable {
    /** The shortest that Tally takes. */
    static final Duration LEASE = Duration.ofSeconds(5);

    private static final int NODES = 2;
    private static final int LONGEST_CUT_MILLIS = 3_000;
    private static final int LONGEST_STALL_MILLIS = 9_000;
    private static final int LONGEST_ABSENCE_MILLIS = 7_000;
    private static final int OVER_THE_LEASE_MILLIS = 3_000;

    private final RestartablePostgres postgres;
    private final TcpProxy proxy;
    private final List<RunningTally> nodes;

    private SoakWorld(RestartablePostgres postgres, TcpProxy proxy, List<RunningTally> nodes) {
        this.postgres = postgres;
        this.proxy = proxy;
        this.nodes = nodes;
    }

    /** Starts all of it, with its files in this folder. */
    static SoakWorld in(Path folder) {
        RestartablePostgres postgres = RestartablePostgres.in(subfolder(folder, "postgres"));
        TcpProxy proxy = TcpProxy.before(postgres.port());
        Tally recipe = Tally.on(postgres.urlAt(proxy.port()), folder)
                .with("TALLY_LEASE_SECONDS", String.valueOf(LEASE.toSeconds()))
                .withHeap("256m");
        List<RunningTally> nodes = IntStream.range(0, NODES)
                .mapToObj(i -> recipe.in(subfolder(folder, "node-" + i)).serve())
                .toList();
        return new SoakWorld(postgres, proxy, new CopyOnWriteArrayList<>(nodes));
    }

    /** The database behind everybody's back, the proxy's too. */
    Sql sql() {
        return new Sql(postgres.url());
    }

    String postgresVersion() {
        return postgres.version();
    }

    /** A node that runs as long as no fault is under way. */
    RunningTally node() {
        return nodes.get(0);
    }

    /** One of the nodes; it may be dead. */
    RunningTally anyNode(Random random) {
        return nodes.get(random.nextInt(NODES));
    }

    /**
     * Lets a fault happen, and puts right what a person would have to.
     *
     * @return when it was over, on the clock of {@link System#nanoTime}; for a killed node that is when it died
     */
    long strike(Fault fault, Random random) {
        int node = random.nextInt(NODES);
        return switch (fault) {
            case KILL -> kill(node, millis(random, LONGEST_ABSENCE_MILLIS));
            case FREEZE -> freeze(nodes.get(node), LEASE.plus(millis(random, OVER_THE_LEASE_MILLIS)));
            case TERMINATE -> terminate(node);
            case CUT -> cut(millis(random, LONGEST_CUT_MILLIS));
            case STALL -> stall(millis(random, LONGEST_STALL_MILLIS));
            case RESTART_POSTGRES -> restartPostgres();
        };
    }

    @Override
    public void close() {
        nodes.forEach(RunningTally::close);
        proxy.close();
        postgres.close();
    }

    private long kill(int node, Duration absence) {
        nodes.get(node).kill();
        long over = System.nanoTime();
        Await.passing(absence);
        nodes.set(node, nodes.get(node).again());
        return over;
    }

    private long terminate(int node) {
        nodes.get(node).terminate();
        long over = System.nanoTime();
        nodes.set(node, nodes.get(node).again());
        return over;
    }

    private static long freeze(RunningTally node, Duration time) {
        node.freeze();
        Await.passing(time);
        node.thaw();
        return System.nanoTime();
    }

    private long cut(Duration time) {
        proxy.cut();
        Await.passing(time);
        proxy.restore();
        return System.nanoTime();
    }

    private long stall(Duration time) {
        proxy.stall();
        Await.passing(time);
        proxy.restore();
        return System.nanoTime();
    }

    private long restartPostgres() {
        postgres.restartImmediately();
        return System.nanoTime();
    }

    private static Duration millis(Random random, int longest) {
        return Duration.ofMillis(1L + random.nextInt(longest));
    }

    private static Path subfolder(Path folder, String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
