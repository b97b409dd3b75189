package tally.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Tally under load, with what its clients send: each connection is that of a shop of its own. It has a database of its
 * own as well, so that none does the work of another.
 */
final class LoadedTally implements AutoCloseable {
    private static final String UPLOADS = "/data/upload-csv";
    private static final int ROWS_BEFORE = 1_000;
    static final int ROWS_EACH = 30;

    private final TallyServer tally;
    private final ServerLimits database;
    private final WireRequests requests;
    private final List<Shop> shops = new ArrayList<>();
    private final AtomicLong files = new AtomicLong(ClosedLoop.CONNECTIONS);

    private LoadedTally(TallyServer tally, ServerLimits database) {
        this.tally = tally;
        this.database = database;
        this.requests = tally.requests();
    }

    /** With as many shops as there are connections, and a first file in each. */
    static LoadedTally start(JavaProgram program, String jdbcUrl, Path folder) throws Exception {
        final TallyServer tally = TallyServer.start(program, jdbcUrl, folder);
        final LoadedTally loaded = new LoadedTally(tally, new ServerLimits(jdbcUrl, folder));
        for (int seed = 0; seed < ClosedLoop.CONNECTIONS; seed++) {
            final String business = tally.addBusiness("Shop " + seed);
            final JsonNode upload = tally.upload(business, new SalesText(seed).bytes(ROWS_BEFORE));
            loaded.shops.add(new Shop(business, upload.get("file_id").asText()));
        }
        return loaded;
    }

    ClosedLoop loop(Traffic traffic) {
        return new ClosedLoop(tally.port(), connection -> request(traffic, connection));
    }

    /** Waits until it has done what it took on. */
    void rest() throws SQLException {
        database.rest();
    }

    /** How long its answers are, in bytes. */
    Map<Traffic, Integer> lengths() throws IOException {
        final Map<Traffic, Integer> lengths = new EnumMap<>(Traffic.class);
        try (KeptConnection connection = new KeptConnection(tally.port())) {
            for (final Traffic traffic : Traffic.values()) {
                lengths.put(traffic, connection.exchange(request(traffic, 0)));
            }
        }
        return lengths;
    }

    private byte[] request(Traffic traffic, int connection) {
        final Shop shop = shops.get(connection);
        return switch (traffic) {
            case LIST -> requests.get("/api/v1/transactions?business_id=" + shop.business);
            case POLL -> requests.get(UPLOADS + "/" + shop.file);
            case UPLOAD -> requests.upload(UPLOADS, shop.business, anotherFile());
        };
    }

    /** Never the same twice: most of its sales are new. */
    private byte[] anotherFile() {
        return new SalesText(files.getAndIncrement()).bytes(ROWS_EACH);
    }

    @Override
    public void close() {
        tally.close();
    }

    private record Shop(String business, String file) {}
}
