package tally.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How the ids of what an upload makes follow from its own. */
class UploadIdTest {
    private static final UploadId UPLOAD = UploadId.of("019ac6b1-2a3b-7c4d-8e5f-0123456789ab");

    @Test
    void theLast32BitsAreTheNumber() {
        assertEquals(UUID.fromString("019ac6b1-2a3b-7c4d-8e5f-012300000005"), UPLOAD.nth(5));
    }

    @Test
    void theHighestNumberHas32Bits() {
        assertEquals(UUID.fromString("019ac6b1-2a3b-7c4d-8e5f-0123ffffffff"), UPLOAD.nth(0xFFFF_FFFFL));
    }

    @Test
    void aNumberOf33BitsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> UPLOAD.nth(0x1_0000_0000L));
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> UPLOAD.nth(-1));
    }

    @Test
    void aSalesIdIsTheSameOnEveryAttempt() {
        assertEquals(SaleId.booked(UPLOAD, 3), SaleId.booked(UPLOAD, 3));
    }

    @Test
    void aRecoveredSaleNeverHasABookedOnesId() {
        assertNotEquals(SaleId.booked(UPLOAD, 3), SaleId.recovered(UPLOAD, 3));
    }

    @Test
    void allSalesOfAnUploadLieBetweenItsFirstAndItsLast() {
        final String booked = SaleId.booked(UPLOAD, 3).toString();
        final String recovered = SaleId.recovered(UPLOAD, 3).toString();

        assertTrue(SaleId.first(UPLOAD).toString().compareTo(booked) < 0);
        assertTrue(booked.compareTo(recovered) < 0);
        assertTrue(recovered.compareTo(SaleId.last(UPLOAD).toString()) < 0);
    }

    @Test
    void aFailedRowHasTheSameIdOnEveryAttempt() {
        assertEquals(FailedJobId.ofRow(UPLOAD, 7), FailedJobId.ofRow(UPLOAD, 7));
    }

    @Test
    void twoFailedRowsHaveTwoIds() {
        assertNotEquals(FailedJobId.ofRow(UPLOAD, 7), FailedJobId.ofRow(UPLOAD, 8));
    }
}
