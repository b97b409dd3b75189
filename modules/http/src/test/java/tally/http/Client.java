package tally.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A client of a running Tally, signed in or not. */
final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final String base;
    private final Optional<String> token;

    Client(int port, Optional<String> token) {
        this("http://127.0.0.1:" + port, token);
    }

    private Client(String base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    Client withToken(String other) {
        return new Client(base, Optional.of(other));
    }

    Client signIn(String email, String password) {
        return withToken(trySignIn(email, password).json().at("/token").asText());
    }

    Answer trySignIn(String email, String password) {
        return post(
                "/auth/token",
                JSON.createObjectNode()
                        .put("email", email)
                        .put("password", password)
                        .toString());
    }

    Answer get(String pathOrUrl) {
        return send(request(pathOrUrl).GET());
    }

    /** What comes of a stream, as it comes. */
    BufferedReader listen(String path) {
        try {
            HttpResponse<InputStream> answer =
                    HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream());
            return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    Answer head(String path) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer patch(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Sends a file, and fields behind it. */
    Answer upload(String fileName, String content, Map<String, String> fields) {
        return form("/data/upload-csv", form(fileName, content, fields));
    }

    Answer preview(String fileName, String content, Map<String, String> fields) {
        return form("/data/preview-csv", form(fileName, content, fields));
    }

    private static String form(String fileName, String content, Map<String, String> fields) {
        StringBuilder form = new StringBuilder("--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(fileName)
                .append("\"\r\n\r\n")
                .append(content)
                .append("\r\n");
        fields.forEach((name, value) -> form.append("--b0\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return form.append("--b0--\r\n").toString();
    }

    Answer upload(String fileName, String content) {
        return upload(fileName, content, Map.of());
    }

    /** Sends a form that is written out. */
    Answer form(String form) {
        return form("/data/upload-csv", form);
    }

    private Answer form(String path, String form) {
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=b0")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpRequest.Builder request(String pathOrUrl) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(pathOrUrl.startsWith("/") ? base + pathOrUrl : pathOrUrl));
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request;
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }

        /** The text at a JSON pointer. */
        String at(String pointer) {
            return json().at(pointer).asText();
        }

        String errorCode() {
            return at("/error_code");
        }
    }
}
