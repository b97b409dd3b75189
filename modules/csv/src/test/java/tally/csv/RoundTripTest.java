package tally.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the writer writes, the reader reads back as it was. */
class RoundTripTest {

    private static final String ALPHABET = "ab,;\"\r\n\t 'é𝄞=-";

    private final Random random = new Random(4180);

    @Test
    void randomRecordsComeBackAsTheyWere() {
        for (int i = 0; i < 3_000; i++) {
            List<List<String>> records =
                    Stream.generate(this::record).limit(random.nextInt(8)).toList();
            StringBuilder file = new StringBuilder();
            CsvWriter writer = CsvWriter.exact(file);
            records.forEach(writer::write);
            Reading read = Reading.of(file.toString());
            assertEquals(records, read.fields());
            assertEquals(List.of(), read.problems());
        }
    }

    private List<String> record() {
        return Stream.generate(this::field).limit(1 + random.nextInt(5)).toList();
    }

    private String field() {
        int[] characters = ALPHABET.codePoints().toArray();
        return IntStream.range(0, random.nextInt(20))
                .mapToObj(i -> Character.toString(characters[random.nextInt(characters.length)]))
                .collect(Collectors.joining());
    }
}
