package tally.http.server;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An answer that is not a success, thrown by whoever finds out: status, {@code error_code}, a sentence for a shop
 * owner, details for a program and headers. It says nothing of the inside: no stack, no SQL, no file path.
 */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Head head;
    private final transient Map<String, Object> details;
    private final transient Map<String, String> headers;

    /** An error without details. */
    public ApiError(int status, String code, String message) {
        this(new Head(status, code, message), Map.of(), Map.of());
    }

    private ApiError(Head head, Map<String, Object> details, Map<String, String> headers) {
        super(head.message(), null, false, false);
        this.head = head;
        this.details = details;
        this.headers = headers;
    }

    /** The same error with one more detail. */
    public ApiError with(String name, Object value) {
        return new ApiError(head, plus(details, name, value), headers);
    }

    /** The same error with one more response header. */
    public ApiError withHeader(String name, String value) {
        return new ApiError(head, details, plus(headers, name, value));
    }

    /** 400: a query parameter or form field whose value is not {@code expected}, a phrase such as "a whole number". */
    public static ApiError invalidParameter(String name, String value, String expected) {
        String shown = value.length() > 100 ? value.substring(0, 100) + "…" : value;
        return new ApiError(400, "INVALID_PARAMETER", "'" + name + "' must be " + expected + ", not '" + shown + "'.")
                .with("parameter", name);
    }

    /** 400: a query parameter or form field that is missing, given twice or not known here. */
    public static ApiError invalidParameter(String name, String message) {
        return new ApiError(400, "INVALID_PARAMETER", message).with("parameter", name);
    }

    /** 400: a body that cannot be read. */
    public static ApiError invalidBody(String message) {
        return new ApiError(400, "INVALID_BODY", message);
    }

    /** 401: nobody is signed in. */
    public static ApiError unauthenticated() {
        return new ApiError(401, "UNAUTHENTICATED", "Please sign in: the token is missing, wrong or has expired.")
                .withHeader("WWW-Authenticate", "Bearer");
    }

    /** 403: the caller is known but may not do this. */
    public static ApiError forbidden() {
        return new ApiError(403, "FORBIDDEN", "Your account is not allowed to do this.");
    }

    /** 404: no such thing, or another business's thing: the two must not be told apart. */
    public static ApiError notFound() {
        return new ApiError(404, "NOT_FOUND", "There is nothing here: please check the address and the id.");
    }

    /** 405: the path exists, for other methods. */
    public static ApiError methodNotAllowed(Collection<Method> allowed) {
        String allow = allowed.stream().map(Method::name).collect(Collectors.joining(", "));
        return new ApiError(405, "METHOD_NOT_ALLOWED", "This address answers only: " + allow + ".")
                .withHeader("Allow", allow);
    }

    /** 409: the thing is in a state in which this cannot be done. */
    public static ApiError conflict(String message) {
        return new ApiError(409, "CONFLICT", message);
    }

    /** 410: it was here, and is not kept any more. */
    public static ApiError gone(String message) {
        return new ApiError(410, "GONE", message);
    }

    /** 413: the body has more bytes than may be sent here. */
    public static ApiError payloadTooLarge(long maxBytes) {
        return new ApiError(413, "PAYLOAD_TOO_LARGE", "This is too large: " + inWords(maxBytes) + " at most.")
                .with("max_bytes", maxBytes);
    }

    /** 415: the body is not of the type that is read here. */
    public static ApiError unsupportedMediaType(String expected, String actual) {
        return new ApiError(
                415, "UNSUPPORTED_MEDIA_TYPE", "Please send this as " + expected + ", not as " + actual + ".");
    }

    /** 429: too often; welcome again after {@code wait}. */
    public static ApiError rateLimited(String message, Duration wait) {
        return new ApiError(429, "RATE_LIMITED", message).withHeader("Retry-After", seconds(wait));
    }

    /** 503: not now, through no fault of the caller; worth another try after {@code wait}. */
    public static ApiError unavailable(String message, Duration wait) {
        return new ApiError(503, "UNAVAILABLE", message).withHeader("Retry-After", seconds(wait));
    }

    /** Limits are set in round numbers, of either kind of megabyte. */
    private static String inWords(long bytes) {
        long decimal = 1_000_000;
        long binary = 1024L * 1024;
        if (bytes >= decimal && bytes % decimal == 0) {
            return bytes / decimal + " MB";
        }
        return bytes >= binary ? bytes / binary + " MB" : bytes / 1024 + " KB";
    }

    /** Whole seconds, rounded up: an earlier try would be refused again. */
    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
        Map<String, V> longer = new LinkedHashMap<>(map);
        longer.put(name, value);
        return longer;
    }

    /** The HTTP status. */
    public int status() {
        return head.status();
    }

    /** The {@code error_code}, in upper snake case. */
    public String code() {
        return head.code();
    }

    /** A sentence for a shop owner. */
    @Override
    public String getMessage() {
        return head.message();
    }

    /** This error as a response. */
    Response toResponse() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error_code", head.code());
        body.put("message", head.message());
        if (!details.isEmpty()) {
            body.put("details", details);
        }
        return Response.json(head.status(), body).with(headers);
    }

    /** What every error has. */
    private record Head(int status, String code, String message) {}
}
