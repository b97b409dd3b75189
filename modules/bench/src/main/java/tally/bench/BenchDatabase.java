package tally.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;
import tally.app.database.RunningDatabase;
import tally.standalone.EmbeddedPostgres;

/**
 * The PostgreSQL that a bench measures on: the one that {@code BENCH_DATABASE_URL} names, or a new one as Tally
 * starts its own, in a folder under {@code target}, which the server may write to as well.
 */
final class BenchDatabase {
    private static final Pattern NAME = Pattern.compile("^(jdbc:postgresql://[^/]*/)[^?]*");

    private BenchDatabase() {}

    /** Runs a bench on it, and stops it again where it was started for this. */
    static void use(Bench bench) throws Exception {
        final Path folder = folder();
        final Optional<String> given = Optional.ofNullable(System.getenv("BENCH_DATABASE_URL"));
        if (given.isPresent()) {
            bench.run(given.get(), folder);
        } else {
            try (RunningDatabase database = new EmbeddedPostgres().start(folder.resolve("data"))) {
                bench.run(database.jdbcUrl(), folder);
            }
        }
    }

    /** Makes another, empty one on the same server, for a program that must not share its work with others. */
    static String beside(String jdbcUrl, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        }
        return NAME.matcher(jdbcUrl).replaceFirst("$1" + name);
    }

    private static Path folder() throws IOException {
        final Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench-");
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** What is measured. */
    @FunctionalInterface
    interface Bench {
        void run(String jdbcUrl, Path folder) throws Exception;
    }
}
