package tally.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarArchiveTest {

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void filesFoldersAndLinksComeOutAsTheyWentIn() throws IOException {
        add("bin/", '5', "755", "");
        add("bin/postgres", '0', "755", "x".repeat(513));
        add("bin/readme", '0', "644", "text");
        addLink("bin/postmaster", "postgres");

        unpack();

        assertEquals("x".repeat(513), Files.readString(folder.resolve("bin/postmaster")));
        assertTrue(Files.isExecutable(folder.resolve("bin/postgres")));
        assertEquals("text", Files.readString(folder.resolve("bin/readme")));
    }

    @Test
    void anEntryThatLeadsOutOfTheFolderIsRefused() throws IOException {
        add("../evil", '0', "644", "text");

        assertThrows(IOException.class, this::unpack);
    }

    @Test
    void anEntryOfAnUnknownTypeIsRefusedNotGuessed() throws IOException {
        add("long name", 'L', "644", "text");

        assertThrows(IOException.class, this::unpack);
    }

    @Test
    void anArchiveThatIsCutShortIsRefused() throws IOException {
        add("file", '0', "644", "text");

        byte[] half = Arrays.copyOf(tar.toByteArray(), 514);

        assertThrows(EOFException.class, () -> TarArchive.unpack(new ByteArrayInputStream(half), folder));
    }

    private void unpack() throws IOException {
        tar.write(new byte[1024]);
        TarArchive.unpack(new ByteArrayInputStream(tar.toByteArray()), folder);
    }

    private void add(String name, char type, String mode, String content) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, mode);
        put(header, 124, Integer.toOctalString(content.length()));
        header[156] = (byte) type;
        tar.write(header);
        tar.write(content.getBytes(StandardCharsets.US_ASCII));
        tar.write(new byte[-content.length() & 511]);
    }

    private void addLink(String name, String target) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, "0");
        header[156] = '2';
        put(header, 157, target);
        tar.write(header);
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
