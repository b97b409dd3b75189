package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tally.http.server.Capacity;
import tally.http.server.ErrorMapper;
import tally.http.server.HttpGateway;
import tally.http.server.Patience;
import tally.http.server.Response;
import tally.http.server.ServerSettings;

final class BehindProxiesTest {

    /** What the handler takes for the client's address. */
    private static String seen(Set<String> proxies, String forwardedFor) throws Exception {
        BehindProxies handler =
                new BehindProxies(request -> Response.text(200, request.origin().remoteAddress()), proxies);
        ServerSettings settings = new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Capacity(2, 2, Set.of()),
                Patience.USUAL);
        HttpGateway gateway =
                HttpGateway.start(settings, handler, new ErrorMapper(thrown -> false, (thrown, context) -> {}));
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/"))
                    .header("X-Forwarded-For", forwardedFor)
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            gateway.stop(Duration.ZERO);
        }
    }

    @Test
    void headerMeansNothingFromAnybodyElse() throws Exception {
        assertEquals("127.0.0.1", seen(Set.of(), "192.0.2.7"));
    }

    @Test
    void lastAddressThatIsNoProxyIsBelieved() throws Exception {
        assertEquals("192.0.2.7", seen(Set.of("127.0.0.1", "10.0.0.1"), "198.51.100.1, 192.0.2.7, 10.0.0.1"));
    }

    @Test
    void whatIsNoAddressIsNotTakenForOne() throws Exception {
        assertEquals("127.0.0.1", seen(Set.of("127.0.0.1"), "<script>"));
    }
}
