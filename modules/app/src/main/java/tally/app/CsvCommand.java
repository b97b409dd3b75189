package tally.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tally.csv.ContentKind;
import tally.csv.CsvDialect;
import tally.csv.CsvFormat;
import tally.csv.CsvProblem;
import tally.csv.CsvReader;
import tally.csv.CsvSource;

/**
 * {@code csv [--delimiter C] [--json] FILE}: shows how Tally cuts a file into records. Each is one JSON array on standard
 * output, a blank line {@code [""]}; what is wrong goes to standard error, with row and line, and with {@code --json} as
 * JSON objects too. A record whose end is in doubt (a broken quote, a limit) is only told of, not printed.
 */
final class CsvCommand {
    private static final String DELIMITER = "--delimiter";
    private static final String AS_JSON = "--json";
    private static final Map<String, Character> NAMES =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "\\t", '\t', "pipe", '|');

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;

    CsvCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    ExitCode run(List<String> words) {
        final Arguments arguments = Arguments.parse(words, Set.of(DELIMITER), Set.of(AS_JSON));
        final Path file = Path.of(arguments.only("The FILE to read"));
        final Optional<Character> delimiter = arguments.option(DELIMITER).map(CsvCommand::delimiter);
        final CsvSource source = () -> Files.newInputStream(file);
        try {
            refuseWhatIsNoText(source);
            final CsvDialect found = CsvDialect.detect(source);
            final CsvDialect dialect = delimiter.map(found::withDelimiter).orElse(found);
            return print(dialect.reader(source, CsvFormat.comma()), arguments.flag(AS_JSON));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new CommandFailedException("There is no file that can be read at " + file);
        }
    }

    private static void refuseWhatIsNoText(CsvSource source) throws IOException {
        try (InputStream head = source.open()) {
            final ContentKind kind = ContentKind.of(head.readNBytes(ContentKind.HEAD_BYTES));
            if (kind != ContentKind.TEXT && kind != ContentKind.EMPTY) {
                throw new CommandFailedException("This is not a CSV file but " + kind.plainName());
            }
        }
    }

    private static char delimiter(String word) {
        final String wanted = NAMES.containsKey(word) ? String.valueOf(NAMES.get(word)) : word;
        try {
            return CsvFormat.comma()
                    .withDelimiter(wanted.length() == 1 ? wanted.charAt(0) : 0)
                    .delimiter();
        } catch (IllegalArgumentException notOne) {
            throw new UsageException(DELIMITER + " must be comma, semicolon, tab, pipe or one ASCII character that is"
                    + " no letter, digit, quote or line end, not '" + word + "'");
        }
    }

    private ExitCode print(CsvReader records, boolean errorsAsJson) throws JsonProcessingException {
        boolean sound = true;
        try (records) {
            while (records.next()) {
                if (records.problem().isPresent()) {
                    final CsvProblem problem = records.problem().get();
                    err.println(errorsAsJson ? JSON.writeValueAsString(described(problem)) : problem.message());
                    sound = false;
                }
                if (records.problem().map(CsvCommand::keepsFields).orElse(true)) {
                    out.println(JSON.writeValueAsString(fields(records)));
                }
            }
        }
        return sound ? ExitCode.DONE : ExitCode.ROWS_FAILED;
    }

    private static boolean keepsFields(CsvProblem problem) {
        return problem.kind() == CsvProblem.Kind.INVALID_TEXT;
    }

    private static List<String> fields(CsvReader records) {
        return IntStream.range(0, records.fieldCount()).mapToObj(records::field).toList();
    }

    private static Map<String, Object> described(CsvProblem problem) {
        final Map<String, Object> described = new LinkedHashMap<>();
        described.put("row", problem.row());
        described.put("line", problem.line());
        described.put("column", problem.field() + 1);
        described.put("error_code", problem.kind());
        described.put("error", problem.message());
        return described;
    }
}
