package tally.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tally.domain.IdSource;
import tally.domain.UserId;
import tally.domain.accounts.Email;
import tally.domain.accounts.PasswordHash;
import tally.domain.accounts.SignIn;
import tally.domain.accounts.User;
import tally.domain.audit.Actor;
import tally.http.auth.Caller;
import tally.http.server.Route;
import tally.ingest.FailedRowsFile;
import tally.ingest.FreshFiles;
import tally.ingest.PreviewDesk;
import tally.ingest.Spool;
import tally.ingest.UploadDesk;
import tally.receipts.ReceiptIntake;
import tally.testkit.InMemoryStores;
import tally.testkit.Shop;

/** Tally's server on stores in memory, with people to sign in. Each test opens a shop of its own. */
final class RunningTally implements AutoCloseable {

    static final String PASSWORD = "a good password";
    static final String METRICS_TOKEN = "a token for the scraper";
    static final int UPLOADS_PER_MINUTE = 10;
    static final int MAX_UPLOAD_BYTES = 2 * 1024 * 1024;

    /** Of one iteration: these tests are not about how long a guess takes. */
    private static final PasswordHash WEAK_HASH =
            new PasswordHash("pbkdf2-sha256$1$AAAAAAAAAAAAAAAAAAAAAA==$y6CYsZII6g1LeEb9ftEUh38XjT5N/KxBN0k9mqJKw6o=");

    private static final AtomicInteger SHOPS = new AtomicInteger();

    private final InMemoryStores stores = new InMemoryStores();
    private final AtomicInteger wakes = new AtomicInteger();
    private final List<String> missing = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> reported = Collections.synchronizedList(new ArrayList<>());
    private final List<String> answered = Collections.synchronizedList(new ArrayList<>());
    private final Path spoolFolder;
    private final Services services;
    private final TallyServer server;

    private RunningTally(Optional<String> missingOcr) throws IOException {
        spoolFolder = Files.createTempDirectory("tally-http-test");
        UploadDesk desk = new UploadDesk(
                stores.inbox(),
                new FreshFiles(0),
                new IdSource(stores.clock()),
                UPLOADS_PER_MINUTE,
                wakes::incrementAndGet);
        PreviewDesk previews = new PreviewDesk(stores.inbox(), stores.previewBooks(), stores.clock());
        services = new Services(
                new Services.People(
                        stores.accounts(), stores.directory(), new SignIn(stores.accounts(), stores.tries()), Set.of()),
                new Services.Files(
                        new Services.Door(new Spool(spoolFolder), desk, previews, MAX_UPLOAD_BYTES),
                        stores.inbox(),
                        stores.uploadBooks(),
                        stores.failedJobs(),
                        new FailedRowsFile(stores.uploadBooks(), stores.corrections())),
                new Services.Receipts(
                        new ReceiptIntake(
                                stores.receipts(),
                                new IdSource(stores.clock()),
                                UPLOADS_PER_MINUTE,
                                wakes::incrementAndGet),
                        stores.receipts(),
                        missingOcr),
                new Services.Books(
                        stores.salesBooks(),
                        stores.checks(),
                        new Services.Changes(stores.control(), stores.catalogue()),
                        new Services.History(stores.events(), stores.audit())),
                new Services.Node(
                        stores.clock(),
                        () -> List.copyOf(missing),
                        wakes::incrementAndGet,
                        new Services.Watching(
                                (thrown, context) -> reported.add(thrown),
                                (method, status, took) -> answered.add(method + " " + status),
                                () -> "tally_test 1\n",
                                Optional.of(METRICS_TOKEN))));
        server = TallyServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8, services);
    }

    static RunningTally start() {
        return start(Optional.empty());
    }

    static RunningTally withoutOcr() {
        return start(Optional.of("Receipts can't be read here."));
    }

    private static RunningTally start(Optional<String> missingOcr) {
        try {
            return new RunningTally(missingOcr);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** The table that the server answers by. */
    List<Route<Caller>> routes() {
        return new RouteTable(services).routes();
    }

    InMemoryStores stores() {
        return stores;
    }

    /** How often the workers were woken. */
    int wakes() {
        return wakes.get();
    }

    /** What {@code /readyz} is told to be missing. */
    List<String> missing() {
        return missing;
    }

    List<Throwable> reported() {
        return reported;
    }

    /** The method and status of each request that the observer was told of. */
    List<String> answered() {
        return answered;
    }

    /** What lies on disk between requests. */
    List<Path> spooled() throws IOException {
        try (var files = Files.list(spoolFolder)) {
            return files.toList();
        }
    }

    Client anyone() {
        return new Client(server.port(), Optional.empty());
    }

    Client staff() {
        String email = "staff" + SHOPS.incrementAndGet() + "@tally.example";
        stores.accounts()
                .addUser(
                        new User(new UserId(Shop.nextId()), new Email(email), true, Optional.empty()),
                        WEAK_HASH,
                        Actor.COMMAND_LINE);
        return anyone().signIn(email, PASSWORD);
    }

    Shop openShop() {
        return Shop.open(stores, "Shop " + SHOPS.incrementAndGet());
    }

    /** A person of that shop. */
    Client personOf(Shop shop) {
        String email = emailOfPersonOf(shop);
        return anyone().signIn(email, PASSWORD);
    }

    /** Adds a person to that shop. */
    String emailOfPersonOf(Shop shop) {
        String email = "shop" + SHOPS.incrementAndGet() + "@tally.example";
        User user = new User(new UserId(Shop.nextId()), new Email(email), false, Optional.of(shop.business()));
        stores.accounts().addUser(user, WEAK_HASH, Actor.COMMAND_LINE);
        return email;
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(5));
        try {
            Files.deleteIfExists(spoolFolder);
        } catch (IOException notEmpty) {
            throw new UncheckedIOException("A test has left a file in the spool", notEmpty);
        }
    }
}
