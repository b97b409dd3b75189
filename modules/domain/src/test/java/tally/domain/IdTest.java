package tally.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
    private static final String TEXT = "019ac6b1-2a3b-7c4d-8e5f-0123456789ab";

    static Stream<Function<String, Id>> kinds() {
        return Stream.of(
                BusinessId::of,
                UserId::of,
                UploadId::of,
                SaleId::of,
                ProductId::of,
                CustomerId::of,
                FailedJobId::of,
                EventId::of,
                AuditEntryId::of);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindIsReadFromItsTextAndWrittenAgain(Function<String, Id> kind) {
        final Id id = kind.apply(TEXT);

        assertEquals(UUID.fromString(TEXT), id.value());
        assertEquals(TEXT, id.toString());
    }

    @Test
    void upperCaseNamesTheSameThing() {
        assertEquals(UploadId.of(TEXT), UploadId.of(TEXT.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "not an id",
                "019ac6b1-2a3b-7c4d-8e5f-0123456789a",
                "019ac6b12a3b7c4d8e5f0123456789ab"
            })
    void anotherTextIsNoId(String text) {
        assertThrows(IllegalArgumentException.class, () -> UploadId.of(text));
    }
}
