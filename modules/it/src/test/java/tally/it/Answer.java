package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What Tally answered. */
record Answer(int status, String body, HttpResponse<String> response) {
    /** Money stays exact: no number becomes a double on its way into a test. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body(), response);
    }

    /** The body, of an answer that must have this status. */
    JsonNode expect(int wanted) {
        assertEquals(wanted, status, () -> response.request() + " was answered: " + body);
        return json();
    }

    JsonNode json() {
        return parse(body);
    }

    String errorCode() {
        return json().path("error_code").asText();
    }

    String message() {
        return json().path("message").asText();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("Not JSON: " + json, notJson);
        }
    }
}
