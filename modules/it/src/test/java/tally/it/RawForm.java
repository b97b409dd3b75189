package tally.it;

import com.fasterxml.jackson.databind.JsonNode;

/** A form as text, right or wrong in every byte, and the request that brings it over a raw socket. */
final class RawForm {
    static final String B = "----b0undary";
    static final String END = "--" + B + "--\r\n";
    static final String CSV = "Date,Product,Quantity,Amount\n2025-11-06,Tea,1,50\n";
    static final String CONTENT_TYPE = "multipart/form-data; boundary=" + B;

    private final RunningTally tally;
    private final String token;

    private RawForm(RunningTally tally, String token) {
        this.tally = tally;
        this.token = token;
    }

    /** Sends forms as the user of this shop. */
    static RawForm of(Shop shop) {
        RunningTally tally = shop.tally();
        return new RawForm(
                tally,
                tally.anonymous()
                        .signIn(shop.email(), Shop.PASSWORD)
                        .expect(200)
                        .path("token")
                        .asText());
    }

    static String field(String name, String value) {
        return "--" + B + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    static String file(String name, String content) {
        return "--" + B + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n";
    }

    /** What comes back, until the server ends the connection. */
    String send(String form) {
        return send(CONTENT_TYPE, form);
    }

    String send(String type, String form) {
        return Wire.exchange(tally, head(type, form.length()) + form);
    }

    String head(String type, int length) {
        return "POST /data/upload-csv HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** The JSON behind the headers. */
    static JsonNode bodyOf(String answer) {
        return Answer.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
}
