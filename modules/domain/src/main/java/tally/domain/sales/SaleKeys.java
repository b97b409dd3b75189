package tally.domain.sales;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Makes the {@link SaleKey} of a sale: the first 128 bits of a SHA-256 over its values, each behind its length, so that
 * no two rows share the bytes. One per thread: the digest is reused.
 */
public final class SaleKeys {
    private final MessageDigest digest;

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
        add(sale.date().toString());
        add(sale.time().map(Object::toString).orElse(""));
        add(sale.product());
        add(Integer.toString(sale.quantity()));
        add(sale.amount().stripTrailingZeros().toPlainString());
        add(sale.customer().orElse(""));
        final ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new SaleKey(sale.date(), new UUID(hash.getLong(), hash.getLong()));
    }

    private void add(String value) {
        final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }
}
