package tally.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tests need to know of {@code docs/openapi.yaml}, read line by line. It relies on how that file is laid out:
 * two spaces a level, a path a line, and each parameter either by reference or beginning with its name.
 */
final class Contract {

    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|patch|delete):");
    private static final Pattern PARAMETER = Pattern.compile(
            " +- (?:\\$ref: '#/components/parameters/(\\w+)'|\\{name: (\\w+), in: query.*|name: (\\w+))");
    private static final Pattern SCHEMA = Pattern.compile("    (\\w+):");
    private static final Pattern REQUIRED = Pattern.compile("      required: \\[(.*)]");
    private static final Pattern REQUIRED_ITEM = Pattern.compile("        - (\\w+)");

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, SortedSet<String>> requiredFields = new LinkedHashMap<>();
    private String section = "";
    private String path = "";
    private String method = "";
    private String schema = "";

    private Contract() {}

    static Contract parse(String yaml) {
        Contract contract = new Contract();
        yaml.lines().forEach(contract::read);
        return contract;
    }

    /** The operations by method and path, such as {@code GET /healthz}. */
    Map<String, Operation> operations() {
        return operations;
    }

    /** The operation of that name; one without a path where there is none. */
    Operation operation(String name) {
        return operations.getOrDefault(name, new Operation("", "", false, new TreeSet<>()));
    }

    List<Operation> protectedOperations() {
        return operations.values().stream()
                .filter(operation -> !operation.isPublic())
                .toList();
    }

    /** The fields that a schema of the components promises. */
    SortedSet<String> fields(String name) {
        return requiredFields.computeIfAbsent(name, unseen -> new TreeSet<>());
    }

    private void read(String line) {
        if (line.matches("\\w+:.*") || line.matches("  schemas:")) {
            section = line.strip();
        } else if (section.equals("paths:")) {
            readPathLine(line);
        } else if (section.equals("schemas:")) {
            readSchemaLine(line);
        }
    }

    private void readPathLine(String line) {
        Matcher matcher = PATH.matcher(line);
        if (matcher.matches()) {
            path = matcher.group(1);
        } else if (METHOD.matcher(line).matches()) {
            method = line.strip().replace(":", "").toUpperCase(Locale.ROOT);
            put(new Operation(method, path, false, new TreeSet<>()));
        } else if (line.equals("      security: []")) {
            put(new Operation(method, path, true, operation().queryParameters()));
        } else {
            readParameter(PARAMETER.matcher(line));
        }
    }

    private void readParameter(Matcher matcher) {
        for (int group = 1; matcher.matches() && group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                operation().queryParameters().add(matcher.group(group));
            }
        }
    }

    private void readSchemaLine(String line) {
        Matcher name = SCHEMA.matcher(line);
        Matcher inline = REQUIRED.matcher(line);
        Matcher item = REQUIRED_ITEM.matcher(line);
        if (name.matches()) {
            schema = name.group(1);
        } else if (inline.matches()) {
            fields(schema).addAll(List.of(inline.group(1).split(", ", -1)));
        } else if (item.matches()) {
            fields(schema).add(item.group(1));
        }
    }

    private Operation operation() {
        return operation(method + " " + path);
    }

    private void put(Operation operation) {
        operations.put(operation.name(), operation);
    }

    /** One operation of the contract. */
    record Operation(String method, String path, boolean isPublic, SortedSet<String> queryParameters) {

        String name() {
            return method + " " + path;
        }
    }
}
