package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredFileTest {
    private int fetched;

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "65536, 1", "65537, 4", "200000, 4"})
    void aSmallFileIsFetchedOnceForAllWhoReadIt(int length, int fetches) throws IOException {
        final byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        final StoredFile file = new StoredFile(() -> {
            fetched++;
            return new ByteArrayInputStream(bytes);
        });

        for (int reader = 0; reader < 3; reader++) {
            try (InputStream content = file.open()) {
                assertArrayEquals(bytes, content.readAllBytes());
            }
        }

        assertEquals(fetches, fetched);
    }
}
