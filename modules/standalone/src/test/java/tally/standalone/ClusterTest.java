package tally.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only root meets: containers differ in how they let it step back. */
class ClusterTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void onlyRootStepsBack() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0, "only root must step back to run PostgreSQL");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void rootRunsTheServerAsNobodyWhereNoNamespaceCanBeMade() throws IOException, SQLException {
        assertEquals("1", startAndStop(PostgresUser.NOBODY, "create table kept as select 1 as one"));
        assertEquals(65_534, Files.getAttribute(folder.resolve("database/PG_VERSION"), "unix:uid"));
    }

    @Test
    void dataMadeOneWayServeTheOtherWayToo() throws IOException, SQLException {
        startAndStop(PostgresUser.NOBODY, "create table kept as select 1 as one");
        assertEquals("1", startAndStop(PostgresUser.ROOT_IN_DISGUISE, "analyze kept"));
        assertEquals("1", startAndStop(PostgresUser.NOBODY, "analyze kept"));
    }

    private String startAndStop(PostgresUser user, String sql) throws IOException, SQLException {
        DataDirectory directory = new DataDirectory(folder);
        Path home = Binaries.forThisMachine().unpackedIn(directory.binaries());
        Cluster cluster = new Cluster(directory, new Programs(home.resolve("bin"), user));
        String url = cluster.start().jdbcUrl();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return answer(statement.executeQuery("select one from kept"));
        } finally {
            cluster.stop();
        }
    }

    private static String answer(ResultSet result) throws SQLException {
        try (result) {
            result.next();
            return result.getString(1);
        }
    }
}
