package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadBeforeTest {
    @Test
    void aTextThatComesAgainIsNotReadAgain() {
        final List<String> read = new ArrayList<>();
        final ReadBefore<Integer> lengths = new ReadBefore<>(text -> {
            read.add(text);
            return text.length();
        });

        assertEquals(3, lengths.read("abc"));
        assertEquals(3, lengths.read("abc"));
        assertEquals(List.of("abc"), read);
    }

    @Test
    void textsThatShareAPlaceAreToldApart() {
        final ReadBefore<String> copies = new ReadBefore<>(text -> text + "!");

        assertEquals("Aa".hashCode(), "BB".hashCode());
        assertEquals("Aa!", copies.read("Aa"));
        assertEquals("BB!", copies.read("BB"));
    }

    @Test
    void moreTextsThanItHasRoomForAreAllReadRight() {
        final ReadBefore<Integer> numbers = new ReadBefore<>(Integer::valueOf);

        IntStream.range(0, 20_000)
                .forEach(number -> assertEquals(number % 5000, numbers.read(Integer.toString(number % 5000))));
    }
}
