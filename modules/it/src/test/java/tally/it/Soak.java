package tally.it;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * {@code ./build.sh soak [--minutes N] [--seed S]}: kills, freezes and cuts off two nodes of the built jar for so long,
 * and compares their books with the truth after each round. Ends with 1 where they ever differ.
 */
public final class Soak {
    private static final int LARGE_FILE_ROWS = 80_000;
    private static final String USAGE = "soak [--minutes N] [--seed S]    N and S whole numbers, N at least 1 (10)";

    private final Duration time;
    private final long seed;

    private Soak(Duration time, long seed) {
        this.time = time;
        this.seed = seed;
    }

    /** Runs the soak. */
    public static void main(String[] arguments) throws IOException {
        int exit = 2;
        try {
            exit = of(Arrays.asList(arguments)).run() ? 0 : 1;
        } catch (IllegalArgumentException wrong) {
            System.err.println(USAGE);
        }
        // Pools and readers of killed processes may still hold threads.
        System.exit(exit);
    }

    private static Soak of(List<String> words) {
        long minutes = 10;
        long seed = new Random().nextInt(1_000_000);
        for (int i = 0; i < words.size(); i += 2) {
            long value = Long.parseLong(i + 1 < words.size() ? words.get(i + 1) : "");
            switch (words.get(i)) {
                case "--minutes" -> minutes = value;
                case "--seed" -> seed = value;
                default -> throw new IllegalArgumentException(words.get(i));
            }
        }
        return new Soak(Duration.ofMinutes(Math.max(1, minutes)), seed);
    }

    /** Plays rounds until the time is over; whether all of them agreed. */
    private boolean run() throws IOException {
        System.out.println(
                "seed=" + seed + " minutes=" + time.toMinutes() + " lease=" + SoakWorld.LEASE.toSeconds() + " s");
        long end = System.nanoTime() + time.toNanos();
        List<SoakRound> played = new ArrayList<>();
        try (SoakWorld world = SoakWorld.in(Files.createTempDirectory("tally-soak"));
                SoakRounds rounds = new SoakRounds(world, seed, LARGE_FILE_ROWS)) {
            System.out.println("java=" + Runtime.version() + " postgresql=" + world.postgresVersion());
            while (System.nanoTime() < end) {
                played.add(rounds.play(played.size() + 1));
                System.out.println(played.get(played.size() - 1).text());
            }
        }
        System.out.println(summary(played));
        return played.stream().allMatch(SoakRound::agrees);
    }

    private static String summary(List<SoakRound> played) {
        List<Duration> recoveries =
                played.stream().map(SoakRound::recovery).sorted().toList();
        return "rounds=%d differing=%d uploads=%d rows=%d recovery: median=%s max=%s"
                .formatted(
                        played.size(),
                        played.stream().filter(round -> !round.agrees()).count(),
                        played.stream()
                                .mapToLong(round -> round.taken().uploads())
                                .sum(),
                        played.stream().mapToLong(round -> round.taken().rows()).sum(),
                        SoakRound.seconds(recoveries.get(recoveries.size() / 2)),
                        SoakRound.seconds(recoveries.get(recoveries.size() - 1)));
    }
}
