package tally.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.DatabaseException;
import tally.domain.receipts.Correction;
import tally.domain.receipts.ReceiptItem;
import tally.domain.sales.ErrorCode;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.LeaseKeeper;
import tally.domain.uploads.Upload;
import tally.receipts.image.Pictures;
import tally.receipts.ocr.Ocr;
import tally.receipts.ocr.OcrException;
import tally.receipts.text.ReceiptText;

class ReceiptRunnerTest {
    private static final byte[] IMAGE = Pictures.file(Pictures.page(0, "TOTAL"), "png");
    private static final String SURE = "TEA SHOP\nDate: 2025-11-07\nTea 1.60\nTea 1.60\nRice 2.40\nTOTAL 5.60";
    private static final String UNSURE = "TEA SHOP\nDate: 2025-11-07\nTea 1.60\nTOTAL 9.60";

    private final ReceiptDesk desk = new ReceiptDesk(IMAGE);
    private final List<String> told = new ArrayList<>();

    @Test
    void aSureReceiptIsBookedWithEachItemARow() {
        assertTrue(run(reads(SURE)));
        final Batch batch = desk.booked.get(0);
        assertEquals(
                List.of(1L, 2L, 3L),
                batch.sales().stream().map(sale -> sale.row()).toList());
        assertEquals(
                List.of(1, 2, 1),
                batch.sales().stream().map(sale -> sale.occurrence()).toList());
        assertEquals(List.of("completed"), told);
    }

    @Test
    void anUnsureReceiptIsLeftToAPersonAndNothingIsBooked() {
        run(reads(UNSURE));
        assertEquals(List.of("review: the items do not add up to the total"), told);
        assertEquals(List.of(), desk.booked);
        assertTrue(desk.kept.isPresent());
    }

    @Test
    void theGivenDateWinsOverWhatWasRead() {
        desk.givenDate = Optional.of(LocalDate.of(2025, 10, 1));
        run(reads(SURE));
        assertEquals(
                LocalDate.of(2025, 10, 1),
                desk.booked.get(0).sales().get(0).key().date());
    }

    @Test
    void whatAPersonConfirmedIsBookedAndARefusedItemFailsAlone() {
        desk.confirmed = Optional.of(new Correction(
                Optional.of("2025-11-08"),
                Optional.of(List.of(new ReceiptItem("Tea", "1", "1.60"), new ReceiptItem("Rice", "none", "2.40")))));
        run(reads("never read"));
        assertEquals(1, desk.booked.get(0).sales().size());
        assertEquals(
                ErrorCode.INVALID_ITEM,
                desk.booked.get(0).failures().get(0).problem().code());
        assertEquals(List.of("completed"), told);
    }

    @Test
    void anImageThatCantBeReadFailsTheReceipt() {
        run((grey, mode) -> {
            throw new OcrException("The image can't be read.");
        });
        assertEquals(List.of("failed: The image can't be read."), told);
    }

    @Test
    void whatAnEarlierAttemptBookedIsNotBookedAgain() {
        desk.done = 2;
        run(reads(SURE));
        assertEquals(List.of(), desk.booked);
        assertEquals(List.of("completed"), told);
    }

    @Test
    void aDatabaseThatIsAwayForAMomentGetsTheClaimBack() {
        assertFalse(run((grey, mode) -> {
            throw new DatabaseException("away", new IllegalStateException(), true);
        }));
        assertTrue(desk.handedBack);
        assertEquals(List.of("interrupted: away"), told);
    }

    @Test
    void anErrorOfOursFailsTheReceiptAndNothingElse() {
        assertTrue(run((grey, mode) -> {
            throw new IllegalStateException("a bug");
        }));
        assertEquals(List.of("crashed: a bug"), told);
    }

    @Test
    void withoutAReceiptThereIsNothingToDo() {
        final ReceiptRunner runner = runner(reads(SURE));
        assertTrue(runner.runNext(new Leases()));
        assertFalse(runner.runNext(new Leases()));
    }

    private boolean run(Ocr ocr) {
        return runner(ocr).runNext(new Leases());
    }

    private ReceiptRunner runner(Ocr ocr) {
        final var claimant = new ReceiptRunner.Claimant("node-1", Duration.ofMinutes(2));
        return new ReceiptRunner(desk.stores(), new ReceiptReader(ocr), new Listener(), claimant);
    }

    private static Ocr reads(String text) {
        return (grey, mode) -> ReceiptText.ofPlain(text);
    }

    /** Leases that never run out. */
    private static final class Leases implements LeaseKeeper, LeaseKeeper.Held {
        @Override
        public Held hold(Claim claim) {
            return this;
        }

        @Override
        public boolean lost() {
            return false;
        }

        @Override
        public void close() {}
    }

    /** Writes down what it is told. */
    private final class Listener implements ReceiptListener {
        @Override
        public void completed(Upload receipt) {
            told.add("completed");
        }

        @Override
        public void needsReview(Upload receipt) {
            told.add("review: " + receipt.errorMessage().orElse(""));
        }

        @Override
        public void failed(Upload receipt) {
            told.add("failed: " + receipt.errorMessage().orElse(""));
        }

        @Override
        public void crashed(Claim claim, Throwable cause) {
            told.add("crashed: " + cause.getMessage());
        }

        @Override
        public void interrupted(Claim claim, String reason) {
            told.add("interrupted: " + reason);
        }
    }
}
