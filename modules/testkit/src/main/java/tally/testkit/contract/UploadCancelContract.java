package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditEntry;
import tally.domain.audit.AuditFilter;
import tally.domain.books.Consistency;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ControlAnswer;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.LeaseLostException;
import tally.domain.uploads.UploadControl;
import tally.domain.uploads.UploadStatus;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** What {@link UploadControl#cancel} promises. */
public abstract class UploadCancelContract extends StoreContract {
    private static final Actor OWNER = new Actor("ahmed@shop.example");
    private static final Sale SHIRT = Sales.sale().of("Shirt").build();

    /** For subclasses. */
    protected UploadCancelContract() {}

    @Test
    void oneThatWaitsIsNeverBegun() {
        final UploadId upload = shop().send("sales.csv");

        assertEquals(UploadStatus.CANCELLED, done(cancel(upload)).upload().status());
        assertEquals(Optional.empty(), stores().queue().claim("node-1", Shop.LEASE));
    }

    @Test
    void oneAtWorkBooksNoFurtherBatch() {
        final Claim claim = shop().sendAndTake();
        stores().uploadBooks().book(claim, batch(0));

        cancel(claim.upload());

        assertThrows(LeaseLostException.class, () -> stores().uploadBooks().book(claim, batch(1)));
        assertThrows(LeaseLostException.class, () -> stores().uploadBooks().complete(claim));
    }

    @Test
    void whatIsInStaysAndTheBooksAgree() {
        final Claim claim = shop().sendAndTake();
        stores().uploadBooks().book(claim, batch(0));

        assertEquals(0, done(cancel(claim.upload())).removedSales());

        assertEquals(1, shop().upload(claim.upload()).counters().created());
        assertEquals(Consistency.OK, stores().checks().ofBusiness(shop().id()));
    }

    @Test
    void itsWorkerHearsOfItAtItsNextBeat() {
        final Claim claim = shop().sendAndTake();

        cancel(claim.upload());

        assertFalse(stores().queue().renew(claim, Shop.LEASE));
        assertTrue(shop().upload(claim.upload()).timeline().completedAt().isPresent());
    }

    @Test
    void theNextOneOfTheBusinessBeginsAtOnce() {
        final Claim claim = shop().sendAndTake();
        final UploadId next = shop().send("next.csv");

        cancel(claim.upload());

        assertEquals(next, shop().take("node-2").upload());
    }

    @Test
    void oneThatHasEndedCanNotBeCancelled() {
        final UploadId completed = shop().imports(SHIRT);
        final UploadId cancelled = shop().send("sales.csv");
        cancel(cancelled);

        assertEquals(UploadStatus.COMPLETED, refused(cancel(completed)).upload().status());
        assertEquals(UploadStatus.CANCELLED, refused(cancel(cancelled)).upload().status());
    }

    @Test
    void anotherBusinesssUploadIsAsIfItWereNotThere() {
        final UploadId upload = shop().send("sales.csv");
        final Scope other = otherShop().scope();

        assertEquals(new ControlAnswer.Unknown(), stores().control().cancel(other, upload, OWNER));
        assertEquals(UploadStatus.PENDING, shop().upload(upload).status());
    }

    @Test
    void ofSeveralWhoPressAtOnceOneIsTheOne() {
        final UploadId upload = shop().send("sales.csv");

        final List<ControlAnswer> answers = AtOnce.run(4, () -> cancel(upload));

        assertEquals(
                1, answers.stream().filter(ControlAnswer.Done.class::isInstance).count());
    }

    @Test
    void theTrailSaysWhoDidIt() {
        final UploadId upload = shop().send("sales.csv");
        cancel(upload);
        cancel(upload);

        final List<AuditEntry> entries = entries(upload);

        assertEquals(1, entries.size());
        assertEquals(OWNER, entries.get(0).actor());
        assertEquals(AuditAction.UPLOAD_CANCELLED, entries.get(0).change().action());
        assertEquals("pending", entries.get(0).change().before().get("status"));
        assertEquals("cancelled", entries.get(0).change().after().get("status"));
    }

    private List<AuditEntry> entries(UploadId upload) {
        return stores().audit().search(AuditFilter.ALL, PageRequest.FIRST).results().stream()
                .filter(entry -> entry.change().subject().equals(upload.toString()))
                .toList();
    }

    private static Batch batch(long rowsBefore) {
        return new Batch(rowsBefore, Sales.keyed(DuplicateRule.COUNT, List.of(SHIRT)), List.of());
    }

    private ControlAnswer cancel(UploadId upload) {
        return stores().control().cancel(shop().scope(), upload, OWNER);
    }

    private static ControlAnswer.Done done(ControlAnswer answer) {
        return assertInstanceOf(ControlAnswer.Done.class, answer);
    }

    private static ControlAnswer.Refused refused(ControlAnswer answer) {
        return assertInstanceOf(ControlAnswer.Refused.class, answer);
    }
}
