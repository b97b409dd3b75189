package tally.app;

import java.util.List;

/** What a person reads when Tally has started: where it is, who may sign in, what to try first. */
final class Welcome {
    private Welcome() {}

    static String text(String host, int port, List<String> signIns) {
        final String url = "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port;
        return "%n  Tally is running: %s%n%s%n".formatted(url, signIns.isEmpty() ? "" : firstSteps(url, signIns));
    }

    private static String firstSteps(String url, List<String> signIns) {
        final String[] shop = signIns.get(signIns.size() - 1).split(" +", -1);
        return """

                Who may sign in:
                  %s

                Try it: sign in as the shop, and upload the sample.

              TOKEN=$(curl -s %s/auth/token -d '{"email":"%s","password":"%s"}' -H 'Content-Type: application/json' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
              curl -H "Authorization: Bearer $TOKEN" -F file=@sample-data/sales.csv %s/data/upload-csv
              # a moment later, when it has been read:
              curl -H "Authorization: Bearer $TOKEN" %s/api/v1/transactions/summary
            """.formatted(String.join("\n      ", signIns), url, shop[1], shop[2], url, url);
    }
}
