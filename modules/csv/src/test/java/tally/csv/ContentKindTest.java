package tally.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ContentKindTest {

    @Test
    void formatsAreToldByTheirFirstBytes() {
        assertEquals(ContentKind.EMPTY, kind(""));
        assertEquals(ContentKind.XLS, kind("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"));
        assertEquals(ContentKind.PDF, kind("%PDF-1.7\n"));
        assertEquals(ContentKind.RTF, kind("{\\rtf1\\ansi Date,Product"));
        assertEquals(ContentKind.JPEG, kind("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF"));
        assertEquals(ContentKind.PNG, kind("\u0089PNG\r\n\u001A\n"));
        assertEquals(ContentKind.GIF, kind("GIF89a"));
        assertEquals(ContentKind.HEIC, kind("\0\0\0\u0018ftypheic\0\0\0\0mif1"));
        assertEquals(ContentKind.WEBP, kind("RIFF\u0010\0\0\0WEBPVP8 "));
    }

    @Test
    void archivesAreToldByWhatIsInThem() throws IOException {
        assertEquals(ContentKind.XLSX, ContentKind.of(zip("[Content_Types].xml", "")));
        assertEquals(ContentKind.XLSX, ContentKind.of(zip("xl/workbook.xml", "")));
        assertEquals(ContentKind.XLSX, ContentKind.of(zip("_rels/.rels", "")));
        assertEquals(
                ContentKind.ODS, ContentKind.of(zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet")));
        assertEquals(ContentKind.ZIP, ContentKind.of(zip("sales.csv", "a,b")));
        assertEquals(ContentKind.ZIP, ContentKind.of(zip("word/document.xml", "")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(1);
        }
        assertEquals(ContentKind.GZIP, ContentKind.of(out.toByteArray()));
    }

    @Test
    void textFormatsAreToldByHowTheyBegin() {
        assertEquals(ContentKind.HTML, kind("\r\n<!DOCTYPE html><title>Sign in</title>"));
        assertEquals(ContentKind.HTML, kind("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"));
        assertEquals(ContentKind.HTML, kind("<table><tr><td>Date</td>"));
        assertEquals(ContentKind.HTML, kind("<?xml version=\"1.0\"?>\n<!-- x --><html>"));
        assertEquals(ContentKind.XML, kind("\u00EF\u00BB\u00BF<?xml version=\"1.0\"?><Workbook/>"));
        assertEquals(ContentKind.XML, kind("<svg xmlns=\"http://www.w3.org/2000/svg\">"));
        assertEquals(ContentKind.JSON, kind("{\"error\": \"sign in\"}"));
        assertEquals(ContentKind.JSON, kind(" [ {\"Date\": 1}]"));
        assertEquals(ContentKind.HTML, ContentKind.of("\uFEFF<html>".getBytes(UTF_16LE)));
    }

    @Test
    void tablesAreTextInEveryCharset() {
        assertEquals(ContentKind.TEXT, kind("Date,Product\n2024-01-15,Ri\0ce\n".repeat(3)));
        assertEquals(ContentKind.TEXT, kind("[Date],[Product]\n"));
        assertEquals(ContentKind.TEXT, kind("<Date>,<Product>\n"));
        assertEquals(ContentKind.TEXT, ContentKind.of("Date,Product\n".getBytes(UTF_16LE)));
        assertEquals(ContentKind.TEXT, ContentKind.of("তারিখ,পণ্য\n".getBytes(UTF_8)));
    }

    @Test
    void noiseIsBinary() {
        byte[] noise = new byte[ContentKind.HEAD_BYTES];
        new Random(1).nextBytes(noise);
        assertEquals(ContentKind.BINARY, ContentKind.of(noise));
        assertEquals(ContentKind.BINARY, ContentKind.of(new byte[100]));
        assertEquals("a binary file", ContentKind.BINARY.plainName());
    }

    private static ContentKind kind(String latin1) {
        return ContentKind.of(latin1.getBytes(ISO_8859_1));
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.DEFLATED);
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
