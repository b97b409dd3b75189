package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tally.testkit.FakeSentry;
import tally.testkit.TestPostgres;

/**
 * A day in the life of a node, in which everything that must stay inside is marked: passwords, tokens, the connection string, values
 * of rows. Then all that came out of it is searched for the marks.
 */
@Timeout(180)
class SecretsTest {
    private static final String CARD = "4111222233334444";
    private static final String STAFF_PASSWORD = "mark-staff-password";
    private static final String DATABASE_PASSWORD = "mark-database-password";
    private static final String METRICS_TOKEN = "mark-metrics-token-0815";
    private static final String OWNER_PASSWORD = "mark-owner-password";
    private static final String NEW_PASSWORD = "mark-new-password";
    private static final String WRONG_PASSWORD = "mark-wrong-password";
    private static final String WRONG_TOKEN = "mark-wrong-token";
    private static final String TYPED_INTO_THE_WRONG_FIELD = "mark-password-as-email";

    @TempDir
    static Path folder;

    private static FakeSentry sentry;
    private static RunningTally tally;
    private static TallyClient staff;
    private static final Map<String, String> OUT = new LinkedHashMap<>();
    private static final List<String> TOKENS = new ArrayList<>();

    @BeforeAll
    static void liveThroughADay() throws IOException {
        sentry = FakeSentry.start();
        tally = Tally.on(withPassword(TestPostgres.freshDatabase()), folder)
                .with("TALLY_ADMIN_PASSWORD", STAFF_PASSWORD)
                .with("TALLY_METRICS_TOKEN", METRICS_TOKEN)
                .with("SENTRY_DSN", sentry.dsn())
                .serve();
        staff = signedIn(Tally.STAFF_EMAIL, STAFF_PASSWORD);
        signInBadly();
        TallyClient owner = openShop();
        sellAndFail(owner);
        breakAndBeRefused(owner);
        collect();
    }

    @AfterAll
    static void stop() throws IOException {
        tally.close();
        sentry.close();
    }

    private static String withPassword(String url) {
        return url + (url.contains("?") ? "&" : "?") + "password=" + DATABASE_PASSWORD;
    }

    private static TallyClient signedIn(String email, String password) {
        String token = tally.anonymous()
                .signIn(email, password)
                .expect(200)
                .path("token")
                .asText();
        TOKENS.add(token);
        return tally.anonymous().withToken(token);
    }

    private static void signInBadly() {
        refused(tally.anonymous().signIn(Tally.STAFF_EMAIL, WRONG_PASSWORD), 401);
        refused(tally.anonymous().signIn(TYPED_INTO_THE_WRONG_FIELD, WRONG_PASSWORD), 401);
        refused(tally.anonymous().post("/auth/token", "{\"email\": {}, \"password\": \"" + WRONG_PASSWORD), 400);
        refused(tally.anonymous().post("/auth/token", "{\"secret\": \"" + WRONG_PASSWORD + "\"}"), 400);
        refused(tally.anonymous().withToken(WRONG_TOKEN).get("/api/v1/products"), 401);
        refused(tally.anonymous().withToken(WRONG_TOKEN).get("/metrics"), 401);
    }

    private static TallyClient openShop() {
        String shop = staff.post("/admin/api/v1/businesses", "{\"name\": \"Shop\"}")
                .expect(201)
                .path("id")
                .asText();
        staff.post(
                        "/admin/api/v1/users",
                        "{\"email\": \"owner@it.example\", \"password\": \"%s\", \"business_id\": \"%s\"}"
                                .formatted(OWNER_PASSWORD, shop))
                .expect(201);
        TallyClient owner = signedIn("owner@it.example", OWNER_PASSWORD);
        owner.send(
                "PUT",
                "/auth/password",
                BodyPublishers.ofString("{\"current_password\": \"%s\", \"new_password\": \"%s\"}"
                        .formatted(OWNER_PASSWORD, NEW_PASSWORD)),
                "application/json");
        return signedIn("owner@it.example", NEW_PASSWORD);
    }

    /** Good rows, bad rows, rows that the database refuses, a retry of each kind, files that are none. */
    private static void sellAndFail(TallyClient owner) {
        tally.sql().run("alter table sales add constraint no_such_note check (notes <> 'mark-refused-note')");
        SalesCsv csv = SalesCsv.withColumns("Date", "Product", "Quantity", "Amount", "Customer", "Notes", "Card")
                .row("2025-11-06", "mark-product", "1", "50", "mark-customer", "mark-note", CARD)
                .row("mark-date", "mark-product", "1", "51", "mark-customer", "mark-note", CARD)
                .row("2025-11-06", "mark-product", "mark-quantity", "52", "mark-customer", "", CARD)
                .row("2025-11-06", "mark-product", "1", "53", "mark-customer", "mark-refused-note", CARD)
                .row("2025-11-06", "mark-product", "1", "54", "mark-customer", "", CARD, "mark-too-much");
        owner.uploadAndWait(csv.form());
        owner.uploadAndWait(csv.form());
        owner.uploadAndWait(SalesCsv.withColumns("2025-11-06", "mark-product", CARD, "mark-header")
                .row("2025-11-06", "mark-product", CARD, "51")
                .form());
        owner.preview(csv.form());
        tally.sql().run("update products set units_moved = units_moved + 1");
        owner.uploadAndWait(SalesCsv.usual()
                .row("2025-11-05", "mark-product", "1", "49", "mark-customer")
                .form());
        refused(owner.upload(Form.file("mark-file.pdf", "%PDF-1.7 " + CARD)), 400);
        retryAll();
    }

    private static void retryAll() {
        for (var job : staff.results("/admin/api/v1/failed-jobs?limit=100")) {
            String path = "/admin/api/v1/failed-jobs/" + job.path("id").asText();
            OUT.merge("failed rows", job.toString(), String::concat);
            staff.post(path + "/retry", "{\"row_data\": {\"Date\": \"mark-other-date\"}}");
            Await.until(
                    "the retry to end",
                    () -> !staff.get(path).expect(200).path("status").asText().equals("pending"));
        }
    }

    /** Faults that nobody has foreseen, with values in the request and in the database's words. */
    private static void breakAndBeRefused(TallyClient owner) {
        String sales = "/api/v1/transactions?q=mark-query";
        refused(owner.get(sales), 400);
        refused(owner.get("/mark-path/" + WRONG_PASSWORD), 404);
        refused(owner.get("/api/v1/customers?business_id=mark-parameter"), 400);
        tally.sql().run("alter table customers rename column name to called");
        refused(owner.get("/api/v1/customers?limit=1"), 500);
        owner.accepted(SalesCsv.usual()
                .row("2025-11-07", "mark-product", "1", "50", "mark-broken")
                .form());
        tally.log().await(".*\\[ERROR].*customers.*|.*ERROR: column .*");
        tally.sql().run("alter table customers rename column called to name");
    }

    private static void refused(Answer answer, int status) {
        assertEquals(status, answer.status(), answer.body());
        OUT.merge(
                "answers that refuse",
                answer.body() + answer.response().headers().map(),
                String::concat);
    }

    private static void collect() throws IOException {
        OUT.put(
                "metrics",
                tally.anonymous().withToken(METRICS_TOKEN).get("/metrics").body());
        OUT.put(
                "health",
                tally.anonymous().get("/readyz").body()
                        + tally.anonymous().get("/healthz").body());
        OUT.put("command lines", commandLines());
        Await.until("a report to Sentry", () -> !sentry.envelopes().isEmpty());
        tally.terminate();
        OUT.put("standard output", tally.log().text());
        OUT.put("standard error", tally.errors().text());
        OUT.put("log file", String.join("\n", tally.logFile()));
        OUT.put("Sentry", String.join("\n", sentry.envelopes()));
    }

    /** As {@code ps} shows them, of all processes: PostgreSQL's title is there too. */
    private static String commandLines() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes
                    .filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .toList()) {
                all.append(commandLine(process.resolve("cmdline"))).append('\n');
            }
        }
        return all.toString();
    }

    private static String commandLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }

    @Test
    void whatIsSearchedIsReallyThere() {
        assertTrue(out("standard output").contains("CSV upload started"), out("standard output"));
        assertTrue(out("log file").contains("CSV upload started"));
        assertTrue(out("standard output").contains("[ERROR]"));
        assertTrue(out("standard output").contains("Consistency: file_id="));
        assertTrue(out("metrics").contains("tally_"), out("metrics"));
        assertTrue(out("Sentry").contains("exception"), out("Sentry"));
        assertTrue(out("command lines").contains("tally.jar"));
        assertTrue(out("failed rows").contains("mark-date"));
    }

    private static String out(String where) {
        return Optional.ofNullable(OUT.get(where)).orElse("");
    }

    /** A row's values are shown to those who may see the row, and nowhere else. */
    @Test
    void noMarkIsInAnythingThatOperatorsSee() {
        List<String> seen = List.of(
                "metrics", "health", "command lines", "standard output", "standard error", "log file", "Sentry");
        seen.forEach(place -> Stream.of("mark-", CARD).forEach(mark -> assertAbsent(mark, place)));
    }

    @Test
    void noTokenIsInAnythingThatCameOut() {
        assertEquals(3, TOKENS.size());
        TOKENS.forEach(token -> OUT.keySet().forEach(place -> assertAbsent(token, place)));
    }

    @Test
    void noPasswordIsInAnAnswerThatRefuses() {
        Stream.of(STAFF_PASSWORD, DATABASE_PASSWORD, OWNER_PASSWORD, NEW_PASSWORD, WRONG_PASSWORD, WRONG_TOKEN)
                .forEach(mark -> assertAbsent(mark, "answers that refuse"));
    }

    @Test
    void aColumnThatIsIgnoredIsInNoFailedRow() {
        assertAbsent(CARD, "failed rows");
    }

    private static void assertAbsent(String mark, String place) {
        String text = OUT.getOrDefault(place, "");
        int at = text.indexOf(mark);
        assertFalse(
                at >= 0,
                () -> mark + " is in " + place + ": …"
                        + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100)) + "…");
    }
}
