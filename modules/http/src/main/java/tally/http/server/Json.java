package tally.http.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as the contract has it: names in snake case, money as exact plain numbers, times in UTC to the millisecond,
 * an absent value as null. What comes in is read strictly: no unknown field, no name twice, no text where a number
 * belongs, at most 64 KB. Safe for use by many threads.
 */
public final class Json {

    /** How long a JSON body may be; nothing that Tally reads comes near it. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(factory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(JsonTypes.module())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Json() {}

    private static JsonFactory factory() {
        StreamReadConstraints small = StreamReadConstraints.builder()
                .maxNestingDepth(16)
                .maxNumberLength(40)
                .maxNameLength(500)
                .maxStringLength(MAX_BODY_BYTES)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(small)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    /** A view as UTF-8 bytes. */
    public static byte[] write(Object view) {
        try {
            return MAPPER.writeValueAsBytes(view);
        } catch (JsonProcessingException notAView) {
            throw new IllegalArgumentException("Not a view: " + view.getClass(), notAView);
        }
    }

    /**
     * The body of a request as a record. Every way in which it can be wrong is an {@link ApiError}: 413, 415, or 400
     * that names the field.
     */
    public static <T> T read(Body body, Class<T> type) {
        body.mustBe("application/json");
        try (InputStream in = body.within(MAX_BODY_BYTES)) {
            return parse(in.readAllBytes(), type);
        } catch (IOException clientGone) {
            throw new UncheckedIOException(clientGone);
        }
    }

    /** A JSON text as a record, as strictly. */
    public static <T> T parse(byte[] json, Class<T> type) {
        return explained(() -> MAPPER.readValue(json, type));
    }

    /** A JSON object of texts, none of which is null. */
    public static Map<String, String> parseTexts(byte[] json) {
        Map<String, String> texts = explained(() -> MAPPER.readValue(json, TEXTS));
        if (texts.containsValue(null)) {
            throw ApiError.invalidBody("One of the texts is null.");
        }
        return texts;
    }

    private static <T> T explained(Reading<T> reading) {
        try {
            return Optional.ofNullable(reading.read()).orElseThrow(() -> ApiError.invalidBody("The body is null."));
        } catch (IOException wrong) {
            throw JsonProblems.explain(wrong);
        }
    }

    /** A call of Jackson. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
