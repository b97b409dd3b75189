package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tally.domain.UploadId;
import tally.domain.uploads.DuplicateRule;
import tally.http.Contract.Operation;
import tally.http.auth.Caller;
import tally.http.server.Access;
import tally.http.server.Route;
import tally.testkit.BadRows;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** Holds {@code docs/openapi.yaml}, as it is served, against the route table and the running server. */
final class ContractTest {

    private static final RunningTally TALLY = RunningTally.start();

    private static Contract contract;

    @BeforeAll
    static void readContract() {
        contract = Contract.parse(TALLY.anyone().get("/openapi.yaml").text());
    }

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @Test
    void everyRouteIsInTheContractAndTheOtherWayRound() {
        assertEquals(new TreeSet<>(contract.operations().keySet()), new TreeSet<>(routes().keySet()));
    }

    @Test
    void everyRouteKnowsTheQueryParametersOfTheContract() {
        routes().forEach((name, route) ->
                assertEquals(contract.operation(name).queryParameters(), new TreeSet<>(route.queryParameters()), name));
    }

    @Test
    void routesThatNeedNoTokenAreThoseThatTheContractNames() {
        routes().forEach((name, route) ->
                assertEquals(contract.operation(name).isPublic(), route.access() == Access.PUBLIC, name));
    }

    @Test
    void everyOtherRouteAnswers401WithoutATokenAndWithABadOne() {
        for (Operation operation : contract.protectedOperations()) {
            for (Client client : List.of(TALLY.anyone(), TALLY.anyone().withToken("no-token"))) {
                Client.Answer answer = call(client, operation);
                assertEquals(401, answer.status(), operation.name());
                assertEquals("UNAUTHENTICATED", answer.errorCode(), operation.name());
                assertEquals("Bearer", answer.header("WWW-Authenticate"), operation.name());
            }
        }
    }

    @Test
    void everyRouteForStaffAnswers403ToAShop() {
        Client shop = TALLY.personOf(TALLY.openShop());
        routes().forEach((name, route) -> {
            if (route.access() == Access.STAFF) {
                Client.Answer answer = call(shop, contract.operation(name));
                assertEquals(403, answer.status(), name);
                assertEquals("FORBIDDEN", answer.errorCode(), name);
            }
        });
    }

    @Test
    void everyObjectHasTheFieldsOfTheContract() {
        Shop shop = TALLY.openShop();
        UploadId upload = shop.imports(
                DuplicateRule.COUNT, List.of(Sales.sale().to("Rahim").build()), List.of(BadRows.badDate(3)));
        Client person = TALLY.personOf(shop);
        Client staff = TALLY.staff();
        assertFields("Upload", person.get("/data/upload-csv/" + upload).json());
        assertFields("Upload", person.get("/data/upload-csv").json().at("/results/0"));
        assertFields("Transaction", person.get("/api/v1/transactions").json().at("/results/0"));
        assertFields("Summary", person.get("/api/v1/transactions/summary").json());
        assertFields("Product", person.get("/api/v1/products").json().at("/results/0"));
        assertFields("Customer", person.get("/api/v1/customers").json().at("/results/0"));
        assertFields("List", person.get("/api/v1/customers").json());
        assertFields("Business", staff.get("/admin/api/v1/businesses").json().at("/results/0"));
        assertFields("FailedJob", staff.get("/admin/api/v1/failed-jobs").json().at("/results/0"));
        assertFields("Event", staff.get("/admin/api/v1/events").json().at("/results/0"));
        assertFields("AuditEntry", staff.get("/admin/api/v1/audit").json().at("/results/0"));
        assertFields(
                "RecentUpload", staff.get("/admin/api/v1/upload-status").json().at("/recent_uploads/0"));
        assertFields(
                "Preview",
                person.preview("sales.csv", "Date,Product,Quantity,Amount\n", Map.of())
                        .json());
        assertFields("Preset", person.get("/data/presets").json().at("/results/0"));
        assertFields(
                "UploadAccepted",
                person.upload("sales.csv", "Date,Product,Quantity,Amount\n").json());
    }

    private static void assertFields(String schema, JsonNode object) {
        TreeSet<String> fields = new TreeSet<>();
        object.fieldNames().forEachRemaining(fields::add);
        assertEquals(contract.fields(schema), fields, schema);
    }

    private static Map<String, Route<Caller>> routes() {
        return TALLY.routes().stream()
                .collect(Collectors.toMap(
                        route -> route.endpoint().method() + " "
                                + route.endpoint().path(),
                        Function.identity()));
    }

    private static Client.Answer call(Client client, Operation operation) {
        String path = operation.path().replaceAll("\\{[a-z_]+}", Shop.nextId().toString());
        return client.send(client.request(path).method(operation.method(), BodyPublishers.noBody()));
    }
}
