package tally.http.multipart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tally.http.server.ApiError;
import tally.http.server.Bodies;

final class MultipartFormTest {

    private static final MultipartForm.Rules RULES =
            new MultipartForm.Rules("file", Set.of("data_source_name", "duplicates"), 100);

    @Test
    void fieldsMayStandBeforeAndBehindTheFile() {
        MultipartForm<String> form =
                read(text("duplicates", "strict") + file("a.csv", "x,y") + text("data_source_name", "Till 1"));
        assertEquals(Optional.of("strict"), form.fields().text("duplicates"));
        assertEquals(Optional.of("Till 1"), form.fields().text("data_source_name"));
        assertEquals(Optional.of("a.csv: x,y"), form.file());
    }

    @Test
    void fileOfZeroBytesIsAFile() {
        assertEquals(Optional.of("a.csv: "), read(file("a.csv", "")).file());
    }

    @Test
    void formWithoutPartsHasNoFile() {
        assertTrue(read("").file().isEmpty());
    }

    @Test
    void fileThatWasNotChosenInABrowserIsNoFile() {
        assertTrue(read(file("", "")).file().isEmpty());
    }

    @Test
    void sinkThatDoesNotReadTheFileDoesNotLoseTheFieldsBehindIt() {
        MultipartForm<String> form = MultipartForm.read(
                Bodies.of(
                        "multipart/form-data; boundary=B", file("a.csv", "x") + text("duplicates", "count") + "--B--"),
                RULES,
                unread -> "not read");
        assertEquals(Optional.of("count"), form.fields().text("duplicates"));
    }

    @Test
    void nameMayHoldQuotesBackslashesAndOtherAlphabets() {
        assertEquals("a \"b\" c.csv", fileName("filename=\"a \\\"b\\\" c.csv\""));
        assertEquals("a \"b\".csv", fileName("filename=\"a %22b%22.csv\""));
        assertEquals("sales.csv", fileName("filename=\"C:\\shop\\sales.csv\""));
        assertEquals("বিক্রয়.csv", fileName("filename=\"বিক্রয়.csv\""));
        assertEquals("naïve.csv", fileName("filename=\"x.csv\"; filename*=UTF-8''na%C3%AFve.csv"));
        assertEquals("x.csv", fileName("filename=\"x.csv\"; filename*=UTF-7''%zz"));
        assertEquals("a;b.csv", fileName("filename=\"a;b.csv\""));
    }

    @Test
    void nameIsNeverAPathNorALineBreak() {
        assertEquals("passwd", fileName("filename=\"../../etc/passwd\""));
        assertEquals("abc.csv", fileName("filename*=UTF-8''a%0D%0Ab%00c.csv"));
        assertEquals("abcd.csv", fileName("filename*=UTF-8''a%E2%80%A8b%C2%85c%EF%BB%BFd.csv"));
    }

    @Test
    void nameReadsInTheDirectionInWhichItIsWritten() {
        assertEquals("invoicevsc.exe.csv", fileName("filename*=UTF-8''invoice%E2%80%AEvsc.exe.csv"));
        assertEquals("ab.csv", fileName("filename*=UTF-8''a%E2%81%A6b.csv"));
    }

    @Test
    void nameIsCutBetweenCharacters() {
        String cut = fileName("filename*=UTF-8''" + "a".repeat(254) + "%F0%9F%98%80.csv");
        assertEquals("a".repeat(254), cut);
        assertEquals(255, fileName("filename=\"" + "n".repeat(4_000) + "\"").length());
    }

    @Test
    void secondFileIsRefused() {
        assertRefused("INVALID_PARAMETER", file("a.csv", "x") + file("b.csv", "y"));
    }

    @Test
    void fieldGivenTwiceIsRefused() {
        assertRefused("INVALID_PARAMETER", text("duplicates", "count") + text("duplicates", "strict"));
    }

    @Test
    void unknownFieldIsRefusedByName() {
        ApiError refused = assertRefused("INVALID_PARAMETER", text("duplicate", "strict"));
        assertTrue(refused.getMessage().contains("'duplicate'"), refused.getMessage());
    }

    @Test
    void eleventhPartIsRefused() {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            parts.append(text("field" + i, "x"));
        }
        assertRefused("INVALID_BODY", parts.toString());
    }

    @Test
    void headersOfMoreThanEightKilobytesAreRefused() {
        assertRefused("INVALID_BODY", "--B\r\nX: " + "x".repeat(9_000) + "\r\n\r\n\r\n");
        assertRefused("INVALID_BODY", "--B\r\n" + "X: x\r\n".repeat(2_000) + "\r\n\r\n");
    }

    @Test
    void textOfMoreThanSixtyFourKilobytesIsRefused() {
        assertRefused("INVALID_PARAMETER", text("duplicates", "x".repeat(64 * 1024 + 1)));
    }

    @Test
    void fileThatIsTooLongIsRefused() {
        assertEquals(
                Optional.of("a.csv: " + "x".repeat(100)),
                read(file("a.csv", "x".repeat(100))).file());
        assertRefused("PAYLOAD_TOO_LARGE", file("a.csv", "x".repeat(101)));
    }

    @Test
    void partWithoutANameIsRefused() {
        assertRefused("INVALID_BODY", "--B\r\nContent-Type: text/csv\r\n\r\nx\r\n");
    }

    @Test
    void encodedPartIsRefused() {
        assertRefused(
                "INVALID_BODY",
                file("a.csv", "eA==").replace("Content-Type: text/csv", "Content-Transfer-Encoding: base64"));
    }

    @Test
    void boundaryMayHaveSeventyCharactersAndNoMore() {
        assertTrue(readWithBoundary("b".repeat(70)).file().isEmpty());
        assertThrows(ApiError.class, () -> readWithBoundary("b".repeat(71)));
        assertThrows(ApiError.class, () -> readWithBoundary(""));
    }

    @Test
    void bodyOfAnotherTypeIsRefused() {
        ApiError refused =
                assertThrows(ApiError.class, () -> MultipartForm.read(Bodies.of("text/csv", "x"), RULES, part -> ""));
        assertEquals(415, refused.status());
    }

    private static MultipartForm<String> readWithBoundary(String boundary) {
        String type = "multipart/form-data; boundary=\"" + boundary + "\"";
        return MultipartForm.read(Bodies.of(type, "--" + boundary + "--"), RULES, part -> "");
    }

    private static String fileName(String parameters) {
        String name = read("--B\r\nContent-Disposition: form-data; name=\"file\"; " + parameters + "\r\n\r\n\r\n")
                .file()
                .orElseThrow();
        return name.substring(0, name.length() - ": ".length());
    }

    private static ApiError assertRefused(String code, String parts) {
        ApiError refused = assertThrows(ApiError.class, () -> read(parts));
        assertEquals(code, refused.code(), refused.getMessage());
        return refused;
    }

    private static MultipartForm<String> read(String parts) {
        return MultipartForm.read(
                Bodies.of("multipart/form-data; boundary=B", parts + "--B--\r\n"),
                RULES,
                file -> file.fileName().orElse("(none)") + ": "
                        + new String(file.content().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String text(String name, String value) {
        return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String fileName, String content) {
        return "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n";
    }
}
