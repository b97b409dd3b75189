package tally.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tally.receipts.ocr.TesseractFinder;
import tally.receipts.ocr.TesseractProgram;

class EmbeddedTesseractTest {

    @TempDir
    private Path folder;

    @Test
    void itIsFoundWhereNoneIsInstalled() throws IOException {
        TesseractProgram program = unpacked();

        assertEquals(Optional.of(program), new TesseractFinder(Optional.empty(), "", folder).find());
    }

    @Test
    void theProgramRunsFromWhereItWasUnpacked() throws IOException, InterruptedException {
        TesseractProgram program = unpacked();
        ProcessBuilder version = new ProcessBuilder(program.executable().toString(), "--list-langs", "--tessdata-dir");
        version.command().add(program.data().orElseThrow().toString());
        version.environment()
                .put("LD_LIBRARY_PATH", program.libraries().orElseThrow().toString());
        Process process = version.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), output);
        assertTrue(output.contains("eng"), output);
    }

    @Test
    void itIsUnpackedOnce() throws IOException {
        TesseractProgram first = unpacked();
        var written = Files.getLastModifiedTime(first.executable());

        assertEquals(first, unpacked());
        assertEquals(written, Files.getLastModifiedTime(first.executable()));
        try (Stream<Path> homes = Files.list(folder.resolve("tesseract"))) {
            assertEquals(1, homes.count());
        }
    }

    @Test
    void otherMachinesHaveNone() {
        assertFalse(EmbeddedTesseract.runsHere("Windows 11", "amd64"));
        assertFalse(EmbeddedTesseract.runsHere("Linux", "aarch64"));
    }

    private TesseractProgram unpacked() throws IOException {
        assumeTrue(
                EmbeddedTesseract.runsHere(System.getProperty("os.name"), System.getProperty("os.arch")),
                "skipped: no Tesseract is brought along for this machine");
        return new EmbeddedTesseract().unpackedIn(folder).orElseThrow();
    }
}
