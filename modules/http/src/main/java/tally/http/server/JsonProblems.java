package tally.http.server;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body, in words that show nothing of how it is read. */
final class JsonProblems {

    private JsonProblems() {}

    /** The 400 for what Jackson found. */
    static ApiError explain(IOException wrong) {
        if (wrong instanceof ValueInstantiationException refused) {
            return refused(refused);
        }
        if (wrong instanceof JsonMappingException mismatch
                && !mismatch.getPath().isEmpty()) {
            return aboutField(mismatch);
        }
        if (wrong instanceof JsonProcessingException syntax && !(wrong instanceof StreamConstraintsException)) {
            return syntax(syntax);
        }
        return ApiError.invalidBody("The body is not JSON that can be read here.");
    }

    /** A record's constructor refused the value; what it says is meant for the caller. */
    private static ApiError refused(ValueInstantiationException refused) {
        Throwable cause = refused.getCause();
        if (cause instanceof ApiError apiError) {
            return apiError;
        }
        return cause instanceof IllegalArgumentException illegal
                ? ApiError.invalidBody(String.valueOf(illegal.getMessage()))
                : aboutField(refused);
    }

    private static ApiError aboutField(JsonMappingException mismatch) {
        String field = mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        String message = mismatch instanceof UnrecognizedPropertyException
                ? "The field '" + field + "' is not known here."
                : "The field '" + field + "' is missing or holds a value of the wrong kind.";
        return ApiError.invalidBody(message).with("field", field);
    }

    private static ApiError syntax(JsonProcessingException wrong) {
        String what = String.valueOf(wrong.getOriginalMessage()).startsWith("Duplicate field")
                ? "gives a field twice"
                : "is not valid JSON";
        JsonLocation place = wrong.getLocation();
        return place == null
                ? ApiError.invalidBody("The body " + what + ".")
                : ApiError.invalidBody("The body " + what + ", at line " + place.getLineNr() + ", column "
                        + place.getColumnNr() + ".");
    }
}
