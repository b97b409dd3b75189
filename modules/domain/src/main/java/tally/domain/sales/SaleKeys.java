package tally.domain.sales;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Makes the {@link SaleKey} of a sale: the first 128 bits of a SHA-256 over its values, numbers at a fixed width and names
 * behind their length, so that no two sales share the bytes. One per thread: the digest is reused.
 */
public final class SaleKeys {
    private static final long NO_TIME = -1;

    /** Two names of 255 characters at most, of up to four bytes each, and some numbers. */
    private static final int MAX_BYTES = 4096;

    /** Of SHA-256. */
    private static final int HASH_BYTES = 32;

    private final MessageDigest digest;
    private final ByteBuffer values = ByteBuffer.allocate(MAX_BYTES);
    private final ByteBuffer hash = ByteBuffer.allocate(HASH_BYTES);

    /** A maker for the calling thread. */
    public SaleKeys() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** The key; {@code 50} and {@code 50.00} give the same one. */
    public SaleKey of(Sale sale) {
        values.clear();
        values.putLong(sale.date().toEpochDay());
        values.putLong(sale.time().isPresent() ? sale.time().get().toNanoOfDay() : NO_TIME);
        values.putInt(sale.quantity());
        values.putLong(Money.tenThousandths(sale.amount()));
        add(sale.product());
        add(sale.customer().orElse(""));
        digest.update(values.flip());
        digest();
        return new SaleKey(sale.date(), hash.getLong(0), hash.getLong(Long.BYTES));
    }

    private void digest() {
        try {
            digest.digest(hash.array(), 0, HASH_BYTES);
        } catch (DigestException impossible) {
            throw new IllegalStateException("The room is as long as the digest", impossible);
        }
    }

    private void add(String name) {
        final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        values.putInt(bytes.length).put(bytes);
    }
}
