package tally.receipts.ocr;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How Tesseract is called. The shell in between bounds its memory, which Java can't do for a child; where there is no
 * shell (Windows), the bound on the image's pixels has to do.
 */
record TesseractCommand(TesseractProgram program, String languages) {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final int MAX_KILOBYTES = 1_500_000;
    private static final String BOUNDED = "ulimit -v " + MAX_KILOBYTES + "; exec \"$@\"";

    ProcessBuilder process(Path image, Path words, PageMode mode) {
        final ProcessBuilder process = new ProcessBuilder(arguments(image, mode))
                .redirectInput(new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null"))
                .redirectOutput(words.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        final Map<String, String> environment = process.environment();
        environment.put("OMP_THREAD_LIMIT", "1");
        program.libraries().ifPresent(folder -> environment.put("LD_LIBRARY_PATH", folder.toString()));
        return process;
    }

    private List<String> arguments(Path image, PageMode mode) {
        final List<String> arguments = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            arguments.addAll(List.of(SHELL.toString(), "-c", BOUNDED, "tesseract"));
        }
        arguments.addAll(List.of(program.executable().toString(), image.toString(), "stdout"));
        arguments.addAll(List.of("-l", languages, "--psm", mode.argument(), "--dpi", "300"));
        program.data().ifPresent(folder -> arguments.addAll(List.of("--tessdata-dir", folder.toString())));
        arguments.addAll(List.of("-c", "tessedit_create_tsv=1"));
        // Receipts are dark on light: to read every unsure line as a negative too takes a tenth of the time.
        arguments.addAll(List.of("-c", "tessedit_do_invert=0"));
        return arguments;
    }
}
