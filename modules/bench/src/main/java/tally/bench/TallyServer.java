package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;

/** The built jar, run as its users run it, and a client that uploads to it. */
final class TallyServer implements AutoCloseable {
    private static final String EMAIL = "bench@tally.example";
    private static final String PASSWORD = "bench-password";
    private static final long SHORTEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Process process;
    private final int port;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private String token = "";

    private TallyServer(Process process, int port) {
        this.process = process;
        this.port = port;
        this.url = "http://127.0.0.1:" + port;
    }

    /** On the Java that runs the bench. */
    static TallyServer start(Path jar, String jdbcUrl, Path data) throws Exception {
        return start(jar, jdbcUrl, data, Map.of());
    }

    /** The same with settings of its own, beside those that every bench needs. */
    static TallyServer start(Path jar, String jdbcUrl, Path data, Map<String, String> settings) throws Exception {
        final JavaProgram program = new JavaProgram(JavaProgram.thisJava(), List.of("-jar", jar.toString(), "serve"));
        return start(program, jdbcUrl, data, settings);
    }

    static TallyServer start(JavaProgram program, String jdbcUrl, Path data) throws Exception {
        return start(program, jdbcUrl, data, Map.of());
    }

    private static TallyServer start(JavaProgram program, String jdbcUrl, Path data, Map<String, String> settings)
            throws Exception {
        final int port = freePort();
        final Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(Map.of(
                "DATABASE_URL",
                jdbcUrl,
                "TALLY_PORT",
                Integer.toString(port),
                "TALLY_DATA_DIR",
                data.toString(),
                "TALLY_MAX_UPLOAD_MB",
                "4000",
                "TALLY_UPLOADS_PER_MINUTE",
                "100000",
                "TALLY_ADMIN_EMAIL",
                EMAIL,
                "TALLY_ADMIN_PASSWORD",
                PASSWORD));
        final Process process = program.start(environment, data.resolve("tally-output.log"));
        final TallyServer server = new TallyServer(process, port);
        server.awaitReady();
        server.token = server.post("/auth/token", "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}")
                .get("token")
                .asText();
        return server;
    }

    int port() {
        return port;
    }

    /** Requests as the signed-in user, for a connection of one's own. */
    WireRequests requests() {
        return WireRequests.signedWith(token);
    }

    /** The most memory that it has had so far, all of the process, in MB; 0 where the system does not tell. */
    long mostMemory() throws IOException {
        final Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    String addBusiness(String name) throws Exception {
        return post("/admin/api/v1/businesses", "{\"name\":\"" + name + "\"}")
                .get("id")
                .asText();
    }

    /** Uploads a file and waits until it is completed; gives the answer of the last look. */
    JsonNode upload(String business, byte[] file) throws Exception {
        return upload(business, file, TallyServer::untilNextLook);
    }

    /** The same for a client that waits so many nanoseconds before it looks again, by the time that it has waited so far. */
    JsonNode upload(String business, byte[] file, LongUnaryOperator pause) throws Exception {
        final JsonNode accepted = send(HttpRequest.newBuilder(URI.create(url + "/data/upload-csv"))
                .header("Content-Type", UploadForm.CONTENT_TYPE)
                .POST(BodyPublishers.ofByteArrays(UploadForm.of(business, file))));
        final String path =
                "/data/upload-csv/" + accepted.get("data").get("file_id").asText();
        final long start = System.nanoTime();
        JsonNode upload = get(path);
        while (!upload.get("status").asText().equals("completed")) {
            if (upload.get("status").asText().equals("failed")) {
                throw new IllegalStateException(upload.toString());
            }
            LockSupport.parkNanos(pause.applyAsLong(System.nanoTime() - start));
            upload = get(path);
        }
        return upload;
    }

    /** A tenth of the time waited so far: a hundred clients that look every few milliseconds are all that a server does. */
    private static long untilNextLook(long waited) {
        return Math.max(SHORTEST_WAIT_NANOS, Math.min(LONGEST_WAIT_NANOS, waited / 10));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    JsonNode post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        final HttpRequest signed = token.isEmpty()
                ? request.build()
                : request.header("Authorization", "Bearer " + token).build();
        final var response = http.send(signed, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body());
    }

    private void awaitReady() throws Exception {
        while (!ready()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Tally ended with " + process.exitValue());
            }
            LockSupport.parkNanos(SHORTEST_WAIT_NANOS);
        }
    }

    private boolean ready() throws Exception {
        try {
            final HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/readyz")).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A port that nobody listened on a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
