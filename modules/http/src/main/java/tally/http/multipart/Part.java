package tally.http.multipart;

import java.io.InputStream;
import java.util.Optional;

/**
 * One part of a form.
 *
 * @param name of the form's field
 * @param fileName as the client sent it, without folders; absent in a text field
 * @param content its bytes, to be read before the next part is asked for
 */
public record Part(String name, Optional<String> fileName, InputStream content) {}
