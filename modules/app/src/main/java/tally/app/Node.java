package tally.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tally.app.metrics.MeteredCorrections;
import tally.app.metrics.MeteredRetryQueue;
import tally.app.metrics.MeteredUploadBooks;
import tally.app.metrics.Meters;
import tally.app.metrics.MetricsPage;
import tally.domain.IdSource;
import tally.domain.accounts.SignIn;
import tally.domain.audit.Actor;
import tally.domain.uploads.LeaseKeeper;
import tally.domain.uploads.UploadBooks;
import tally.http.Services;
import tally.http.TallyServer;
import tally.ingest.FailedRowsFile;
import tally.ingest.FreshFiles;
import tally.ingest.IngestSettings;
import tally.ingest.IngestStores;
import tally.ingest.Ingestion;
import tally.ingest.PreviewDesk;
import tally.ingest.ReturningQueue;
import tally.ingest.Spool;
import tally.ingest.UploadDesk;
import tally.receipts.ReceiptIntake;
import tally.receipts.ReceiptReader;
import tally.receipts.ReceiptRunner;
import tally.receipts.ReceiptStores;

/**
 * The wiring: everything that a running Tally is made of, in the order in which it depends on one another, and taken down
 * in the other order. One per process.
 */
final class Node implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CATCH_UP = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration LEFT_BEHIND = Duration.ofHours(6);

    private final Configuration configuration;
    private final OpenDatabase database;
    private final Clock clock = Clock.systemUTC();
    private final IdSource ids = new IdSource(clock);
    private final ErrorReports reports;
    private final Stores stores;
    private final ReturningQueue queue;
    private final Meters meters = new Meters();
    private final Pipeline pipeline;
    private final RetentionSweep sweep;
    private final OcrOfThisNode ocr;
    private final Ingestion ingestion;
    private final Spool spool;
    private final UploadDesk desk;
    private final PreviewDesk previews;
    private final ScheduledExecutorService housekeeping =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "tally-housekeeping"));
    private Optional<TallyServer> server = Optional.empty();
    private Optional<Succession> succession = Optional.empty();

    private Node(Configuration configuration, ErrorReports reports, OpenDatabase database) {
        final Configuration.Work work = configuration.work();
        this.configuration = configuration;
        this.reports = reports;
        this.database = database;
        this.stores = Stores.on(database.database());
        this.queue = new ReturningQueue(stores.queue());
        this.pipeline = new Pipeline(stores, reports);
        this.sweep = new RetentionSweep(stores.retention(), configuration.keptFor(), work.node(), clock);
        this.ocr = OcrOfThisNode.find(configuration.ocr(), configuration.dataDirectory());
        final FreshFiles fresh = new FreshFiles();
        final UploadBooks books = new MeteredUploadBooks(stores.books(), meters);
        this.ingestion = new Ingestion(
                new IngestStores(
                        queue,
                        books,
                        new MeteredRetryQueue(stores.retries(), meters),
                        new MeteredCorrections(stores.corrections(), meters)),
                new IngestSettings(work.node(), work.workers(), work.lease(), POLL, work.maxFailedRows()),
                fresh,
                pipeline,
                receiptWork(books));
        this.spool = new Spool(configuration.dataDirectory().resolve("spool"));
        this.desk = new UploadDesk(stores.inbox(), fresh, ids, work.uploadsPerMinute(), ingestion::wake);
        this.previews = new PreviewDesk(stores.inbox(), stores.previewBooks(), clock);
    }

    /** Opens the database, brings its schema up to date, and wires what works on it; nothing runs yet. */
    static Node open(Configuration configuration) {
        return open(configuration, () -> false);
    }

    /** The same; where the database can't be reached, tries again for as long as that is wanted. */
    static Node open(Configuration configuration, BooleanSupplier goesOn) {
        final ErrorReports reports = errorReports(configuration);
        return new Node(configuration, reports, OpenDatabase.open(configuration, goesOn));
    }

    /** The workers' other source of work; none where this node can't read. */
    private Predicate<LeaseKeeper> receiptWork(UploadBooks books) {
        final ReceiptStores receipts =
                new ReceiptStores(stores.receipts().queue(), stores.receipts().books(), queue, books);
        final Configuration.Work work = configuration.work();
        final ReceiptRunner.Claimant claimant = new ReceiptRunner.Claimant(work.node(), work.lease());
        return ocr.ocr()
                .map(ReceiptReader::new)
                .map(reader -> new ReceiptRunner(receipts, reader, new ReceiptEnds(pipeline), claimant))
                .<Predicate<LeaseKeeper>>map(runner -> runner::runNext)
                .orElse(leases -> false);
    }

    /** Starts to work on uploads and retries, here and for all other nodes of this database. */
    void startWorkers() {
        succession = Optional.of(Succession.begin(
                configuration.dataDirectory(), configuration.work().node(), queue));
        spool.removeLeftovers(clock.instant().minus(LEFT_BEHIND));
        ingestion.start();
        startHousekeeping();
    }

    // FutureReturnValueIgnored: the task never ends by itself, and it lets nothing out that would end it.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void startHousekeeping() {
        housekeeping.scheduleWithFixedDelay(
                this::keepHouse, CATCH_UP.toSeconds(), CATCH_UP.toSeconds(), TimeUnit.SECONDS);
    }

    private void keepHouse() {
        pipeline.catchUp();
        pipeline.remove(sweep::goOn);
    }

    /** Starts to listen; gives the port. */
    int startServer() {
        final Configuration.Http http = configuration.http();
        final Services services = new Services(
                new Services.People(
                        stores.accounts(),
                        stores.people().directory(),
                        new SignIn(stores.accounts(), stores.people().tries()),
                        http.proxies()),
                new Services.Files(
                        new Services.Door(spool, desk, previews, http.maxUploadBytes()),
                        stores.inbox(),
                        stores.books(),
                        stores.failedJobs(),
                        new FailedRowsFile(stores.books(), stores.corrections())),
                new Services.Receipts(
                        new ReceiptIntake(
                                stores.receipts().inbox(),
                                ids,
                                configuration.work().uploadsPerMinute(),
                                ingestion::wake),
                        stores.receipts().inbox(),
                        ocr.missing()),
                new Services.Books(
                        stores.sales(),
                        stores.checks(),
                        new Services.Changes(stores.control(), stores.catalogue()),
                        new Services.History(stores.outbox(), stores.audit())),
                new Services.Node(clock, this::missing, ingestion::wake, watching()));
        server = Optional.of(listen(new InetSocketAddress(http.host(), http.port()), http.threads(), services));
        return server.orElseThrow().port();
    }

    private Services.Watching watching() {
        final MetricsPage page = new MetricsPage(
                meters,
                stores.workload(),
                new MetricsPage.Pools(ingestion::workers, database.database()::connections),
                clock);
        return new Services.Watching(
                reports::report,
                meters::answered,
                page::text,
                configuration.http().metricsToken());
    }

    Stores stores() {
        return stores;
    }

    NewAccounts newAccounts() {
        return new NewAccounts(stores.accounts(), ids, Actor.FIRST_START);
    }

    Spool spool() {
        return spool;
    }

    UploadDesk desk() {
        return desk;
    }

    /** No new requests, running batches end, claims go back, then the database, last the reports of what went wrong. */
    @Override
    public void close() {
        try (reports;
                database) {
            server.ifPresent(listening -> listening.stop(GRACE));
            ingestion.stop(GRACE);
            housekeeping.shutdown();
            succession.ifPresent(Succession::close);
        }
    }

    private List<String> missing() {
        if (!database.database().answers()) {
            return List.of("The database can't be reached.");
        }
        return database.migrated() ? List.of() : List.of("The database's schema is not up to date.");
    }

    private static ErrorReports errorReports(Configuration configuration) {
        try {
            return ErrorReports.init(
                    configuration.sentryDsn(),
                    Version.current(),
                    configuration.environment(),
                    configuration.work().node());
        } catch (IllegalArgumentException notADsn) {
            throw new BadSettingException("SENTRY_DSN can't be used: " + notADsn.getMessage());
        }
    }

    private static TallyServer listen(InetSocketAddress address, int threads, Services services) {
        try {
            return TallyServer.start(address, threads, services);
        } catch (IOException taken) {
            throw new CommandFailedException(
                    "Can't listen on " + address.getHostString() + ":" + address.getPort() + " (" + taken.getMessage()
                            + "). Set TALLY_PORT to a free port, or TALLY_HOST to an address of this machine.");
        }
    }
}
