package tally.receipts.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tally.receipts.image.Pictures;

/** The door to the child process, with little programs in Tesseract's place that do what it may do at its worst. */
class TesseractTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void needAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh");
    }

    @Test
    void theWordsComeFromTheProgramsOutput() throws Exception {
        final Tesseract tesseract = program("printf '5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t60\\t20\\t90\\tTOTAL\\n'", 30);
        assertEquals("TOTAL", read(tesseract));
    }

    @Test
    void theProgramIsToldWhatToRead() throws Exception {
        final Path told = folder.resolve("told");
        read(program("echo \"$*\" > " + told + "; head -c 2 \"$1\" >> " + told, 30));
        assertTrue(Files.readString(told).contains("stdout -l eng+ben --psm 6"));
        assertTrue(Files.readString(told).endsWith("P5"));
    }

    @Test
    void aProgramThatDoesNotEndIsKilled() throws IOException {
        final Path pid = folder.resolve("pid");
        final Tesseract tesseract = program("echo $$ > " + pid + "; exec tail -f /dev/null", 1);
        final String message =
                assertThrows(OcrException.class, () -> read(tesseract)).getMessage();
        assertTrue(String.valueOf(message).contains("took longer than 1 second"), message);
        final long number = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(number).ifPresent(child -> child.onExit().join());
    }

    @Test
    void aProgramThatBreaksBreaksNothingElse() throws IOException {
        final Tesseract tesseract = program("kill -SEGV $$", 30);
        assertThrows(OcrException.class, () -> read(tesseract));
    }

    @Test
    void aProgramThatWantsMoreMemoryThanItsShareIsRefusedIt() throws Exception {
        final String oneBlockOf = "dd if=/dev/zero of=/dev/null count=1 bs=";
        assertEquals("", read(program(oneBlockOf + "1M", 30)));
        final Tesseract greedy = program(oneBlockOf + "1600M", 30);
        assertThrows(OcrException.class, () -> read(greedy));
    }

    @Test
    void oneProgramRunsAtATimeForEveryTwoProcessors() throws Exception {
        final int turns = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        final Path seen = folder.resolve("seen");
        final String workAWhile = "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done";
        final String commands = "touch run.$$; ls run.* | wc -l >> " + seen + "; " + workAWhile + "; rm run.$$";
        final Tesseract tesseract = program("cd " + folder + "; " + commands, 30);
        final ExecutorService readers = Executors.newFixedThreadPool(4 * turns);
        for (final Future<String> read :
                readers.invokeAll(Collections.nCopies(4 * turns, (Callable<String>) () -> read(tesseract)))) {
            assertEquals("", read.get());
        }
        readers.shutdown();
        final List<Integer> atOnce = Files.readAllLines(seen).stream()
                .map(String::strip)
                .map(Integer::parseInt)
                .toList();
        assertEquals(4 * turns, atOnce.size());
        assertTrue(atOnce.stream().allMatch(programs -> programs <= turns), atOnce.toString());
    }

    @Test
    void aProgramThatIsNotThereIsTheOperatorsMatter() {
        final Tesseract tesseract = new Tesseract(TesseractProgram.installed(folder.resolve("nothing-here")), "eng");
        assertThrows(OcrException.class, () -> read(tesseract));
    }

    @Test
    void theNamedProgramIsNotReplacedByAnother() throws IOException {
        script("true");
        final String path = folder.toString();
        assertEquals(Optional.empty(), finder(Optional.of(folder.resolve("nothing-here")), path));
    }

    @Test
    void withoutANamedProgramThePathIsSearched() throws IOException {
        final Path program = script("true");
        assertEquals(Optional.of(TesseractProgram.installed(program)), finder(Optional.empty(), "/nowhere:" + folder));
        assertEquals(Optional.empty(), finder(Optional.empty(), "/nowhere"));
    }

    private Optional<TesseractProgram> finder(Optional<Path> named, String searchPath) throws IOException {
        return new TesseractFinder(named, searchPath, folder).find();
    }

    private static String read(Tesseract tesseract) throws OcrException {
        return tesseract.read(Pictures.page(0, "TOTAL"), PageMode.BLOCK).text();
    }

    private Tesseract program(String commands, int seconds) throws IOException {
        final TesseractProgram program = TesseractProgram.installed(script(commands));
        return new Tesseract(new TesseractCommand(program, "eng+ben"), Duration.ofSeconds(seconds));
    }

    private Path script(String commands) throws IOException {
        final Path script = folder.resolve("tesseract");
        Files.writeString(script, "#!/bin/sh\n" + commands + "\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }
}
