package tally.receipts.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tally.receipts.text.ReceiptText;

/**
 * Tesseract 5 as a child process, one at a time for every two processors. A child that takes longer than its time is
 * killed; one that wants more memory than its share is refused it by the system. Safe for use by many threads.
 */
public final class Tesseract implements Ocr {
    /** How long one image may take. */
    public static final Duration MAX_DURATION = Duration.ofSeconds(30);

    private static final long MAX_OUTPUT_BYTES = 8_000_000;
    private static final String TRY_AGAIN = "Take the photo again, closer and in better light.";

    private final TesseractCommand command;
    private final Duration maxDuration;
    private final Semaphore turns;

    /**
     * Starts nothing yet.
     *
     * @param languages as Tesseract's option {@code -l} takes them, such as {@code eng+ben}
     */
    public Tesseract(TesseractProgram program, String languages) {
        this(new TesseractCommand(program, languages), MAX_DURATION);
    }

    Tesseract(TesseractCommand command, Duration maxDuration) {
        this.command = command;
        this.maxDuration = maxDuration;
        this.turns = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    }

    @Override
    public ReceiptText read(BufferedImage grey, PageMode mode) throws OcrException {
        try {
            turns.acquire();
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
        try {
            return readNow(grey, mode);
        } catch (IOException broken) {
            throw new OcrException(
                    "The text recognition can't run on this machine: tell who looks after Tally.", broken);
        } finally {
            turns.release();
        }
    }

    private ReceiptText readNow(BufferedImage grey, PageMode mode) throws IOException, OcrException {
        final Path folder = Files.createTempDirectory("tally-ocr");
        try {
            final Path image = folder.resolve("image.pgm");
            final Path words = folder.resolve("words.tsv");
            GreyMap.write(grey, image);
            run(command.process(image, words, mode));
            return TsvReader.read(text(words));
        } finally {
            deleteAll(folder);
        }
    }

    private void run(ProcessBuilder builder) throws IOException, OcrException {
        final Process process = builder.start();
        try {
            if (!process.waitFor(maxDuration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OcrException(
                        "Reading the image took longer than " + maxDuration.toSeconds() + " seconds. " + TRY_AGAIN);
            }
            if (process.exitValue() != 0) {
                throw new OcrException("The image can't be read. " + TRY_AGAIN);
            }
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    private static OcrStoppedException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new OcrStoppedException(stopped);
    }

    private static String text(Path words) throws IOException, OcrException {
        if (Files.size(words) > MAX_OUTPUT_BYTES) {
            throw new OcrException("The image holds more text than any receipt. " + TRY_AGAIN);
        }
        return Files.readString(words);
    }

    private static void deleteAll(Path folder) throws IOException {
        for (final String name : new String[] {"image.pgm", "words.tsv"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }
}
