package tally.testkit;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tally.domain.BusinessId;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.UserId;
import tally.domain.accounts.Business;
import tally.domain.accounts.Email;
import tally.domain.accounts.PasswordHash;
import tally.domain.accounts.User;
import tally.domain.audit.Actor;
import tally.domain.sales.Formats;
import tally.domain.sales.Sale;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.Upload;

/**
 * A business that uses the stores as Tally does: hands files in, has a node work on them, and asks what became of them.
 * Ids are given out in order, so a test can rely on what sorts last. One test, any number of threads.
 */
public final class Shop {
    /** How many uploads a minute these tests allow, where they are not about that. */
    public static final int PLENTY = 1000;

    /** How long a node of these tests holds an upload. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    /** What is found in a file of these tests: three rows. */
    public static final NewUpload.FirstLook LOOK = new NewUpload.FirstLook(3, Optional.empty());

    private static final ZoneId DHAKA = ZoneId.of("Asia/Dhaka");
    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final Stores stores;
    private final Business business;

    private Shop(Stores stores, Business business) {
        this.stores = stores;
        this.business = business;
    }

    /** Opens a business of this name, in Dhaka. */
    public static Shop open(Stores stores, String name) {
        final Business business = new Business(new BusinessId(nextId()), name, DHAKA);
        stores.accounts().addBusiness(business, Actor.COMMAND_LINE);
        return new Shop(stores, business);
    }

    /** Adds a person of the staff. */
    public static User staff(Stores stores, String email) {
        final User user = new User(new UserId(nextId()), new Email(email), true, Optional.empty());
        stores.accounts().addUser(user, new PasswordHash("not used here"), Actor.COMMAND_LINE);
        return user;
    }

    /** An id that sorts behind all that were given out before, also in its first 96 bits. */
    public static UUID nextId() {
        return new UUID(0x019A_0000_0000_7000L + (SEQUENCE.incrementAndGet() << 16), 0x8000_0000_0000_0000L);
    }

    /** The business. */
    public Business business() {
        return business;
    }

    /** Its id. */
    public BusinessId id() {
        return business.id();
    }

    /** What its own people may see. */
    public Scope scope() {
        return Scope.of(id());
    }

    /** A file of this name that is about to be stored; its content is the name. */
    public NewUpload file(String name) {
        return file(name, ImportOptions.DEFAULT);
    }

    /** A file that is to be read in a certain way. */
    public NewUpload file(String name, ImportOptions options) {
        final NewUpload.Fingerprint print = new NewUpload.Fingerprint("sha256 of " + name, name.length());
        return new NewUpload(new UploadId(nextId()), id(), name, Optional.empty(), options, print, () -> LOOK);
    }

    /** A file of this name, from {@code Till 2}, in which a charset was found. */
    public NewUpload file(String name, ImportOptions options, String charset) {
        final NewUpload plain = file(name, options);
        final NewUpload.FirstLook found = new NewUpload.FirstLook(LOOK.rows(), Optional.of(charset));
        return new NewUpload(plain.id(), id(), name, Optional.of("Till 2"), options, plain.content(), () -> found);
    }

    /** Hands a file in. */
    public Acceptance send(NewUpload upload, int perMinute) {
        final byte[] content = upload.fileName().getBytes(StandardCharsets.UTF_8);
        return stores.inbox().accept(upload, new ByteArrayInputStream(content), perMinute);
    }

    /** Hands a file in that is surely taken. */
    public UploadId send(String name) {
        return send(file(name));
    }

    /** Hands a file in that is surely taken. */
    public UploadId send(NewUpload upload) {
        if (send(upload, PLENTY) instanceof Acceptance.Stored) {
            return upload.id();
        }
        throw new IllegalStateException("Not taken: " + upload);
    }

    /** Has a node take the next upload, which is this shop's. */
    public Claim take(String node) {
        final Claim claim = stores.queue().claim(node, LEASE).orElseThrow().claim();
        if (!claim.business().equals(id())) {
            throw new IllegalStateException("Another shop's upload was next: " + claim);
        }
        return claim;
    }

    /** Hands a file in and has a node take it. */
    public Claim sendAndTake() {
        send("sales.csv");
        return take("node-1");
    }

    /** Imports a file with these sales from beginning to end. */
    public UploadId imports(Sale... sales) {
        return imports(DuplicateRule.COUNT, List.of(sales), List.of());
    }

    /** Imports a file with these rows from beginning to end. */
    public UploadId imports(DuplicateRule rule, List<Sale> sales, List<FailedRow> failures) {
        send(file("sales.csv", options(rule)));
        final Claim claim = take("node-1");
        stores.uploadBooks().book(claim, new Batch(0, Sales.keyed(rule, sales), failures));
        stores.uploadBooks().rowCount(claim, sales.size() + (long) failures.size());
        stores.uploadBooks().complete(claim);
        return claim.upload();
    }

    /** The upload as it stands. */
    public Upload upload(UploadId id) {
        return stores.inbox().find(scope(), id).orElseThrow();
    }

    /** Nothing said but how duplicates are told. */
    public static ImportOptions options(DuplicateRule rule) {
        final ImportOptions usual = ImportOptions.DEFAULT;
        return new ImportOptions(rule, usual.mapping(), Formats.DEFAULT, usual.delimiter(), usual.charset());
    }
}
