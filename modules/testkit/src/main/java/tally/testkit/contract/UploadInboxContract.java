package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.uploads.Acceptance;
import tally.domain.uploads.NewUpload;
import tally.domain.uploads.TrackedUpload;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadInbox;
import tally.domain.uploads.UploadStatus;
import tally.testkit.Shop;

/** What {@link UploadInbox} promises. */
public abstract class UploadInboxContract extends StoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** For subclasses. */
    protected UploadInboxContract() {}

    @Test
    void anUploadThatWasTakenWaitsForAWorker() {
        final Upload upload = shop().upload(shop().send("sales.csv"));

        assertEquals(UploadStatus.PENDING, upload.status());
        assertEquals("sales.csv", upload.fileName());
        assertEquals(new Upload.Owner(shop().id(), "Ahmed's Shop"), upload.owner());
        assertEquals(new Upload.Counters(3, 0, 0, 0), upload.counters());
        assertEquals(0, upload.amounts().file().signum());
        assertEquals(Optional.empty(), upload.consistency());
    }

    @Test
    void theNameOfItsSourceIsKept() {
        final NewUpload plain = shop().file("sales.csv");
        final NewUpload named = new NewUpload(
                plain.id(),
                plain.business(),
                "sales.csv",
                Optional.of("Till 2"),
                plain.options(),
                plain.content(),
                plain.found());
        shop().send(named);

        assertEquals(Optional.of("Till 2"), shop().upload(named.id()).dataSourceName());
    }

    @Test
    void theBytesComeBackAsTheyWere() throws IOException {
        final byte[] bytes = new byte[1_500_001];
        new Random(1).nextBytes(bytes);
        final NewUpload upload = shop().file("large.csv");
        inbox().accept(upload, new ByteArrayInputStream(bytes), Shop.PLENTY);

        assertArrayEquals(bytes, content(shop(), upload.id()));
    }

    @Test
    void theFirstLookMayGoOnUntilTheBytesAreStored() {
        final InputStream bytes = new ByteArrayInputStream(new byte[100_000]);
        final NewUpload plain = shop().file("sales.csv");
        final NewUpload upload = new NewUpload(
                plain.id(),
                plain.business(),
                plain.fileName(),
                plain.dataSourceName(),
                plain.options(),
                plain.content(),
                () -> new NewUpload.FirstLook(unread(bytes), Optional.empty()));
        inbox().accept(upload, bytes, Shop.PLENTY);

        assertEquals(0, shop().upload(upload.id()).counters().rowCount());
    }

    private static int unread(InputStream bytes) {
        try {
            return bytes.available();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void aFileWithoutBytesHasNone() throws IOException {
        final NewUpload upload = shop().file("empty.csv");
        inbox().accept(upload, InputStream.nullInputStream(), Shop.PLENTY);

        assertEquals(0, content(shop(), upload.id()).length);
    }

    @Test
    void anotherBusinessGetsNoneOfTheBytes() throws IOException {
        final UploadId upload = shop().send("sales.csv");

        assertEquals(0, content(otherShop(), upload).length);
    }

    @Test
    void aFileThatBreaksOffLeavesNothing() {
        final NewUpload upload = shop().file("sales.csv");
        final InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(new byte[600_000]), new BrokenStream());

        assertThrows(RuntimeException.class, () -> inbox().accept(upload, broken, Shop.PLENTY));
        assertEquals(Optional.empty(), inbox().find(Scope.ALL, upload.id()));
    }

    @Test
    void theVerySameBytesAsACompletedUploadAreToldToBeADuplicate() {
        final UploadId first = shop().imports();

        assertEquals(new Acceptance.Stored(Optional.of(first)), sendAgain(shop()));
    }

    @Test
    void anUploadThatIsNotCompletedHasNoDuplicates() {
        shop().send("sales.csv");

        assertEquals(new Acceptance.Stored(Optional.empty()), sendAgain(shop()));
    }

    @Test
    void theSameBytesOfAnotherBusinessAreNoDuplicate() {
        shop().imports();

        assertEquals(new Acceptance.Stored(Optional.empty()), sendAgain(otherShop()));
    }

    @Test
    void oneMoreThanAllowedInAMinuteIsRefused() {
        shop().send(shop().file("1.csv"), 2);
        shop().send(shop().file("2.csv"), 2);
        final NewUpload third = shop().file("3.csv");
        final Acceptance.TooMany answer = assertInstanceOf(Acceptance.TooMany.class, shop().send(third, 2));

        assertTrue(
                answer.retryAfter().compareTo(MINUTE) <= 0
                        && !answer.retryAfter().isZero(),
                answer::toString);
        assertEquals(Optional.empty(), inbox().find(Scope.ALL, third.id()));
    }

    @Test
    void theMinutePassesAndAnotherIsTaken() {
        shop().send(shop().file("1.csv"), 1);
        stores().timePasses(MINUTE.plusSeconds(1));

        assertEquals(Optional.empty(), inbox().waitBeforeNext(shop().id(), 1));
        assertInstanceOf(Acceptance.Stored.class, shop().send(shop().file("2.csv"), 1));
    }

    @Test
    void theWaitIsForTheOldestOfTheMinute() {
        shop().send(shop().file("1.csv"), 2);
        stores().timePasses(Duration.ofSeconds(50));
        shop().send(shop().file("2.csv"), 2);
        final Duration wait = inbox().waitBeforeNext(shop().id(), 2).orElseThrow();

        assertTrue(wait.compareTo(Duration.ofSeconds(10)) <= 0, wait::toString);
    }

    @Test
    void aBusinessDoesNotWaitForAnother() {
        shop().send(shop().file("1.csv"), 1);

        assertEquals(Optional.empty(), inbox().waitBeforeNext(otherShop().id(), 1));
    }

    @Test
    void ofSeveralAtOnceNoMoreThanAllowedAreTaken() {
        final List<Acceptance> answers = AtOnce.run(4, () -> shop().send(shop().file("sales.csv"), 2));

        assertEquals(
                2, answers.stream().filter(Acceptance.Stored.class::isInstance).count());
    }

    @Test
    void anUploadOfAnotherBusinessIsAbsent() {
        final UploadId upload = shop().send("sales.csv");

        assertEquals(Optional.empty(), inbox().find(otherShop().scope(), upload));
    }

    @Test
    void staffSeeEveryUpload() {
        final UploadId upload = shop().send("sales.csv");

        assertTrue(inbox().find(Scope.ALL, upload).isPresent());
    }

    @Test
    void anUnknownUploadIsAbsent() {
        assertEquals(Optional.empty(), inbox().find(Scope.ALL, new UploadId(Shop.nextId())));
    }

    @Test
    void uploadsAreListedNewestFirstAPieceAtATime() {
        final UploadId first = shop().send("1.csv");
        final UploadId second = shop().send("2.csv");
        final UploadId third = shop().send("3.csv");
        final Page<Upload> one = inbox().list(shop().scope(), new PageRequest(2, 0));
        final Page<Upload> two = inbox().list(shop().scope(), new PageRequest(2, 2));

        assertEquals(new Page<>(3, List.of(third, second)), one.map(Upload::id));
        assertEquals(new Page<>(3, List.of(first)), two.map(Upload::id));
    }

    @Test
    void aListHoldsTheUploadsOfItsScopeAlone() {
        shop().send("1.csv");
        final Shop other = otherShop();
        other.send("2.csv");

        assertEquals(1, inbox().list(other.scope(), PageRequest.FIRST).count());
        assertEquals(2, inbox().list(Scope.ALL, PageRequest.FIRST).count());
    }

    @Test
    void recentUploadsAreThoseAtWorkAndThenTheNewest() {
        final UploadId completed = shop().imports();
        final UploadId second = shop().imports();
        final UploadId working = shop().sendAndTake().upload();
        final UploadId waiting = shop().send("4.csv");
        final UploadId third = otherShop().imports();

        assertEquals(List.of(waiting, working, third, second, completed), ids(recent(Scope.ALL, Optional.empty(), 10)));
    }

    @Test
    void recentUploadsCanBeThoseOfOneStatus() {
        final UploadId completed = shop().imports();
        shop().send("2.csv");

        assertEquals(List.of(completed), ids(recent(Scope.ALL, Optional.of(UploadStatus.COMPLETED), 10)));
    }

    @Test
    void recentUploadsAreNoMoreThanAskedFor() {
        shop().send("1.csv");
        shop().send("2.csv");

        assertEquals(1, inbox().recent(shop().scope(), Optional.empty(), 1).size());
    }

    @Test
    void oneThatWaitsSaysItsPlaceAndOneAtWorkWhoHasIt() {
        shop().sendAndTake();
        final UploadId first = shop().send("2.csv");
        final UploadId second = otherShop().send("3.csv");
        final List<TrackedUpload> recent = inbox().recent(Scope.ALL, Optional.empty(), 10);

        assertEquals(
                List.of(second, first),
                ids(recent.stream().map(TrackedUpload::upload).limit(2).toList()));
        assertEquals(Optional.of(2L), recent.get(0).queuePlace());
        assertEquals(Optional.of(1L), recent.get(1).queuePlace());
        assertEquals(Optional.empty(), recent.get(1).node());
        assertEquals(Optional.of("node-1"), recent.get(2).node());
        assertEquals(Optional.empty(), recent.get(2).queuePlace());
    }

    @Test
    void uploadsThatWaitOrAreWorkedOnAreActive() {
        shop().imports();
        shop().sendAndTake();
        shop().send("3.csv");
        otherShop().send("4.csv");

        assertEquals(2, inbox().active(shop().scope()));
        assertEquals(3, inbox().active(Scope.ALL));
    }

    private UploadInbox inbox() {
        return stores().inbox();
    }

    private List<Upload> recent(Scope scope, Optional<UploadStatus> status, int limit) {
        return inbox().recent(scope, status, limit).stream()
                .map(TrackedUpload::upload)
                .toList();
    }

    private static List<UploadId> ids(List<Upload> uploads) {
        return uploads.stream().map(Upload::id).toList();
    }

    private static Acceptance sendAgain(Shop shop) {
        return shop.send(shop.file("sales.csv"), Shop.PLENTY);
    }

    private byte[] content(Shop reader, UploadId upload) throws IOException {
        try (InputStream content = stores().uploadBooks().content(reader.id(), upload)) {
            return content.readAllBytes();
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("The sender hung up");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }
}
