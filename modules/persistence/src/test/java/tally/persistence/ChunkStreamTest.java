package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.UploadId;
import tally.domain.uploads.NewUpload;
import tally.testkit.Shop;

/** What was stored comes back, whatever its length is to that of a chunk, and to that of what is fetched at once. */
class ChunkStreamTest {
    private static final int LONGER_ONCE = 384 * 1024;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(PostgresStores.empty(), "Ahmed's Shop");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7_999, 8_000, 8_001, 16_000, 16_001, 24_000, 408_000, 408_001, 800_000})
    void comesBackAsItWas(int length) throws IOException {
        final byte[] bytes = bytes(length);

        assertArrayEquals(bytes, read(stored(bytes)));
    }

    /** As it was stored before migration 071. */
    @Test
    void longChunksComeBackToo() throws IOException {
        final byte[] bytes = bytes(5 * LONGER_ONCE + 1);
        final UploadId upload = stored(new byte[0]);
        PostgresStores.database().inTransaction(connection -> {
            Sql.update(connection, "alter table upload_chunks alter column bytes set storage external");
            for (int number = 0; number * LONGER_ONCE < bytes.length; number++) {
                final int from = number * LONGER_ONCE;
                final byte[] chunk = new ByteArrayInputStream(bytes, from, LONGER_ONCE).readAllBytes();
                Sql.update(
                        connection, "insert into upload_chunks values (?, ?, ?, ?)", shop.id(), upload, number, chunk);
            }
            return Sql.update(connection, "alter table upload_chunks alter column bytes set storage plain");
        });

        assertArrayEquals(bytes, read(upload));
    }

    private static byte[] bytes(int length) {
        final byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private UploadId stored(byte[] bytes) {
        final NewUpload upload = shop.file("sales.csv");
        new PostgresUploadInbox(PostgresStores.database()).accept(upload, new ByteArrayInputStream(bytes), Shop.PLENTY);
        return upload.id();
    }

    private byte[] read(UploadId upload) throws IOException {
        try (InputStream content = new ChunkStream(PostgresStores.database(), shop.id(), upload)) {
            return content.readAllBytes();
        }
    }
}
