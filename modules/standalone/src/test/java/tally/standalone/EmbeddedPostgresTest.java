package tally.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tally.app.database.LocalDatabase;
import tally.app.database.LocalDatabaseException;
import tally.app.database.RunningDatabase;

class EmbeddedPostgresTest {

    /** One for all tests, since making a database takes seconds; each test uses a table of its own. */
    @TempDir
    private static Path directory;

    @Test
    void isFoundOnTheModulePathAndOnTheClassPath() throws IOException {
        Module module = EmbeddedPostgres.class.getModule();
        String service = LocalDatabase.class.getName();

        assertTrue(module.getDescriptor().provides().stream()
                .anyMatch(provides -> provides.service().equals(service)
                        && provides.providers().equals(List.of(EmbeddedPostgres.class.getName()))));
        try (InputStream file = module.getResourceAsStream("META-INF/services/" + service)) {
            assertEquals(EmbeddedPostgres.class.getName(), new String(file.readAllBytes(), UTF_8).strip());
        }
    }

    @Test
    void whatWasWrittenIsThereAfterStopAndStart() throws SQLException {
        try (RunningDatabase first = start()) {
            execute(first, "create table kept as select 12.50 as amount");
        }
        try (RunningDatabase second = start()) {
            assertEquals("12.50", answer(second, "select amount from kept"));
        }
    }

    @Test
    void theProgramsAreUnpackedOnce() throws IOException {
        start().close();
        Path program = program("postgres");
        FileTime unpacked = Files.getLastModifiedTime(program);

        start().close();

        assertEquals(unpacked, Files.getLastModifiedTime(program("postgres")));
    }

    @Test
    void isDurableAndKeepsTheTimeInUtc() throws SQLException {
        try (RunningDatabase database = start()) {
            assertEquals("on", answer(database, "show fsync"));
            assertEquals("on", answer(database, "show synchronous_commit"));
            assertEquals("on", answer(database, "show full_page_writes"));
            assertEquals("on", answer(database, "show data_checksums"));
            assertEquals("UTC", answer(database, "select setting from pg_file_settings where name = 'timezone'"));
        }
    }

    @Test
    void takesItsShareOfTheMachine() throws SQLException {
        try (RunningDatabase database = start()) {
            String buffers = MachineShare.of(directory).settings().get(0);
            assertEquals(
                    buffers,
                    answer(
                            database,
                            "select name || '=' || setting::bigint * 8192 / 1048576 || 'MB'"
                                    + " from pg_settings where name = 'shared_buffers'"));
        }
    }

    @Test
    void listensOnThisMachineAloneAndAsksForThePassword() throws SQLException, IOException {
        try (RunningDatabase database = start()) {
            assertEquals("127.0.0.1", answer(database, "show listen_addresses"));
            String withoutPassword = database.jdbcUrl().replaceFirst("password=.*", "password=guess");
            assertThrows(SQLException.class, () -> DriverManager.getConnection(withoutPassword));
            assertEquals("rw-------", permissions(directory.resolve("database-password")));
            assertEquals("rwx------", permissions(directory.resolve("database")));
        }
    }

    @Test
    void aSecondTallyOnTheSameDirectoryIsRefusedInASentence() throws Exception {
        try (OtherTally first = OtherTally.startOn(directory)) {
            LocalDatabaseException refused = assertThrows(LocalDatabaseException.class, this::start);

            assertEquals(
                    "Another Tally (process " + first.pid() + ") already uses the directory " + directory
                            + ": stop that one first, or set TALLY_DATA_DIR to a directory of its own.",
                    refused.getMessage());
        }
        start().close(); // stops the server that the killed one left behind
    }

    @Test
    void aServerLeftBehindByAKilledTallyIsTakenOver() throws Exception {
        String leftBehind;
        try (OtherTally killed = OtherTally.startOn(directory)) {
            execute(killed, "create table survivor as select 12.50 as amount");
            leftBehind = postmasterPid();
        }
        assertTrue(
                ProcessHandle.of(Long.parseLong(leftBehind)).orElseThrow().isAlive(), "PostgreSQL outlives its Tally");

        try (RunningDatabase database = start()) {
            assertEquals("12.50", answer(database, "select amount from survivor"));
            assertFalse(postmasterPid().equals(leftBehind), "the old server is gone");
        }
    }

    @Test
    void aProcessNumberLeftInTheDirectoryByACrashIsNotMistakenForAServer() throws IOException, SQLException {
        start().close();
        String ownNumber = ProcessHandle.current().pid() + "\n";
        Files.writeString(directory.resolve("database/postmaster.pid"), ownNumber);

        try (RunningDatabase database = start()) {
            assertEquals("1", answer(database, "select 1"));
        }
    }

    @Test
    void aStartThatWasCutShortIsBegunAnew(@TempDir Path fresh) throws IOException, SQLException {
        Files.createDirectories(fresh.resolve("database.unfinished"));
        Files.writeString(fresh.resolve("database.unfinished/PG_VERSION"), "18");
        Files.createDirectories(fresh.resolve("postgresql/unfinished/bin"));

        try (RunningDatabase database = new EmbeddedPostgres().start(fresh)) {
            assertEquals("1", answer(database, "select 1"));
        }
    }

    @Test
    void closingTwiceDoesNothingMore() {
        RunningDatabase database = start();

        database.close();
        database.close();

        assertTrue(Files.notExists(directory.resolve("database/postmaster.pid")));
    }

    private RunningDatabase start() {
        return new EmbeddedPostgres().start(directory);
    }

    private static Path program(String name) throws IOException {
        try (Stream<Path> homes = Files.list(directory.resolve("postgresql"))) {
            return homes.findFirst().orElseThrow().resolve("bin").resolve(name);
        }
    }

    private String postmasterPid() throws IOException {
        return Files.readAllLines(directory.resolve("database/postmaster.pid")).get(0);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void execute(RunningDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(RunningDatabase database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl());
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
