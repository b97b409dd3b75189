package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tally.it.RawForm.B;
import static tally.it.RawForm.CSV;
import static tally.it.RawForm.END;
import static tally.it.RawForm.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not what they are called, and names that want to be more than a name: shown, stored, never obeyed. */
@Timeout(180)
class HostileFilesTest {
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

    static Stream<String> names() {
        return Stream.of(
                "filename=\"../../../../../../tmp/tally-traversal.csv\"",
                "filename=\"..\\..\\..\\windows\\win.csv\"",
                "filename=\"/etc/cron.d/tally.csv\"",
                "filename=\"....//....//x.csv\"",
                "filename=\"..%2f..%2fx.csv\"",
                "filename=\"C:x.csv\"",
                "filename=\"a\0b.csv\"",
                "filename*=UTF-8''a%00b.csv",
                "filename=\"a\\\r\\\nb.csv\"",
                "filename=\"a%0D%0ASet-Cookie: x=y.csv\"",
                "filename*=UTF-8''a%0D%0ASet-Cookie:%20x=y.csv",
                "filename*=UTF-8''a%C4%8D%C4%8ASet-Cookie:%20x=y.csv",
                "filename*=UTF-8''invoice%E2%80%AEvsc.exe.csv",
                "filename*=UTF-8''a%E2%80%A8b%C2%85c%E2%81%A6d%EF%BB%BF.csv",
                "filename*=UTF-8''a%C0%AE%C0%AE%2Fb.csv",
                "filename*=UTF-8''a%ED%A0%80b.csv",
                "filename*=UTF-8''" + "a".repeat(250) + "%F0%9F%98%80.csv",
                "filename*=UTF-8''" + "a".repeat(254) + "%F0%9F%98%80.csv",
                "filename=\"" + "n".repeat(4_000) + ".csv\"",
                "filename=\"<script>alert(1)</script>.csv\"",
                "filename=\"=cmd|' /C calc'!A0.csv\"",
                "filename=\"'; drop table uploads; --.csv\"",
                "filename=\"CON.csv\"",
                "filename=\".csv\"",
                "filename=\"%s%n${jndi:ldap://x}{}.csv\"");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsShownAndNeverAPath(String name) {
        String answer = forms.send("--" + B + "\r\nContent-Disposition: form-data; name=\"file\"; " + name
                + "\r\nContent-Type: text/csv\r\n\r\n" + CSV + "\r\n" + END);

        assertTrue(answer.matches("(?s)HTTP/1.1 (202|400) .*"), answer);
        assertFalse(answer.contains("\nSet-Cookie"), answer);
        assertFalse(Files.exists(Path.of("/tmp/tally-traversal.csv")));
        if (answer.startsWith("HTTP/1.1 202")) {
            String id = RawForm.bodyOf(answer).at("/data/file_id").asText();
            String shown = shop.client().ended(id).path("file_name").asText();
            assertTrue(shown.length() <= 255, shown);
            assertTrue(
                    shown.codePoints()
                            .noneMatch(c -> "/\\\u202e\u2066\u2028".indexOf(c) >= 0
                                    || Character.isISOControl(c)
                                    || Character.getType(c) == Character.SURROGATE),
                    shown);
        }
    }

    @Test
    void whatTheClientCallsItDoesNotMatter() {
        String image = file("photo.csv", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");
        assertTrue(forms.send(image + END).startsWith("HTTP/1.1 400"));
        String page = file("sales.csv", CSV).replace("text/csv", "image/png");
        assertTrue(forms.send(page + END).startsWith("HTTP/1.1 202"));
    }

    /** A hundred megabytes of nothing in a hundred kilobytes: never unpacked. */
    @Test
    void anArchiveIsRefusedHoweverMuchIsInIt() throws IOException {
        byte[] nothing = new byte[1_000_000];
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped);
                GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            zip.putNextEntry(new ZipEntry("sales.csv"));
            for (int i = 0; i < 100; i++) {
                zip.write(nothing);
                gzip.write(nothing);
            }
        }
        for (ByteArrayOutputStream bomb : List.of(zipped, gzipped)) {
            String answer = forms.send(file("sales.csv", bomb.toString(StandardCharsets.ISO_8859_1)) + END);
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertEquals(
                    "INVALID_FILE_FORMAT",
                    RawForm.bodyOf(answer).path("error_code").asText());
        }
    }
}
