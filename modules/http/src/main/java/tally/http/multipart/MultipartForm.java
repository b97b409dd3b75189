package tally.http.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tally.http.server.ApiError;
import tally.http.server.Body;
import tally.http.server.HeaderValue;
import tally.http.server.LimitedInput;
import tally.http.server.Parameters;

/**
 * A form with one file and some text fields.
 *
 * @param <T> what was made of the file
 * @param fields the text fields
 * @param file what was made of the file, where one was sent
 */
public record MultipartForm<T>(Parameters fields, Optional<T> file) {

    private static final int MAX_TEXT_BYTES = 64 * 1024;

    /** What a form may have beside the bytes of its file. */
    private static final int MAX_OVERHEAD_BYTES = 1024 * 1024;

    /**
     * Which fields a form has.
     *
     * @param file the field that holds the file
     * @param texts the other fields; any more are refused, so that a misspelt one is not silently ignored
     * @param maxFileBytes how long the file may be
     */
    public record Rules(String file, Set<String> texts, long maxFileBytes) {

        public Rules {
            texts = Set.copyOf(texts);
        }

        private ApiError tooLarge() {
            return ApiError.payloadTooLarge(maxFileBytes);
        }
    }

    /**
     * Reads a form to its end and hands its file to {@code sink} on the way. Fields may stand behind the file.
     * Throws {@link ApiError}: 413 for a file that is too long, 415 for what is not a form, 400 for the rest.
     */
    public static <T> MultipartForm<T> read(Body body, Rules rules, FileSink<T> sink) {
        HeaderValue type = body.mustBe("multipart/form-data");
        try (InputStream in = body.within(rules.maxFileBytes() + MAX_OVERHEAD_BYTES, rules.tooLarge())) {
            return new Reading<>(rules, sink).read(MultipartReader.of(in, type));
        } catch (IOException clientGone) {
            throw new UncheckedIOException(clientGone);
        }
    }

    /** A form that has been read in part. */
    private static final class Reading<T> {

        private final Rules rules;
        private final FileSink<T> sink;
        private final Map<String, String> texts = new LinkedHashMap<>();
        private Optional<T> file = Optional.empty();

        Reading(Rules rules, FileSink<T> sink) {
            this.rules = rules;
            this.sink = sink;
        }

        MultipartForm<T> read(MultipartReader reader) throws IOException {
            for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
                take(part.get());
            }
            Parameters fields = new Parameters(texts);
            fields.allowOnly(rules.texts());
            return new MultipartForm<>(fields, file);
        }

        private void take(Part part) throws IOException {
            boolean isFile = part.name().equals(rules.file());
            if (isFile ? file.isPresent() : texts.containsKey(part.name())) {
                throw ApiError.invalidParameter(part.name(), "'" + part.name() + "' is given twice.");
            }
            if (isFile) {
                file = takeFile(part);
            } else {
                texts.put(part.name(), text(part));
            }
        }

        /** A browser sends an empty part without a name where no file was chosen. */
        private Optional<T> takeFile(Part part) throws IOException {
            if (part.fileName().filter(String::isEmpty).isPresent()) {
                return Optional.empty();
            }
            InputStream content = new LimitedInput(part.content(), rules.maxFileBytes(), rules.tooLarge());
            return Optional.of(sink.take(new Part(part.name(), part.fileName(), content)));
        }

        private static String text(Part part) throws IOException {
            byte[] bytes = part.content().readNBytes(MAX_TEXT_BYTES + 1);
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (bytes.length > MAX_TEXT_BYTES || text.indexOf('\0') >= 0) {
                throw ApiError.invalidParameter(part.name(), "'" + part.name() + "' is too long or is not a text.");
            }
            return text;
        }
    }
}
