package tally.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tally.domain.UploadId;
import tally.domain.sales.PaymentMethod;
import tally.domain.sales.Sale;
import tally.testkit.Sales;
import tally.testkit.Shop;

final class ReadingRoutesTest {

    private static final RunningTally TALLY = RunningTally.start();

    @AfterAll
    static void stop() {
        TALLY.close();
    }

    @Test
    void transactionCarriesItsFields() {
        Shop shop = TALLY.openShop();
        UploadId upload = shop.imports(
                Sales.sale().at("14:30").to("Rahim").paidBy(PaymentMethod.BKASH).build());
        Client.Answer answer = TALLY.personOf(shop).get("/api/v1/transactions");
        assertEquals("2025-11-07", answer.at("/results/0/date"));
        assertEquals("14:30", answer.at("/results/0/time"));
        assertEquals("Shirt", answer.at("/results/0/product_name"));
        assertEquals("5", answer.at("/results/0/quantity"));
        assertEquals("Rahim", answer.at("/results/0/customer_name"));
        assertEquals("bkash", answer.at("/results/0/payment_method"));
        assertEquals(upload.toString(), answer.at("/results/0/file_id"));
    }

    @Test
    void figuresOfAllStandBesideThePage() {
        Shop shop = TALLY.openShop();
        shop.imports(
                Sales.sale().amount("600.00").build(),
                Sales.sale().amount("50.25").build());
        Client.Answer answer = TALLY.personOf(shop).get("/api/v1/transactions?limit=1");
        assertEquals("2", answer.at("/count"));
        assertEquals(1, answer.json().at("/results").size());
        assertEquals(
                new BigDecimal("650.25"),
                answer.json().at("/summary/total_revenue").decimalValue());
        assertEquals(
                new BigDecimal("325.1250"),
                answer.json().at("/summary/average_value").decimalValue());
        assertEquals("2", answer.at("/summary/transaction_count"));
    }

    @Test
    void walkInCustomerIsNull() {
        Shop shop = TALLY.openShop();
        shop.imports(Sales.sale().build());
        assertTrue(TALLY.personOf(shop)
                .get("/api/v1/transactions")
                .json()
                .at("/results/0/customer_name")
                .isNull());
    }

    @Test
    void transactionsAreSorted() {
        Client person = personOfAShopWithThreeSales();
        assertEquals(List.of("20", "40", "10"), amounts(person.get("/api/v1/transactions")));
        assertEquals(List.of("40", "20", "10"), amounts(person.get("/api/v1/transactions?sort_by=amount")));
        assertEquals(
                List.of("10", "20", "40"), amounts(person.get("/api/v1/transactions?sort_by=amount&sort_order=asc")));
    }

    @Test
    void transactionsAreFiltered() {
        Client person = personOfAShopWithThreeSales();
        assertEquals(List.of("40"), amounts(person.get("/api/v1/transactions?payment_method=card")));
        assertEquals(
                List.of("40", "10"),
                amounts(person.get("/api/v1/transactions?date_from=2025-11-05&date_to=2025-11-06")));
        String upload = person.get("/data/upload-csv").at("/results/0/file_id");
        assertEquals(
                3, amounts(person.get("/api/v1/transactions?file_id=" + upload)).size());
        assertEquals(
                0,
                amounts(person.get("/api/v1/transactions?file_id=" + Shop.nextId()))
                        .size());
    }

    private static Client personOfAShopWithThreeSales() {
        Shop shop = TALLY.openShop();
        shop.imports(
                Sales.sale().on("2025-11-05").amount("10").build(),
                Sales.sale()
                        .on("2025-11-06")
                        .amount("40")
                        .paidBy(PaymentMethod.CARD)
                        .build(),
                Sales.sale().on("2025-11-07").amount("20").build());
        return TALLY.personOf(shop);
    }

    private static List<String> amounts(Client.Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        List<String> amounts = new ArrayList<>();
        answer.json()
                .at("/results")
                .forEach(result -> amounts.add(result.at("/amount").asText()));
        return amounts;
    }

    @Test
    void pagesLeadFromOneToTheNextAndBack() {
        Shop shop = TALLY.openShop();
        shop.imports(
                Sales.sale().amount("1").build(),
                Sales.sale().amount("2").build(),
                Sales.sale().amount("3").build());
        Client person = TALLY.personOf(shop);
        Client.Answer first = person.get("/api/v1/transactions?sort_by=amount&payment_method=cash&limit=2");
        assertTrue(first.json().at("/previous").isNull());
        Client.Answer second = person.get(first.at("/next"));
        assertEquals(List.of("1"), amounts(second));
        assertEquals("3", second.at("/count"));
        assertTrue(second.json().at("/next").isNull());
        assertEquals(amounts(first), amounts(person.get(second.at("/previous"))));
    }

    @Test
    void walkingThePagesMeetsEverySaleOnce() {
        Shop shop = TALLY.openShop();
        Sale sale = Sales.sale().build();
        shop.imports(sale, sale, sale, sale, sale, sale, sale);
        Client person = TALLY.personOf(shop);
        HashSet<String> ids = new HashSet<>();
        String next = "/api/v1/transactions?limit=3";
        while (!next.equals("null")) {
            Client.Answer page = person.get(next);
            page.json()
                    .at("/results")
                    .forEach(result -> ids.add(result.at("/id").asText()));
            next = page.at("/next");
        }
        assertEquals(7, ids.size());
    }

    @Test
    void aPageFarBehindTheEndIsEmpty() {
        Client person = TALLY.personOf(TALLY.openShop());
        for (String list : List.of("/api/v1/transactions", "/api/v1/products", "/data/upload-csv")) {
            Client.Answer answer = person.get(list + "?offset=2147483647");
            assertEquals(200, answer.status(), answer.text());
            assertEquals(0, answer.json().at("/results").size());
        }
    }

    @Test
    void badParameterIsRefusedByName() {
        Client person = TALLY.personOf(TALLY.openShop());
        List<String> queries = List.of(
                "limit=0",
                "limit=101",
                "limit=ten",
                "offset=-1",
                "sort_by=colour",
                "sort_order=up",
                "payment_method=gold",
                "date_from=11/07/2025",
                "date_from=%2B9999999-01-01",
                "limit=%00",
                "product_id=7",
                "colour=red",
                "limit=1&limit=2");
        for (String query : queries) {
            Client.Answer answer = person.get("/api/v1/transactions?" + query);
            assertEquals(400, answer.status(), query);
            assertEquals("INVALID_PARAMETER", answer.errorCode(), query);
            assertEquals(query.substring(0, query.indexOf('=')), answer.at("/details/parameter"));
        }
    }

    @Test
    void summaryAddsUpByProductMethodAndDay() {
        Client.Answer answer = personOfAShopWithThreeSales().get("/api/v1/transactions/summary");
        assertEquals("3", answer.at("/total_transactions"));
        assertEquals(new BigDecimal("70"), answer.json().at("/total_revenue").decimalValue());
        assertEquals("Shirt", answer.at("/revenue_by_product/0/product_name"));
        assertEquals("3", answer.at("/revenue_by_product/0/count"));
        assertEquals("card", answer.at("/revenue_by_payment_method/0/method"));
        assertEquals("40", answer.at("/revenue_by_payment_method/0/total"));
        assertEquals("2025-11-05", answer.at("/revenue_by_day/0/date"));
        assertEquals("2025-11-05", answer.at("/first_transaction_date"));
        assertEquals("2025-11-07", answer.at("/last_transaction_date"));
    }

    @Test
    void summaryOfNothingHasNoDays() {
        Client.Answer answer = TALLY.personOf(TALLY.openShop()).get("/api/v1/transactions/summary");
        assertEquals("0", answer.at("/total_transactions"));
        assertTrue(answer.json().at("/first_transaction_date").isNull());
    }

    @Test
    void productsShowTheirStockAndCustomersTheirTotals() {
        Shop shop = TALLY.openShop();
        shop.imports(
                Sales.sale().of("Shirt").pieces(5).amount("600.00").to("Rahim").build());
        Client person = TALLY.personOf(shop);
        Client.Answer products = person.get("/api/v1/products");
        assertEquals("Shirt", products.at("/results/0/name"));
        assertEquals("0", products.at("/results/0/initial_stock"));
        assertEquals("-5", products.at("/results/0/current_stock"));
        Client.Answer customers = person.get("/api/v1/customers");
        assertEquals("Rahim", customers.at("/results/0/name"));
        assertEquals(
                new BigDecimal("600.00"),
                customers.json().at("/results/0/total_purchases").decimalValue());
        assertEquals("2025-11-07", customers.at("/results/0/last_purchase"));
    }

    @Test
    void staffNameTheBusinessAndAShopSeesOnlyItsOwn() {
        Shop shop = TALLY.openShop();
        shop.imports(Sales.sale().build());
        String named = "/api/v1/transactions?business_id=" + shop.id();
        Client staff = TALLY.staff();
        assertEquals("1", staff.get(named).at("/count"));
        assertEquals("business_id", staff.get("/api/v1/transactions").at("/details/parameter"));
        assertEquals(
                404,
                staff.get("/api/v1/transactions?business_id=" + Shop.nextId()).status());
        Client stranger = TALLY.personOf(TALLY.openShop());
        assertEquals(404, stranger.get(named).status());
        assertEquals("0", stranger.get("/api/v1/transactions").at("/count"));
        assertEquals("1", TALLY.personOf(shop).get(named).at("/count"));
    }

    @Test
    void productIsChangedByHand() {
        Shop shop = TALLY.openShop();
        shop.imports(Sales.sale().pieces(5).build());
        Client person = TALLY.personOf(shop);
        String path = "/api/v1/products/" + person.get("/api/v1/products").at("/results/0/id");
        Client.Answer answer = person.patch(path, "{\"initial_stock\": 100, \"unit_price\": 12.50}");
        assertEquals(200, answer.status(), answer.text());
        assertEquals("100", answer.at("/initial_stock"));
        assertEquals("95", answer.at("/current_stock"));
        assertEquals("50", answer.at("/reorder_point"));
        assertEquals("12.50", answer.at("/unit_price"));
    }

    @Test
    void impossibleChangeOfAProductIsRefused() {
        Shop shop = TALLY.openShop();
        shop.imports(Sales.sale().build());
        Client person = TALLY.personOf(shop);
        String path = "/api/v1/products/" + person.get("/api/v1/products").at("/results/0/id");
        assertEquals(400, person.patch(path, "{}").status());
        assertEquals(400, person.patch(path, "{\"initial_stock\": -1}").status());
        assertEquals(400, person.patch(path, "{\"current_stock\": 1}").status());
        Client other = TALLY.personOf(TALLY.openShop());
        assertEquals(404, other.patch(path, "{\"initial_stock\": 1}").status());
    }
}
