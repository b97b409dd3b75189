package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tally.testkit.Fuzzer;

/** What a fuzzer once found, and a short search for more; {@code ./build.sh fuzz} searches longer. */
class SalesFileFuzzTest {

    @TestFactory
    Stream<DynamicTest> whatWasFoundOnceStaysMended() throws Exception {
        return Fuzzer.cases(seeds()).stream()
                .map(file -> dynamicTest(
                        String.valueOf(file.getFileName()),
                        () -> SalesFileFuzz.fuzzerTestOneInput(Files.readAllBytes(file))));
    }

    @Test
    void aShortSearchFindsNothing() throws Exception {
        assertEquals("", Fuzzer.finds(SalesFileFuzz.class, seeds()));
    }

    private static Path seeds() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(SalesFileFuzzTest.class.getResource("fuzz"))
                .toURI());
    }
}
