package tally.http.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** How the types of views and request bodies are written and read, for which Jackson alone has no rule. */
final class JsonTypes {

    private JsonTypes() {}

    static SimpleModule module() {
        return new SimpleModule("tally")
                .addSerializer(new Text<>(
                        Instant.class,
                        instant -> instant.truncatedTo(ChronoUnit.MILLIS).toString()))
                .addSerializer(new Text<>(LocalDate.class, LocalDate::toString))
                .addSerializer(new Text<>(LocalTime.class, LocalTime::toString))
                .addSerializer(new OptionalWriter())
                .addDeserializer(String.class, new TextReader())
                .addDeserializer(BigDecimal.class, new DecimalReader())
                .addDeserializer(LocalDate.class, new DateReader())
                .addDeserializer(Optional.class, new OptionalReader());
    }

    /** Writes a value as its text. */
    private static final class Text<T> extends StdSerializer<T> {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> toText;

        Text(Class<T> type, Function<T, String> toText) {
            super(type);
            this.toText = toText;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(toText.apply(value));
        }
    }

    /** Writes what is there, or null. */
    private static final class OptionalWriter extends StdSerializer<Optional<?>> {

        @Serial
        private static final long serialVersionUID = 1L;

        OptionalWriter() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }

    /** Reads a text that PostgreSQL can store: no NUL, no half of a surrogate pair. */
    private static final class TextReader extends StdScalarDeserializer<String> {

        @Serial
        private static final long serialVersionUID = 1L;

        TextReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, in);
            }
            String text = in.getText();
            boolean isStorable = text.codePoints().allMatch(c -> c != 0 && (c < 0xD800 || c > 0xDFFF));
            return isStorable
                    ? text
                    : (String) context.handleWeirdStringValue(String.class, "…", "unreadable characters");
        }
    }

    /** Reads a number written out: {@code 1e100000000} is short to send and endless to print. */
    private static final class DecimalReader extends StdScalarDeserializer<BigDecimal> {

        @Serial
        private static final long serialVersionUID = 1L;

        DecimalReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context) throws IOException {
            boolean isNumber = in.currentToken().isNumeric() && in.getText().matches("-?[0-9]+(\\.[0-9]+)?");
            return isNumber
                    ? new BigDecimal(in.getText())
                    : (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, in);
        }
    }

    /** Reads a date such as 2025-07-11. */
    private static final class DateReader extends StdScalarDeserializer<LocalDate> {

        @Serial
        private static final long serialVersionUID = 1L;

        DateReader() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Optional<LocalDate> day = Dates.parse(in.getText());
            return day.isPresent()
                    ? day.get()
                    : (LocalDate) context.handleWeirdStringValue(LocalDate.class, in.getText(), "not YYYY-MM-DD");
        }
    }
}
