package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

@InBrowser
final class ConsoleFailedRowsTest {
    private static final By FIRST_CELL = By.cssSelector(".grid tbody [tabindex='0']");
    private static final By EDITOR = By.cssSelector(".grid td input");

    @TempDir
    private Path folder;

    @Test
    void rowIsMendedByKeysAlone(ConsolePage console) {
        Shop shop = console.tally().openShop();
        shop.upload(SalesCsv.oneGoodOneBad());
        Browser browser = rowsOf(console, shop);
        browser.see(FIRST_CELL).sendKeys(Keys.ENTER);
        browser.see(EDITOR).sendKeys("2025-11-07", Keys.chord(Keys.CONTROL, Keys.ENTER));

        browser.see(By.cssSelector(".grid .badge.good"));
        assertEquals(2, shop.transactionCount());
        browser.focused().sendKeys("h");
        browser.read("Date: 07/11/2025 → 2025-11-07");
        assertEquals("", browser.complaints());
    }

    @Test
    void rowThatIsStillBadSaysWhyAndStays(ConsolePage console) {
        Shop shop = console.tally().openShop();
        shop.upload(SalesCsv.oneGoodOneBad());
        Browser browser = rowsOf(console, shop);
        browser.see(FIRST_CELL).sendKeys(Keys.ENTER);
        browser.see(EDITOR).sendKeys("2099-01-01", Keys.ENTER);
        browser.read("1 change not sent yet");
        browser.focused().sendKeys("r");
        browser.read("Date cannot be in the future: 2099-01-01");
        assertEquals(1, shop.transactionCount());
    }

    @Test
    void placeIsKeptWhenOneComesBack(ConsolePage console) {
        Shop shop = console.tally().openShop();
        shop.upload(threeToMendAndOneThatIsNone());
        Browser browser = rowsOf(console, shop);
        browser.see(FIRST_CELL).sendKeys(Keys.ARROW_DOWN);
        browser.focused().sendKeys(Keys.ARROW_DOWN);
        String row = rowInFocus(browser);
        assertTrue(browser.url().contains("row=" + row), browser.url());

        browser.reload();
        browser.see(By.cssSelector(".grid td:focus"));
        assertEquals(row, rowInFocus(browser));
    }

    @Test
    void allOfAKindAreMendedAfterADryRun(ConsolePage console) {
        Shop shop = console.tally().openShop();
        shop.upload(threeToMendAndOneThatIsNone());
        Browser browser = rowsOf(console, shop);
        browser.click("Mend all …");
        browser.read("3 of 4 would pass.");
        assertEquals(1, shop.transactionCount());

        browser.click("Retry them all");
        browser.read("4 rows tried: 1 of this kind are left.");
        assertEquals(4, shop.transactionCount());
        browser.readNoMore("09/11/2025");
        browser.read("yesterday");
    }

    @Test
    void rowIsDiscardedAfterAskingOnce(ConsolePage console) {
        Shop shop = console.tally().openShop();
        shop.upload(SalesCsv.oneGoodOneBad());
        Browser browser = rowsOf(console, shop);
        browser.see(FIRST_CELL).sendKeys("d");
        browser.read("Discard row 3?");
        browser.click("Discard");
        browser.see(By.xpath("//*[contains(@class,'badge')][text()='Discarded']"));
        assertEquals(1, shop.transactionCount());
        browser.reload();
        browser.read("Nothing to do.");
    }

    @Test
    void failedRowsGoDownAndComeUpAgain(ConsolePage console) throws IOException {
        Shop shop = console.tally().openShop();
        String file = shop.upload(SalesCsv.oneGoodOneBad()).path("file_id").asText();
        Browser browser =
                console.signedInAsStaff().view("failed-rows?file_id=" + file).browser();
        browser.read("Download as CSV");
        Object rows = browser.run("return fetch(document.querySelector('a[download]').href).then(got => got.text())");
        String corrected = String.valueOf(rows).replaceFirst("07/11/2025", "2025-11-07");
        browser.giveFile(Files.writeString(folder.resolve("corrected.csv"), corrected));
        browser.read("The books agree");
        assertEquals(2, shop.transactionCount());
        assertEquals(0, shop.failedJobs().size());
    }

    @Test
    void tenThousandFailedRowsStayQuick(ConsolePage console) {
        Shop shop = console.tally().openShop();
        SalesCsv many = new SalesCsv("many.csv", SalesCsv.usual().lines());
        String text = many.text() + "07/11/2025,Tea,1,50,Rahim\n".repeat(10_000);
        shop.upload(Form.file("many.csv", text));
        Browser browser = rowsOf(console, shop);
        browser.read("1 to 50 of 10,000");
        assertEquals(50L, browser.run("return document.querySelectorAll('.grid tbody tr').length"));
        assertEquals(
                2L,
                browser.run("return performance.getEntriesByType('resource')"
                        + ".filter(one => one.name.includes('/failed-jobs')).length"));

        browser.click("Next");
        browser.read("51 to 100 of 10,000");
        assertEquals(50L, browser.run("return document.querySelectorAll('.grid tbody tr').length"));
    }

    @Test
    void whateverIsInAFileStaysText(ConsolePage console) {
        Shop shop = console.tally().openShop();
        String image = "<img src=x onerror=document.title='run'>";
        shop.upload(SalesCsv.usual()
                .named("<b>.csv")
                .row("2025-11-06", image, "1", "50", "<i>Rahim</i>")
                .row("\u202E<u>x</u>", image, "1", "5", "=1+1"));
        Browser browser = rowsOf(console, shop);
        browser.read(image);
        browser.read("<u>x</u>");
        for (String view : new String[] {"sales", "products", "customers", "operations", "events", "audit"}) {
            console.view(view + "?business=" + shop.businessId()).browser().see(By.cssSelector(".table"));
            assertFalse(browser.has(By.cssSelector("img[onerror], td b, td i, td u")), view);
        }
        console.view("sales?business=" + shop.businessId()).browser().read("<i>Rahim</i>");
        assertFalse(browser.run("return document.title").equals("run"));
        assertEquals("", browser.complaints());
    }

    @Test
    void shopIsNotLetIn(ConsolePage console) {
        Browser browser =
                console.signedIn(console.tally().openShop()).view("failed-rows").browser();
        browser.read("There is nothing here.");
    }

    private static SalesCsv threeToMendAndOneThatIsNone() {
        return SalesCsv.usual()
                .row("2025-11-06", "Tea", "1", "50", "Rahim")
                .row("07/11/2025", "Shirt", "2", "1700.00", "Rahim")
                .row("08/11/2025", "Shirt", "1", "850.00", "Rahim")
                .row("09/11/2025", "Jeans", "1", "1450.00", "Rahim")
                .row("yesterday", "Jeans", "1", "1450.00", "Rahim");
    }

    private static Browser rowsOf(ConsolePage console, Shop shop) {
        return console.signedInAsStaff()
                .view("failed-rows?business=" + shop.businessId())
                .browser();
    }

    private static String rowInFocus(Browser browser) {
        return String.valueOf(browser.run("return document.activeElement.closest('tr').dataset.id"));
    }
}
