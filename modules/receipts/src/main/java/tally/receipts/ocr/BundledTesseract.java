package tally.receipts.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Tesseract that Tally brings along, for a machine that has none.
 *
 * <p>Found by {@link java.util.ServiceLoader}: the standalone jar holds one provider, the plain jar none.
 */
public interface BundledTesseract {

    /**
     * Unpacks the program once; later calls find it there.
     *
     * @param dataDirectory where Tally keeps what it unpacks; created if missing
     * @return empty where none is brought along for this kind of machine
     * @throws IOException if it can't be written there
     */
    Optional<TesseractProgram> unpackedIn(Path dataDirectory) throws IOException;
}
