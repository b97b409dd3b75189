package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tally.domain.UploadId;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.ClaimedUpload;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.ImportOptions;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadQueue;
import tally.domain.uploads.UploadStatus;
import tally.testkit.BadRows;
import tally.testkit.Shop;

/** What {@link UploadQueue} promises. */
public abstract class UploadQueueContract extends StoreContract {
    private static final Duration LONGER_THAN_THE_LEASE = Shop.LEASE.plusSeconds(1);

    /** For subclasses. */
    protected UploadQueueContract() {}

    @Test
    void anEmptyQueueHasNothingToDo() {
        assertEquals(Optional.empty(), claim("node-1"));
    }

    @Test
    void anUploadIsTakenWithAllThatItsReaderNeeds() {
        final ImportOptions options = new ImportOptions(
                DuplicateRule.STRICT,
                Map.of(Field.DATE, "Invoice Date", Field.UNIT_PRICE, "Price \"each\", {net}"),
                new Formats(Optional.of("M/d/yyyy H:mm"), Optional.of(NumberFormat.SPACE_GROUPS)),
                Optional.of('\t'),
                Optional.of("windows-1252"));
        final UploadId upload = shop().send(shop().file("sales.csv", options));
        final ClaimedUpload claimed = claim("node-1").orElseThrow();

        assertEquals(new Claim(shop().id(), upload, "node-1", 1), claimed.claim());
        assertEquals("sales.csv", claimed.fileName());
        assertEquals(options, claimed.options());
        assertEquals(ZoneId.of("Asia/Dhaka"), claimed.timeZone());
        assertEquals(shop().upload(upload).timeline().createdAt(), claimed.createdAt());
        assertEquals(new Upload.Counters(3, 0, 0, 0), claimed.done());
    }

    @Test
    void optionsThatSayNothingSayNothingStill() {
        shop().send("sales.csv");

        assertEquals(ImportOptions.DEFAULT, claim("node-1").orElseThrow().options());
    }

    /** So that no attempt has to read all of the file to find it again. */
    @Test
    void anUploadIsReadInTheCharsetThatWasFoundInIt() {
        shop().send(shop().file("sales.csv", ImportOptions.DEFAULT, "windows-1252"));

        assertEquals(
                Optional.of("windows-1252"),
                claim("node-1").orElseThrow().options().charset());
    }

    @Test
    void theCharsetThatAPersonNamesGoesBeforeTheOneThatWasFound() {
        final ImportOptions named = ImportOptions.DEFAULT.inCharset(Optional.of("ISO-8859-2"));
        shop().send(shop().file("sales.csv", named, "windows-1252"));

        assertEquals(named, claim("node-1").orElseThrow().options());
    }

    @Test
    void anUploadThatIsTakenIsBeingProcessed() {
        final Upload upload = shop().upload(shop().sendAndTake().upload());

        assertEquals(UploadStatus.PROCESSING, upload.status());
        assertTrue(upload.timeline().startedAt().isPresent());
    }

    @Test
    void theOldestIsTakenFirst() {
        final UploadId oldest = shop().send("1.csv");
        otherShop().send("2.csv");

        assertEquals(oldest, claimed("node-1"));
    }

    @Test
    void aBusinessHasOneUploadAtWorkAtATime() {
        shop().sendAndTake();
        shop().send("2.csv");

        assertEquals(Optional.empty(), claim("node-2"));
    }

    @Test
    void theNextOfABusinessIsTakenWhenTheFirstIsDone() {
        final Claim first = shop().sendAndTake();
        final UploadId second = shop().send("2.csv");
        stores().uploadBooks().complete(first);

        assertEquals(second, claimed("node-2"));
    }

    @Test
    void twoBusinessesAreWorkedForSideBySide() {
        shop().sendAndTake();
        final UploadId other = otherShop().send("2.csv");

        assertEquals(other, claimed("node-2"));
    }

    @Test
    void anUploadIsTakenByOneNode() {
        shop().sendAndTake();

        assertEquals(Optional.empty(), claim("node-2"));
    }

    @RepeatedTest(5)
    void ofManyNodesAtOnceOneTakesTheUpload() {
        shop().send("1.csv");

        assertEquals(
                1,
                AtOnce.run(6, () -> claim("node")).stream()
                        .flatMap(Optional::stream)
                        .count());
    }

    @RepeatedTest(5)
    void ofManyNodesAtOnceOneWorksForABusiness() {
        shop().send("1.csv");
        shop().send("2.csv");
        shop().send("3.csv");

        assertEquals(
                1,
                AtOnce.run(6, () -> claim("node")).stream()
                        .flatMap(Optional::stream)
                        .count());
    }

    @RepeatedTest(5)
    void manyNodesAtOnceTakeTheUploadsOfManyBusinesses() {
        final List<UploadId> sent = Stream.of("A", "B", "C", "D")
                .map(name -> Shop.open(stores(), name).send("sales.csv"))
                .toList();
        final List<UploadId> taken = Stream.concat(
                        AtOnce.run(4, () -> claim("node")).stream().flatMap(Optional::stream),
                        Stream.generate(() -> claim("late")).limit(4).flatMap(Optional::stream))
                .map(upload -> upload.claim().upload())
                .sorted(Comparator.comparing(UploadId::toString))
                .toList();

        assertEquals(sent, taken);
    }

    @Test
    void aLeaseThatRanOutIsWorkForAnyNode() {
        final UploadId upload = shop().sendAndTake().upload();
        stores().timePasses(LONGER_THAN_THE_LEASE);

        assertEquals(
                new Claim(shop().id(), upload, "node-2", 2),
                claim("node-2").orElseThrow().claim());
    }

    @Test
    void whoTakesOverIsToldHowFarItIs() {
        final Claim claim = shop().sendAndTake();
        stores().uploadBooks().book(claim, new Batch(0, List.of(), List.of(BadRows.badDate(2))));
        stores().timePasses(LONGER_THAN_THE_LEASE);

        assertEquals(
                new Upload.Counters(3, 0, 0, 1), claim("node-2").orElseThrow().done());
    }

    @Test
    void theTimeOfTheFirstStartIsKept() {
        final Claim first = shop().sendAndTake();
        final Optional<Instant> started =
                shop().upload(first.upload()).timeline().startedAt();
        stores().queue().handBack(first);
        claim("node-2");

        assertEquals(started, shop().upload(first.upload()).timeline().startedAt());
    }

    @Test
    void aRenewedLeaseHoldsLonger() {
        final Claim claim = shop().sendAndTake();
        stores().timePasses(Shop.LEASE.minusSeconds(30));
        assertTrue(stores().queue().renew(claim, Shop.LEASE));
        stores().timePasses(Shop.LEASE.minusSeconds(30));

        assertEquals(Optional.empty(), claim("node-2"));
    }

    @Test
    void aLeaseThatAnotherNodeTookOverCanNotBeRenewed() {
        final Claim lost = shop().sendAndTake();
        stores().timePasses(LONGER_THAN_THE_LEASE);
        claim("node-2");

        assertFalse(stores().queue().renew(lost, Shop.LEASE));
    }

    @Test
    void theSameNodesLaterAttemptIsAnotherClaim() {
        final Claim lost = shop().sendAndTake();
        stores().timePasses(LONGER_THAN_THE_LEASE);
        shop().take("node-1");

        assertFalse(stores().queue().renew(lost, Shop.LEASE));
    }

    @Test
    void whatIsHandedBackCanBeTakenAtOnceAndIsAnotherClaim() {
        final Claim claim = shop().sendAndTake();
        stores().queue().handBack(claim);

        assertEquals(UploadStatus.PENDING, shop().upload(claim.upload()).status());
        assertEquals(
                new Claim(shop().id(), claim.upload(), "node-2", 2),
                claim("node-2").orElseThrow().claim());
    }

    @Test
    void whatWasLostCanNotBeHandedBack() {
        final Claim lost = shop().sendAndTake();
        stores().timePasses(LONGER_THAN_THE_LEASE);
        claim("node-2");
        stores().queue().handBack(lost);

        assertEquals(UploadStatus.PROCESSING, shop().upload(lost.upload()).status());
        assertEquals(Optional.empty(), claim("node-3"));
    }

    @Test
    void anUploadThatStoppedThreeNodesIsFailedAndSaysSo() {
        final UploadId upload = shop().send("poison.csv");
        for (int attempt = 1; attempt <= UploadQueue.MAX_TRIES; attempt++) {
            assertEquals(upload, claimed("node-" + attempt));
            stores().timePasses(LONGER_THAN_THE_LEASE);
        }

        assertEquals(Optional.empty(), claim("node-4"));
        assertEquals(UploadStatus.FAILED, shop().upload(upload).status());
        assertTrue(shop().upload(upload).errorMessage().orElseThrow().contains("3 times"));
        assertTrue(shop().upload(upload).timeline().completedAt().isPresent());
    }

    @Test
    void whatADeadNodeHadClaimedIsFreeAtOnceAndWhatOthersHaveIsNot() {
        final UploadId ofTheDead = shop().send("1.csv");
        assertEquals(ofTheDead, claimed("dead"));
        final Claim ofTheLiving = otherShop().sendAndTake();

        assertEquals(1, stores().queue().endLeases("dead"));

        assertEquals(ofTheDead, claimed("node-2"));
        assertEquals(Optional.empty(), claim("node-2"));
        assertTrue(stores().queue().renew(ofTheLiving, Shop.LEASE));
    }

    @Test
    void aTryOfADeadNodeCountsAsOneThatKilledIt() {
        final UploadId upload = shop().send("poison.csv");
        for (int attempt = 1; attempt <= UploadQueue.MAX_TRIES; attempt++) {
            assertEquals(upload, claimed("node-1"));
            stores().queue().endLeases("node-1");
        }

        assertEquals(Optional.empty(), claim("node-1"));
        assertEquals(UploadStatus.FAILED, shop().upload(upload).status());
    }

    @Test
    void aBusinessThatSentManyFilesLetsTheOthersHaveTheirTurn() {
        final List<UploadId> many =
                Stream.generate(() -> shop().send("one of fifty.csv")).limit(50).toList();
        stores().timePasses(Duration.ofSeconds(1));
        final UploadId one = otherShop().send("the only one.csv");
        stores().timePasses(Duration.ofSeconds(1));
        final Claim first = shop().take("node-1");
        stores().uploadBooks().complete(first);

        assertEquals(many.get(0), first.upload());
        assertEquals(one, claimed("node-1"));
        assertEquals(many.get(1), claimed("node-1"));
    }

    @Test
    void howeverOftenAnUploadIsHandedBackItIsNotFailed() {
        final UploadId upload = shop().send("sales.csv");
        for (int time = 0; time <= UploadQueue.MAX_TRIES; time++) {
            stores().queue().handBack(shop().take("node-1"));
        }

        assertEquals(upload, claimed("node-1"));
    }

    @Test
    void aNodeThatLivesToSayThatItLostItsLeaseWasNotKilled() {
        final UploadId upload = shop().send("sales.csv");
        for (int time = 0; time <= UploadQueue.MAX_TRIES; time++) {
            final Claim lost = shop().take("node-1");
            stores().timePasses(LONGER_THAN_THE_LEASE);
            stores().queue().handBack(lost);
        }

        assertEquals(upload, claimed("node-1"));
    }

    @Test
    void aNodeThatSaysSoOnlyWhenAnotherHasTheUploadWasNotKilledEither() {
        final UploadId upload = shop().send("sales.csv");
        Claim lost = shop().take("node-0");
        for (int time = 1; time <= UploadQueue.MAX_TRIES; time++) {
            stores().timePasses(LONGER_THAN_THE_LEASE);
            final Claim next = shop().take("node-" + time);
            stores().queue().handBack(lost);
            lost = next;
        }
        stores().timePasses(LONGER_THAN_THE_LEASE);

        assertEquals(upload, claimed("node-9"));
    }

    @Test
    void whatWasBookedMakesEarlierTriesForgotten() {
        final UploadId upload = shop().send("sales.csv");
        for (int rows = 0; rows < UploadQueue.MAX_TRIES + 2; rows++) {
            final Claim claim = shop().take("node-" + rows);
            stores().uploadBooks().book(claim, new Batch(rows, List.of(), List.of(BadRows.badDate(rows + 2))));
            stores().timePasses(LONGER_THAN_THE_LEASE);
        }

        assertEquals(upload, claimed("node-9"));
    }

    @Test
    void aTryThatBooksAndThenKillsCounts() {
        final UploadId upload = shop().send("sales.csv");
        stores().uploadBooks().book(shop().take("node-1"), new Batch(0, List.of(), List.of(BadRows.badDate(2))));
        stores().timePasses(LONGER_THAN_THE_LEASE);
        for (int time = 1; time < UploadQueue.MAX_TRIES; time++) {
            assertEquals(upload, claimed("node-1"));
            stores().timePasses(LONGER_THAN_THE_LEASE);
        }

        assertEquals(Optional.empty(), claim("node-1"));
        assertEquals(UploadStatus.FAILED, shop().upload(upload).status());
    }

    @Test
    void whatIsPostponedIsLeftAloneForAWhileThatGrowsAndIsNeverFailed() {
        final UploadId upload = shop().send("sales.csv");
        for (final int seconds : List.of(1, 2, 4, 8, 8)) {
            stores().queue().postpone(shop().take("node-1"));
            stores().timePasses(Duration.ofSeconds(seconds).minusMillis(500));
            assertEquals(Optional.empty(), claim("node-1"), "After nearly " + seconds + " s");
            stores().timePasses(Duration.ofMillis(500));
        }

        assertEquals(upload, claimed("node-1"));
    }

    @Test
    void theThirdAttemptIsNotCutShort() {
        shop().send("sales.csv");
        for (int attempt = 1; attempt < UploadQueue.MAX_TRIES; attempt++) {
            shop().take("node-" + attempt);
            stores().timePasses(LONGER_THAN_THE_LEASE);
        }
        final Claim third = shop().take("node-3");

        assertEquals(Optional.empty(), claim("node-4"));
        assertEquals(
                UploadStatus.COMPLETED, stores().uploadBooks().complete(third).status());
    }

    @Test
    void aFileThatIsGivenUpMakesRoomForTheNextOfItsBusiness() {
        shop().send("poison.csv");
        final UploadId next = shop().send("good.csv");
        for (int attempt = 1; attempt <= UploadQueue.MAX_TRIES; attempt++) {
            assertNotEquals(next, claimed("node-" + attempt));
            stores().timePasses(LONGER_THAN_THE_LEASE);
        }

        assertEquals(next, claimed("node-4"));
    }

    @Test
    void whatIsDoneIsNotTakenAgain() {
        stores().uploadBooks().complete(shop().sendAndTake());
        stores().uploadBooks().fail(shop().sendAndTake(), "Not readable");
        stores().timePasses(LONGER_THAN_THE_LEASE);

        assertEquals(Optional.empty(), claim("node-2"));
    }

    private Optional<ClaimedUpload> claim(String node) {
        return stores().queue().claim(node, Shop.LEASE);
    }

    private UploadId claimed(String node) {
        return claim(node).orElseThrow().claim().upload();
    }
}
