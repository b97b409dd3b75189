package tally.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Plays rounds: shops open, send their files while faults happen, and in the end their books must hold the truth. */
final class SoakRounds implements AutoCloseable {
    private static final int SHOPS = 4;
    private static final int FILES = 3;
    private static final int LONGEST_PAUSE_MILLIS = 1_500;
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(3);
    private static final String UNDELIVERED = "select count(*) from events where delivered_at is null";

    private final SoakWorld world;
    private final long seed;
    private final int rows;
    private final ExecutorService senders = Executors.newFixedThreadPool(SHOPS);

    /**
     * Rounds in this world.
     *
     * @param seed the same one makes the same files, faults and pauses; which row they hit is up to the machine
     * @param rows about how many a large file has
     */
    SoakRounds(SoakWorld world, long seed, int rows) {
        this.world = world;
        this.seed = seed;
        this.rows = rows;
    }

    /** Plays a round with faults by chance. */
    SoakRound play(int number) {
        return play(number, Fault.some(random(number, "faults")));
    }

    /** Plays a round with these faults, one after the other. */
    SoakRound play(int number, List<Fault> faults) {
        Random files = random(number, "files");
        List<SoakShop> shops = Stream.generate(() -> open(files)).limit(SHOPS).toList();
        long lastFault = sendThrough(faults, shops, number);
        try {
            awaitAll("every upload to end", shops, shop -> shop.allEnded(world.node()));
            Duration recovery = Duration.ofNanos(System.nanoTime() - lastFault);
            awaitAll("every upload to be checked", shops, shop -> shop.allChecked(world.node()));
            Await.until(
                    "every event to be delivered",
                    () -> world.sql().text(UNDELIVERED).equals("0"));
            return new SoakRound(number, faults, taken(shops), recovery, differences(shops));
        } catch (AssertionError neverEnds) {
            List<String> found = List.of(String.valueOf(neverEnds.getMessage()), "stuck: " + atWork());
            return new SoakRound(number, faults, taken(shops), LONGEST_RECOVERY, found);
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }

    private SoakShop open(Random random) {
        return new SoakShop(world.node().openShop(), new SoakFiles(random, rows).make(FILES));
    }

    /** Lets the shops send and the faults happen at once; gives the end of the last fault. */
    private long sendThrough(List<Fault> faults, List<SoakShop> shops, int number) {
        List<CompletableFuture<Void>> sending = shops.stream()
                .map(shop -> CompletableFuture.runAsync(() -> shop.send(world, random(number, "nodes")), senders))
                .toList();
        Random random = random(number, "pauses");
        long last = System.nanoTime();
        for (Fault fault : faults) {
            Await.passing(Duration.ofMillis(1L + random.nextInt(LONGEST_PAUSE_MILLIS)));
            last = world.strike(fault, random);
        }
        sending.forEach(CompletableFuture::join);
        return last;
    }

    private static void awaitAll(String what, List<SoakShop> shops, Predicate<SoakShop> condition) {
        Await.value(
                what,
                LONGEST_RECOVERY,
                () -> Optional.of(shops).filter(all -> all.stream().allMatch(condition)));
    }

    private List<String> differences(List<SoakShop> shops) {
        return shops.stream()
                .flatMap(shop -> SoakBooks.differences(shop, world).stream())
                .toList();
    }

    private SoakRound.Taken taken(List<SoakShop> shops) {
        List<JsonNode> uploads = shops.stream()
                .flatMap(shop -> shop.uploads(world.node()).stream())
                .toList();
        long sent = uploads.stream()
                .mapToLong(upload -> upload.path("row_count").asLong())
                .sum();
        return new SoakRound.Taken(uploads.size(), sent);
    }

    /** What hangs, for whoever has to find out why. */
    private List<String> atWork() {
        return world.sql().texts("""
                select format('%s %s attempt %s by %s until %s', id, status, attempt, lease_owner, lease_until)
                  from uploads where status in ('pending', 'processing') or completed_at is not null and checked_at is null
                """);
    }

    /** For each round and use numbers of their own, so that a change of one use leaves the others as they were. */
    private Random random(int number, String use) {
        return new Random(seed * 1_000_003 + number * 31L + use.hashCode());
    }
}
