package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tally.testkit.Shop;

/** Holds every route against the table of {@code docs/security.md}: who is let in, and who is not. */
@Timeout(120)
final class RouteAccessTest {

    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z]+) (/\\S*)` \\| (\\w+)[^|]* \\| (\\w+)[^|]* \\| (\\w+)[^|]* \\|");
    private static final RunningTally TALLY = RunningTally.start();
    private static final Map<String, Matcher> TABLE = new TreeMap<>();

    @BeforeAll
    static void readTable() throws IOException {
        Files.readAllLines(Path.of("..", "..", "docs", "security.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> TABLE.put(row.group(1) + " " + row.group(2), row));
    }

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @Test
    void everyRouteIsInTheTableAndTheOtherWayRound() {
        assertEquals(
                TALLY.routes().stream()
                        .map(route -> route.endpoint().method() + " "
                                + route.endpoint().path())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(TABLE.keySet()));
    }

    @Test
    void nobodyIsLetInWhereTheTableSaysSo() {
        TABLE.values().forEach(row -> assertLetIn(row, row.group(3), TALLY.anyone()));
    }

    @Test
    void aShopsUserIsLetInWhereTheTableSaysSo() {
        TABLE.values().forEach(row -> assertLetIn(row, row.group(4), TALLY.personOf(TALLY.openShop())));
    }

    @Test
    void staffAreLetInWhereTheTableSaysSo() {
        TABLE.values().forEach(row -> assertLetIn(row, row.group(5), TALLY.staff()));
    }

    @Test
    void anotherShopIsAsIfItWereNotThere() {
        Shop theirs = TALLY.openShop();
        Client ours = TALLY.personOf(TALLY.openShop());
        TALLY.routes().stream()
                .filter(route -> route.queryParameters().contains("business_id"))
                .map(route -> TABLE.get(
                        route.endpoint().method() + " " + route.endpoint().path()))
                .filter(row -> row.group(4).equals("yes"))
                .forEach(row -> {
                    int status = call(ours, row, "?business_id=" + theirs.id()).status();
                    assertTrue(status == 404 || status == 400 || status == 415, row.group() + status);
                });
    }

    private static void assertLetIn(Matcher row, String expected, Client client) {
        int status = call(client, row, "").status();
        if (expected.equals("yes")) {
            assertNotEquals(401, status, row.group());
            assertNotEquals(403, status, row.group());
        } else {
            assertEquals(Integer.parseInt(expected), status, row.group());
        }
    }

    private static Client.Answer call(Client client, Matcher row, String query) {
        String path = row.group(2).replaceAll("\\{[a-z_]+}", Shop.nextId().toString());
        return client.send(client.request(path + query)
                .header("X-Tally-Console", "1")
                .method(method(row), BodyPublishers.noBody()));
    }

    /** A stream has no end; HEAD goes through the same gate and brings its head alone. */
    private static String method(Matcher row) {
        return row.group(2).endsWith("/stream") ? "HEAD" : row.group(1);
    }
}
