package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

@InBrowser
final class ConsoleUploadTest {

    private static final String GERMAN = """
            Datum;Artikel;Menge;Preis gesamt
            27.11.2024;Tee;2;1.500,50
            28.11.2024;Brot;1;5,00
            """;

    @TempDir
    private Path folder;

    @Test
    void fileIsShownThenSentThenReadToItsEnd(ConsolePage console) {
        Shop shop = console.tally().openShop();
        Browser browser = console.signedIn(shop).browser();
        browser.chooseFiles(file("sales.csv", SalesCsv.oneGoodOneBad().text()));
        browser.read("Invalid date format (use YYYY-MM-DD): 07/11/2025");
        assertTrue(browser.see(By.cssSelector(".bad-cell")).getText().startsWith("07/11/2025"));
        assertEquals(0, shop.transactionCount());

        browser.click("Upload 2 rows");
        browser.click("See what happened");
        browser.read("The books agree");
        browser.read("The date cannot be read (Date)");
        assertEquals(1, shop.transactionCount());
        assertEquals("", browser.complaints());
    }

    @Test
    void proposalIsChangedByHandAndRememberedForTheSource(ConsolePage console) {
        Shop shop = console.tally().openShop();
        Browser browser = console.signedIn(shop).browser();
        browser.chooseFiles(file("kasse.csv", GERMAN));
        browser.read("Which column is it?");
        browser.type("Where is it from? (optional)", "Till 1\t");
        browser.choose("Amount (needed)", "Preis gesamt");
        browser.read("1,505.50");
        browser.click("Upload 2 rows");
        browser.click("See what happened");
        browser.read("1,505.50 in the file.");
        assertEquals(2, shop.transactionCount());

        console.view("upload").browser().chooseFiles(file("kasse2.csv", GERMAN.replace("Tee", "Kaffee")));
        browser.type("Where is it from? (optional)", "Till 1\t");
        browser.see(By.xpath("//button[normalize-space()='Upload 2 rows' and not(@disabled)]"));
        assertEquals("Preis gesamt", browser.field("Amount (needed)").getDomProperty("value"));
    }

    @Test
    void severalFilesComeInAtOnce(ConsolePage console) {
        Shop shop = console.tally().openShop();
        Browser browser = console.signedIn(shop).browser();
        String day = "Date,Product,Quantity,Amount\n2025-11-0%d,Tea,1,50\n";
        browser.chooseFiles(file("one.csv", day.formatted(1)), file("two.csv", day.formatted(2)));
        browser.read("one.csv");
        browser.read("two.csv");
        browser.click("Upload 1 row");
        browser.see(By.linkText("See what happened"));
        browser.click("Upload 1 row");
        Await.until("both to be booked", () -> shop.transactionCount() == 2);
    }

    @Test
    void filesThatNeedNoAnswerAreSentWithOneClick(ConsolePage console) {
        Shop shop = console.tally().openShop();
        Browser browser = console.signedIn(shop).browser();
        String day = "Date,Product,Quantity,Amount\n2025-11-0%d,Tea,1,50\n";
        browser.chooseFiles(
                file("one.csv", day.formatted(1)), file("two.csv", day.formatted(2)), file("kasse.csv", GERMAN));
        browser.click("Upload all 2 files that are ready");
        Await.until("both to be booked", () -> shop.transactionCount() == 2);
        browser.read("Which column is it?");
    }

    @Test
    void fileIsStoppedWhileItIsBeingRead(ConsolePage console) {
        Shop shop = console.tally().openShop();
        Path many = ManySales.of(60_000).writeTo(folder.resolve("many.csv"));
        String database = console.tally().recipe().databaseUrl();
        try (HeldLock sales = HeldLock.on("sales", database)) {
            String file = shop.client().accepted(Form.file(many));
            Browser browser = console.signedIn(shop).view("uploads/" + file).browser();
            browser.click("Stop …");
            browser.read("Stop reading this file?");
            browser.click("Stop");
            browser.see(By.xpath("//*[contains(@class,'badge')][text()='Stopped']"));
            browser.read("Not checked: the file was not read to its end.");
            sales.release();
        }
        assertEquals(0, shop.transactionCount());
    }

    @Test
    void receiptThatIsDroppedOnThePageIsReadAndWaitsToBeChecked(ConsolePage console) {
        Shop shop = console.tally().openShop();
        Browser browser = console.signedIn(shop).browser();
        browser.see(By.cssSelector(".drop-zone"));
        browser.drop("receipt.png", PaperReceipt.withTotal("250.00").png());
        browser.read("receipt.png");
        browser.click("Check it");
        browser.read("The items are 10.00 less than the total.");
        assertEquals("", browser.complaints());
    }

    @Test
    void uploadIsTakenBackAfterAskingOnce(ConsolePage console) {
        Shop shop = console.tally().openShop();
        String file = shop.upload(SalesCsv.oneGoodOneBad()).path("file_id").asText();
        Browser browser = console.signedIn(shop).view("uploads/" + file).browser();
        browser.click("Take back …");
        browser.read("1 sale with 50.00 in all");
        browser.click("Keep it");
        assertEquals(1, shop.transactionCount());

        browser.click("Take back …");
        browser.click("Remove 1 sale");
        browser.read("Taken back: 1 sale removed.");
        browser.see(By.xpath("//*[contains(@class,'badge')][text()='Taken back']"));
        assertEquals(0, shop.transactionCount());
    }

    @Test
    void whateverIsInAFileStaysText(ConsolePage console) {
        Shop shop = console.tally().openShop();
        Browser browser = console.signedIn(shop).browser();
        String image = "<img src=x onerror=document.title='run'>";
        SalesCsv hostile = SalesCsv.usual()
                .row("2025-11-06", image, "1", "50", "=HYPERLINK(\"http://evil.example\")")
                .row("<script>document.title='run'</script>", "\u202Egnirts", "1", "5", "<b>bold</b>")
                .row("2025-11-06", "\u202Egnirts", "1", "70", "@SUM(A1)");
        browser.chooseFiles(file("x'><img src=y onerror=alert(1)>.csv", hostile.text()));
        browser.read(image);
        browser.read("=HYPERLINK(\"http://evil.example\")");
        browser.click("Upload 3 rows");
        browser.click("See what happened");
        browser.read("<script>document.title='run'</script>");
        console.view("uploads").browser().read("x'><img src=y onerror=alert(1)>.csv");
        assertFalse(browser.has(By.cssSelector("img[onerror], td script, b")));
        assertFalse(browser.run("return document.title").equals("run"));
        assertEquals("", browser.complaints());
    }

    @Test
    void connectionMayDropAndComeBackInTheMiddle(ConsolePage console) {
        try (TcpProxy cable = TcpProxy.before(console.url().getPort())) {
            Shop shop = console.tally().openShop();
            Browser browser = console.at(cable.port()).signedIn(shop).browser();
            browser.chooseFiles(ManySales.of(60_000).writeTo(folder.resolve("many.csv")));
            browser.click("Upload 60,000 rows");
            browser.see(By.linkText("Open this upload"));
            cable.cut();
            browser.read("Connection lost. Trying again …");
            cable.restore();
            browser.read("The connection is back.");
            browser.click("See what happened");
            browser.read("60,000 of 60,000 rows of the file have been read.");
        }
    }

    @Test
    void fileIsSentAgainWhenTheConnectionWasLostOnTheWay(ConsolePage console) {
        try (TcpProxy cable = TcpProxy.before(console.url().getPort())) {
            Shop shop = console.tally().openShop();
            Browser browser = console.at(cable.port()).signedIn(shop).browser();
            browser.chooseFiles(ManySales.of(20_000).writeTo(folder.resolve("many.csv")));
            browser.see(By.xpath("//button[normalize-space()='Upload 20,000 rows']"));
            cable.stall();
            browser.click("Upload 20,000 rows");
            browser.read("Sending");
            cable.cut();
            browser.read("Please send it again: whatever has arrived is not booked twice.");
            cable.restore();
            browser.read("The connection is back.");
            browser.click("Send again");
            browser.see(By.linkText("See what happened"));
            assertEquals(20_000, shop.transactionCount());
        }
    }

    private Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }
}
