package tally.bench;

import java.nio.file.Path;
import java.util.Locale;

/** What clients wait for: the server under load beside its peers, then the books of a large shop beside the bare SQL. */
final class HttpBench {
    private final int rows;

    HttpBench(int rows) {
        this.rows = rows;
    }

    void run() throws Exception {
        BenchDatabase.use(this::run);
    }

    private void run(String jdbcUrl, Path folder) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%nJava %s, %s, %d processors; closed loop of %d connections%n%n",
                Runtime.version(),
                JavaProgram.newerJava().map(java -> "newer: " + java).orElse("no newer one"),
                Runtime.getRuntime().availableProcessors(),
                ClosedLoop.CONNECTIONS);
        try (ServersBench servers = new ServersBench(jdbcUrl, folder)) {
            servers.run();
        }
        BooksBench.run(rows, jdbcUrl, folder);
    }
}
