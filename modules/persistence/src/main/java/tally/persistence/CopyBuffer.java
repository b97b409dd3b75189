package tally.persistence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;
import tally.domain.sales.Money;

/**
 * Encodes rows in the binary format of {@code COPY} (PostgreSQL manual, COPY, 'Binary Format'; the types' own formats are
 * those of their {@code _recv} functions). Binary, because a user's text never is part of a statement then, and because
 * the server need not parse it. Grows to the largest piece that is sent at once. One per thread.
 *
 * <p>Fast on purpose: fifteen fields of every row come through here. So it writes whole words into an array, and makes room
 * once a row; only a text asks for more. Measured by {@code ./build.sh bench ingest}.
 */
final class CopyBuffer {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final long POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int NANOS_A_MICRO = 1000;
    private static final int NULL = -1;
    private static final int NUMERIC_BASE = 10_000;

    /** To that base, of the largest {@code long}. */
    private static final int MOST_DIGITS = 5;

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Room for the fields of a row but its texts: 25 of 20 bytes at most, as a {@code uuid} with its length. */
    private static final int ROW_BYTES = 512;

    private byte[] bytes;
    private int length;

    CopyBuffer() {
        this(1 << 16);
    }

    /** With room for about so many bytes, where they are known: each time it grows, all of it is copied. */
    CopyBuffer(int bytes) {
        this.bytes = new byte[bytes];
    }

    CopyBuffer begin() {
        length = 0;
        room(64);
        raw(SIGNATURE);
        putInt(0);
        putInt(0);
        return this;
    }

    /** Makes room for more rows; what is in must have been sent. */
    void clear() {
        length = 0;
    }

    /** Appends what another buffer has encoded. */
    void append(byte[] encoded, int from, int to) {
        room(to - from);
        System.arraycopy(encoded, from, bytes, length, to - from);
        length += to - from;
    }

    /** Begins a row of 25 fields at most, and makes room for all of them but the texts at once. */
    void row(int fields) {
        room(ROW_BYTES);
        putShort(fields);
    }

    /**
     * Begins an array (of the format that {@code array_recv} reads) of elements of this type, and makes room for all of them,
     * 20 bytes each at most.
     */
    void array(int elementType, int elements) {
        room(20 + 20 * elements);
        putInt(elements == 0 ? 0 : 1);
        putInt(0);
        putInt(elementType);
        if (elements > 0) {
            putInt(elements);
            putInt(1);
        }
    }

    void end() {
        room(2);
        putShort(-1);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void nothing() {
        putInt(NULL);
    }

    void uuid(UUID value) {
        uuid(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }

    void uuid(long high, long low) {
        putInt(16);
        putLong(high);
        putLong(low);
    }

    void bigint(long value) {
        putInt(8);
        putLong(value);
    }

    void integer(int value) {
        putInt(4);
        putInt(value);
    }

    void date(LocalDate value) {
        integer((int) (value.toEpochDay() - POSTGRES_EPOCH_DAY));
    }

    void time(LocalTime value) {
        bigint(value.toNanoOfDay() / NANOS_A_MICRO);
    }

    void text(String value) {
        final byte[] text = value.getBytes(StandardCharsets.UTF_8);
        room(text.length + ROW_BYTES);
        putInt(text.length);
        raw(text);
    }

    /** The first {@code count} bytes of an array, as a {@code bytea}. */
    void bytea(byte[] value, int count) {
        room(count + ROW_BYTES);
        putInt(count);
        append(value, 0, count);
    }

    /**
     * A {@code numeric} of at most four decimals, as {@link Money#tenThousandths} takes it: digits to the base of 10,000, one of
     * them behind the point; zeros at both ends are left out, the scale is kept as it stands.
     */
    void money(BigDecimal value) {
        long left = Money.tenThousandths(value);
        int lowest = -1;
        while (left != 0 && left % NUMERIC_BASE == 0) {
            left /= NUMERIC_BASE;
            lowest++;
        }
        final int count = digits(left);
        putInt(8 + 2 * count);
        putShort(count);
        putShort(count == 0 ? 0 : lowest + count - 1);
        putShort(0);
        putShort(value.scale());
        putDigits(left, count);
    }

    /** How many digits to the base of 10,000 a number has. */
    private static int digits(long number) {
        int count = 0;
        for (long above = 1; count < MOST_DIGITS && above <= number; above *= NUMERIC_BASE) {
            count++;
        }
        return count;
    }

    private void putDigits(long number, int count) {
        long left = number;
        for (int digit = count - 1; digit >= 0; digit--) {
            SHORTS.set(bytes, length + 2 * digit, (short) (left % NUMERIC_BASE));
            left /= NUMERIC_BASE;
        }
        length += 2 * count;
    }

    private void raw(byte[] source) {
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    private void putShort(int value) {
        SHORTS.set(bytes, length, (short) value);
        length += Short.BYTES;
    }

    private void putInt(int value) {
        INTS.set(bytes, length, value);
        length += Integer.BYTES;
    }

    private void putLong(long value) {
        LONGS.set(bytes, length, value);
        length += Long.BYTES;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
