package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.it.RawForm.B;
import static tally.it.RawForm.CSV;
import static tally.it.RawForm.END;
import static tally.it.RawForm.field;
import static tally.it.RawForm.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that no browser sends, over raw sockets: what is stored is what was sent, or nothing is. */
@Timeout(180)
class HostileFormsTest {
    @TempDir
    static Path folder;

    private static RunningTally tally;
    private static Shop shop;
    private static RawForm forms;
    private static Set<String> filesBefore;

    @BeforeAll
    static void start() throws IOException {
        tally = Tally.onFreshDatabase(folder).withHeap("128m").serve();
        shop = tally.openShop();
        forms = RawForm.of(shop);
        filesBefore = files();
    }

    @AfterAll
    static void stop() {
        tally.close();
    }

    @AfterEach
    void nothingWasLeftBehindAndNothingWasAFaultOfOurs() throws IOException {
        Await.until("the spool to be empty", () -> spooled() == 0);
        assertEquals(filesBefore, files());
        assertEquals(List.of(), tally.log().containing("[ERROR]"));
    }

    /** All under the node's folder; the folder for files on their way is made with the first of them. */
    private static Set<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Path::toString)
                    .filter(path -> !path.endsWith("spool"))
                    .collect(Collectors.toSet());
        }
    }

    private static int spooled() {
        String[] names = folder.resolve("tally-data").resolve("spool").toFile().list();
        return names == null ? 0 : names.length;
    }

    static Stream<String> formsThatAreNone() {
        return Stream.of(
                field("duplicates", "count").repeat(11) + END,
                IntStream.range(0, 5_000).mapToObj(i -> field("f" + i, "x")).collect(Collectors.joining()) + END,
                file("a.csv", CSV) + file("b.csv", CSV) + END,
                file("a.csv", CSV),
                file("a.csv", CSV) + "--" + B,
                file("a.csv", CSV) + "--" + B + "-",
                "--" + B + "\r\nX: " + "x".repeat(9_000) + "\r\n\r\n\r\n" + END,
                "--" + B + "\r\n" + "X: x\r\n".repeat(100_000) + "\r\n\r\n" + END,
                "--" + B + "\r\nX: " + "x".repeat(2_000_000),
                "--" + B + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv",
                "--" + B + "\r\nno colon at all\r\n\r\n" + CSV + "\r\n" + END,
                "--" + B + "\r\n\r\n" + CSV + "\r\n" + END,
                field("mapping", "{".repeat(60_000)) + file("a.csv", CSV) + END,
                field("data_source_name", "x".repeat(70_000)) + file("a.csv", CSV) + END,
                file("a.csv", CSV).replace("Content-Type: text/csv", "Content-Transfer-Encoding: base64") + END,
                "no boundary anywhere " + CSV,
                "");
    }

    @ParameterizedTest
    @MethodSource("formsThatAreNone")
    void aFormThatIsNoneHasOneAnswerAndStoresNothing(String form) {
        long before = uploads();
        String answer = forms.send(form);

        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertEquals(-1, answer.indexOf("HTTP/1.1", 1), answer);
        assertTrue(answer.contains("\"error_code\""), answer);
        assertEquals(before, uploads());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "multipart/form-data; boundary=\u00e4",
                "multipart/mixed; boundary=" + B,
                "application/x-www-form-urlencoded",
                "text/csv",
                ";;;="
            })
    void aTypeThatSaysNothingIsRefused(String type) {
        String answer = forms.send(type, file("a.csv", CSV) + END);
        assertTrue(answer.matches("(?s)HTTP/1.1 4(00|15) .*"), answer);
    }

    static Stream<String> contentsWithNearBoundaries() {
        return Stream.of(
                "\r\n--" + B.substring(1) + "\r\n",
                "\r\n--" + B + "x\r\n",
                "\r\n--" + B + "-x",
                "\r\n--" + B + "\n",
                "\r\n--" + B + "\r",
                "\n--" + B + "--\r\n",
                "\r--" + B + "--\r\n",
                "\r\r\n-\r\n--\r\n---" + B + "--",
                ("\r\n--" + B.substring(0, 9)).repeat(8_000),
                "\r\n".repeat(70_000),
                "\r\n--".repeat(40_000) + "\r");
    }

    @ParameterizedTest
    @MethodSource("contentsWithNearBoundaries")
    void whatOnlyLooksLikeABoundaryIsStoredAsItWas(String near) {
        assertStoredAsSent(CSV + near);
    }

    @Test
    void anyMixtureOfABoundarysLettersIsStoredAsItWas() {
        Random random = new Random(8);
        String letters = "\r\n-b0undary-\r\n--";
        for (int i = 0; i < 8; i++) {
            String mixture = random.ints(random.nextInt(100_000), 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .collect(Collectors.joining());
            assertStoredAsSent(CSV + mixture);
        }
    }

    @Test
    void aFormThatComesByteByByteIsStoredAsItWas() {
        String content = CSV + "\r\n--" + B + "x\r\n--" + B.substring(2);
        String form = file("drops.csv", content) + END;
        try (Wire wire = Wire.to(tally)) {
            wire.write(forms.head(RawForm.CONTENT_TYPE, form.length()));
            for (int i = 0; i < form.length(); i++) {
                wire.write(form.substring(i, i + 1));
            }
            assertStored(content, wire.readToEnd());
        }
    }

    private void assertStoredAsSent(String content) {
        assertStored(content, forms.send(file("near.csv", content) + END));
    }

    private static void assertStored(String content, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 202"), answer);
        String id = RawForm.bodyOf(answer).at("/data/file_id").asText();
        String hex = String.join(
                "",
                tally.sql()
                        .texts("select encode(bytes, 'hex') from upload_chunks where file_id = '" + id
                                + "' order by number"));
        assertEquals(HexFormat.of().formatHex(content.getBytes(StandardCharsets.ISO_8859_1)), hex);
    }

    private static long uploads() {
        return shop.client()
                .get("/data/upload-csv?limit=1")
                .expect(200)
                .path("count")
                .asLong();
    }
}
