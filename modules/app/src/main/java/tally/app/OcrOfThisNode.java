package tally.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.receipts.ocr.Ocr;
import tally.receipts.ocr.Tesseract;
import tally.receipts.ocr.TesseractFinder;
import tally.receipts.ocr.TesseractProgram;

/**
 * Whether this node can read receipts. Without Tesseract it does everything else; receipts that other nodes have taken
 * in wait for a node that has it.
 *
 * @param ocr empty where there is no program
 */
record OcrOfThisNode(Optional<Ocr> ocr) {
    private static final Logger LOG = LoggerFactory.getLogger("tally.app");

    /** Looks for the program, and unpacks the one that was brought along where it is needed. */
    static OcrOfThisNode find(Configuration.Ocr settings, Path dataDirectory) {
        final Optional<TesseractProgram> program = program(settings, dataDirectory);
        program.ifPresentOrElse(
                found -> LOG.info("Receipts are read by {}", found.executable()),
                () -> LOG.warn("No Tesseract found: receipts are refused. Install it, or set TALLY_TESSERACT."));
        return new OcrOfThisNode(program.map(found -> new Tesseract(found, settings.languages())));
    }

    private static Optional<TesseractProgram> program(Configuration.Ocr settings, Path dataDirectory) {
        try {
            return new TesseractFinder(settings.tesseract(), settings.searchPath(), dataDirectory).find();
        } catch (IOException notUnpacked) {
            LOG.warn("The Tesseract that Tally brings along can't be unpacked into {}", dataDirectory, notUnpacked);
            return Optional.empty();
        }
    }

    /** What is missing, and how to get it; empty where nothing is. */
    Optional<String> missing() {
        return ocr.isPresent()
                ? Optional.empty()
                : Optional.of("Receipts can't be read here: the text recognition, Tesseract 5, is not installed."
                        + " Whoever looks after Tally can install it, set TALLY_TESSERACT, or run tally-standalone.jar,"
                        + " which brings it along.");
    }
}
