package tally.http.uploads;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tally.domain.BusinessId;
import tally.domain.sales.Field;
import tally.domain.sales.Formats;
import tally.domain.sales.NumberFormat;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.GivenOptions;
import tally.http.server.ApiError;
import tally.http.server.Json;
import tally.http.server.Parameters;
import tally.ingest.Incoming;

/** Reads the text fields that go with a sales file. A field that is sent empty counts as not sent. */
final class UploadForm {

    /** The field that holds the file. */
    static final String FILE = "file";

    /** All the others. */
    static final Set<String> TEXTS = Set.of(
            "data_source_name",
            "duplicates",
            "mapping",
            "date_format",
            "number_format",
            "delimiter",
            "charset",
            "business_id");

    private static final int MAX_NAME_CHARACTERS = 255;

    private final Parameters fields;

    UploadForm(Parameters fields) {
        this.fields = fields;
    }

    private Optional<String> dataSourceName() {
        Optional<String> name = filled("data_source_name");
        name.filter(text -> text.length() > MAX_NAME_CHARACTERS).ifPresent(text -> {
            throw ApiError.invalidParameter("data_source_name", text, "a name of at most 255 characters");
        });
        return name;
    }

    /** The file with all that the form says of it. */
    Incoming incoming(BusinessId business, SpoolSlot.SentFile file) {
        return new Incoming(business, file.name(), dataSourceName(), options(), file.content());
    }

    /** How the file is to be read. */
    private GivenOptions options() {
        return new GivenOptions(duplicates(), mapping(), formats(), delimiter(), charset());
    }

    private Optional<DuplicateRule> duplicates() {
        return filled("duplicates").isEmpty() ? Optional.empty() : fields.choice("duplicates", DuplicateRule.class);
    }

    private Optional<Map<Field, String>> mapping() {
        return filled("mapping").map(UploadForm::object).map(UploadForm::byField);
    }

    private static Map<Field, String> byField(Map<String, String> byName) {
        Map<Field, String> mapping = new EnumMap<>(Field.class);
        byName.forEach((name, column) -> {
            Field field = Field.named(name)
                    .orElseThrow(() -> ApiError.invalidParameter(
                            "mapping", "'mapping' names '" + name + "', which is not a column that Tally reads."));
            mapping.put(field, column);
        });
        return mapping;
    }

    private static Map<String, String> object(String json) {
        try {
            return Json.parseTexts(json.getBytes(StandardCharsets.UTF_8));
        } catch (ApiError notAnObject) {
            throw ApiError.invalidParameter(
                    "mapping", json, "a JSON object such as {\"Date\":\"InvoiceDate\",\"Product\":\"Description\"}");
        }
    }

    private Formats formats() {
        Optional<NumberFormat> numbers = filled("number_format").map(UploadForm::numberFormat);
        Optional<String> dates = filled("date_format");
        try {
            return new Formats(dates, numbers);
        } catch (IllegalArgumentException refused) {
            throw ApiError.invalidParameter(
                    "date_format",
                    dates.orElse(""),
                    "a date pattern such as d/M/yyyy H:mm (" + refused.getMessage() + ")");
        }
    }

    private static NumberFormat numberFormat(String example) {
        return NumberFormat.of(example)
                .orElseThrow(() -> ApiError.invalidParameter(
                        "number_format", example, "one of 1234.56 · 1,234.56 · 1.234,56 · 1 234,56"));
    }

    /** Not {@link #filled}: a tab is blank and yet a delimiter. */
    private Optional<Character> delimiter() {
        return fields.text("delimiter").filter(text -> !text.isEmpty()).map(text -> switch (text) {
            case ",", "comma" -> ',';
            case ";", "semicolon" -> ';';
            case "\t", "tab" -> '\t';
            case "|", "pipe" -> '|';
            default -> throw ApiError.invalidParameter("delimiter", text, "one of comma, semicolon, tab, pipe");
        });
    }

    private Optional<String> charset() {
        return filled("charset").map(name -> {
            try {
                return Charset.forName(name).name();
            } catch (IllegalArgumentException unknown) {
                throw ApiError.invalidParameter("charset", name, "a charset such as UTF-8 or windows-1252");
            }
        });
    }

    private Optional<String> filled(String name) {
        return fields.text(name).map(String::strip).filter(text -> !text.isEmpty());
    }
}
