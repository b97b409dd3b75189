package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

@InBrowser
final class ConsoleBooksTest {

    @Test
    void revenueIsThereAsAChartByKeysAndAsATable(ConsolePage console) {
        Shop shop = withThreeDays(console);
        Browser browser = console.signedIn(shop).view("sales").browser();
        browser.read("1,800.00");
        browser.see(By.xpath("//button[text()='As a table']")).sendKeys(Keys.TAB);
        browser.focused().sendKeys(Keys.HOME);
        assertEquals("Nov 6: 100.00, 2 sales", browser.focused().getDomAttribute("aria-valuetext"));

        browser.click("As a table");
        assertEquals(3L, browser.run("return document.querySelectorAll('.chart-numbers tbody tr').length"));
        assertEquals("", browser.complaints());
    }

    @Test
    void filtersAreInTheAddress(ConsolePage console) {
        Shop shop = withThreeDays(console);
        Browser browser = console.signedIn(shop).view("sales").browser();
        browser.choose("Paid by", "bKash");
        browser.read("1 to 1 of 1");
        assertTrue(browser.url().contains("payment_method=bkash"), browser.url());
        browser.reload();
        browser.read("1 to 1 of 1");
        assertEquals("bkash", browser.field("Paid by").getDomProperty("value"));

        browser.back();
        browser.read("1 to 3 of 3");
        assertEquals("", browser.field("Paid by").getDomProperty("value"));
    }

    @Test
    void stockIsSetByHandAndALowOneIsSaidInWords(ConsolePage console) {
        Shop shop = withThreeDays(console);
        Browser browser = console.signedIn(shop).view("products").browser();
        browser.read("Below zero");
        browser.click("Change …");
        browser.type("Pieces at first", "60");
        browser.read("so there are 57 now.");
        browser.type("Reorder at", "57");
        browser.click("Save");
        browser.see(By.xpath("//*[contains(@class,'badge')][text()='Low']"));
        assertEquals(57, shop.product("Shirt").path("current_stock").asInt());
    }

    @Test
    void staffSeeWhatIsGoingOnAndThatTheBooksAgree(ConsolePage console) {
        Shop shop = withThreeDays(console);
        String business = "?business=" + shop.businessId();
        Browser browser =
                console.signedInAsStaff().view("operations" + business).browser();
        browser.read("sales.csv");
        browser.see(By.cssSelector(".chart-svg"));

        console.view("books" + business);
        browser.click("Check");
        browser.see(By.xpath("//*[contains(@class,'badge')][text()='They agree']"));
    }

    @Test
    void eventIsDeliveredAgainAndThatIsInTheAudit(ConsolePage console) {
        Shop shop = withThreeDays(console);
        String business = "?business=" + shop.businessId();
        Browser browser = console.signedInAsStaff().view("events" + business).browser();
        browser.click("Deliver again");
        browser.read("It will be delivered once more");
        console.view("audit" + business).browser().read("Event delivered again");
        assertEquals("", browser.complaints());
    }

    private static Shop withThreeDays(ConsolePage console) {
        Shop shop = console.tally().openShop();
        shop.upload(SalesCsv.withColumns("Date", "Product", "Quantity", "Amount", "Customer", "PaymentMethod")
                .row("2025-11-06", "Tea", "1", "50", "Rahim", "cash")
                .row("2025-11-06", "Tea", "2", "50", "", "cash")
                .row("2025-11-08", "Shirt", "3", "1700.00", "Rahim", "bkash"));
        return shop;
    }
}
