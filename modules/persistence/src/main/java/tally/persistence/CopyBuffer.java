package tally.persistence;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tally.domain.sales.Money;

/**
 * Encodes rows in the binary format of {@code COPY} (PostgreSQL manual, COPY, 'Binary Format'; the types' own formats are
 * those of their {@code _recv} functions). Binary, because a user's text never is part of a statement then, and because
 * the server need not parse it. Grows to the largest piece that is sent at once. One per thread.
 */
final class CopyBuffer {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final LocalDate POSTGRES_EPOCH = LocalDate.of(2000, 1, 1);
    private static final int NANOS_A_MICRO = 1000;
    private static final int NULL = -1;
    private static final int NUMERIC_BASE = 10_000;

    /** Room for the fields of a row but its texts: 25 of 20 bytes at most, as a {@code uuid} with its length. */
    private static final int ROW_BYTES = 512;

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    CopyBuffer begin() {
        buffer.clear();
        room(64).put(SIGNATURE).putInt(0).putInt(0);
        return this;
    }

    /** Makes room for more rows; what is in must have been sent. */
    void clear() {
        buffer.clear();
    }

    /** Begins a row of 25 fields at most, and makes room for all of them but the texts at once. */
    void row(int fields) {
        room(ROW_BYTES).putShort((short) fields);
    }

    void end() {
        room(2).putShort((short) -1);
    }

    byte[] bytes() {
        return buffer.array();
    }

    int length() {
        return buffer.position();
    }

    void nothing() {
        buffer.putInt(NULL);
    }

    void uuid(UUID value) {
        buffer.putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }

    void bigint(long value) {
        buffer.putInt(8).putLong(value);
    }

    void integer(int value) {
        buffer.putInt(4).putInt(value);
    }

    void date(LocalDate value) {
        integer((int) ChronoUnit.DAYS.between(POSTGRES_EPOCH, value));
    }

    void time(LocalTime value) {
        bigint(value.toNanoOfDay() / NANOS_A_MICRO);
    }

    void text(String value) {
        final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(bytes.length + ROW_BYTES).putInt(bytes.length).put(bytes);
    }

    /**
     * A {@code numeric} of at most four decimals and below 10<sup>12</sup>: up to three digits to the base of 10,000 before
     * the point and one behind it; zeros at both ends are left out, the scale is kept as it stands.
     */
    void money(BigDecimal value) {
        final long scaled = Money.tenThousandths(value);
        final int[] digits = {
            (int) (scaled / NUMERIC_BASE / NUMERIC_BASE / NUMERIC_BASE),
            (int) (scaled / NUMERIC_BASE / NUMERIC_BASE % NUMERIC_BASE),
            (int) (scaled / NUMERIC_BASE % NUMERIC_BASE),
            (int) (scaled % NUMERIC_BASE)
        };
        numeric(digits, value.scale());
    }

    private void numeric(int[] digits, int scale) {
        int first = 0;
        int behindLast = digits.length;
        while (first < behindLast && digits[first] == 0) {
            first++;
        }
        while (behindLast > first && digits[behindLast - 1] == 0) {
            behindLast--;
        }
        final int count = behindLast - first;
        final int weight = count == 0 ? 0 : 2 - first;
        buffer.putInt(8 + 2 * count).putShort((short) count).putShort((short) weight);
        buffer.putShort((short) 0).putShort((short) scale);
        for (int i = first; i < behindLast; i++) {
            buffer.putShort((short) digits[i]);
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            final ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }
}
