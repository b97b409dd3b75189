package tally.http.multipart;

import java.io.IOException;

/**
 * Takes the file of a form while it arrives.
 *
 * @param <T> what it makes of the file
 */
@FunctionalInterface
public interface FileSink<T> {

    /** Takes the file; its content ends where the file does. */
    T take(Part file) throws IOException;
}
