package tally.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Speaks with a Tally as a program of its users would. Safe for use by many threads. */
final class TallyClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(5);
    private static final Set<String> AT_WORK = Set.of("pending", "processing");

    private final URI url;
    private final Optional<String> token;

    private TallyClient(URI url, Optional<String> token) {
        this.url = url;
        this.token = token;
    }

    static TallyClient at(URI url) {
        return new TallyClient(url, Optional.empty());
    }

    URI url() {
        return url;
    }

    TallyClient withToken(String other) {
        return new TallyClient(url, Optional.of(other));
    }

    /** The same person at another Tally. */
    TallyClient movedTo(RunningTally other) {
        return new TallyClient(other.anonymous().url, token);
    }

    TallyClient signedIn(String email, String password) {
        return withToken(signIn(email, password).expect(200).path("token").asText());
    }

    Answer signIn(String email, String password) {
        return post("/auth/token", "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}");
    }

    Answer changePassword(String current, String other) {
        String json = "{\"current_password\": \"" + current + "\", \"new_password\": \"" + other + "\"}";
        return send("PUT", "/auth/password", BodyPublishers.ofString(json), "application/json");
    }

    /** What comes of a stream, as it comes. */
    BufferedReader listen(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path));
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        try {
            InputStream stream =
                    HTTP.send(request.build(), BodyHandlers.ofInputStream()).body();
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(path + " at " + url, failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), "");
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), "");
    }

    Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody(), "");
    }

    Answer post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), "application/json");
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, BodyPublishers.ofString(json), "application/json");
    }

    Answer upload(Form form) {
        return send("POST", "/data/upload-csv", form.body(), Form.CONTENT_TYPE);
    }

    Answer preview(Form form) {
        return send("POST", "/data/preview-csv", form.body(), Form.CONTENT_TYPE);
    }

    /** A request of any kind; without a content type where that is empty. */
    Answer send(String method, String path, BodyPublisher body, String contentType) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path)).method(method, body).timeout(LONGEST_REQUEST);
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path + " at " + url, failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Uploads, and waits until the file is read and its books are checked. */
    JsonNode uploadAndWait(Form form) {
        return ended(accepted(form));
    }

    /** Uploads; gives the id of the file that was accepted. */
    String accepted(Form form) {
        return upload(form).expect(202).path("data").path("file_id").asText();
    }

    JsonNode status(String fileId) {
        return get("/data/upload-csv/" + fileId).expect(200);
    }

    /** Polls an upload to its end; a completed one until its books are checked too. */
    JsonNode ended(String fileId) {
        return Await.value(
                "the end of upload " + fileId,
                LONGEST_UPLOAD,
                () -> Optional.of(status(fileId)).filter(TallyClient::hasEnded));
    }

    /** Whether nothing more will happen to an upload, its check included. */
    static boolean hasEnded(JsonNode upload) {
        String status = upload.path("status").asText();
        boolean toBeChecked =
                status.equals("completed") && upload.path("consistency").isNull();
        return !AT_WORK.contains(status) && !toBeChecked;
    }

    /** The results of a list of the API. */
    List<JsonNode> results(String path) {
        JsonNode results = get(path).expect(200).path("results");
        return StreamSupport.stream(results.spliterator(), false).toList();
    }
}
