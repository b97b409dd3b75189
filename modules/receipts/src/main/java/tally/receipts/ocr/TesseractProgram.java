package tally.receipts.ocr;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Tesseract is.
 *
 * @param executable the program
 * @param libraries the folder with its shared libraries; empty where the system knows them
 * @param data the folder with its {@code .traineddata}; empty where the program knows it
 */
public record TesseractProgram(Path executable, Optional<Path> libraries, Optional<Path> data) {

    /** A program that is installed, with its libraries and its data. */
    public static TesseractProgram installed(Path executable) {
        return new TesseractProgram(executable, Optional.empty(), Optional.empty());
    }
}
