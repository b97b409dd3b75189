package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@InBrowser
final class ConsoleReceiptTest {

    @Test
    void receiptIsCorrectedUntilItAddsUpAndThenBooked(ConsolePage console) {
        Shop shop = console.tally().openShop();
        PaperReceipt.withTotal("250.00").sendFrom(shop);
        Browser browser = console.signedIn(shop).view("receipts").browser();
        browser.click("Check now");
        browser.read("⚠ The items are 10.00 less than the total.");

        WebElement milk = browser.see(By.cssSelector(".items tr:last-child .price input"));
        milk.clear();
        milk.sendKeys("70");
        browser.read("✓ They agree.");
        milk.sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        browser.read("2 sales booked");
        assertEquals(2, shop.transactionCount());
        assertEquals("", browser.complaints());
    }

    @Test
    void rejectedReceiptBooksNothingAndTheNextOneComes(ConsolePage console) {
        Shop shop = console.tally().openShop();
        PaperReceipt.withTotal("250.00").sendFrom(shop);
        PaperReceipt.withTotal("260.00").sendFrom(shop);
        Browser browser = console.signedIn(shop).view("receipts").browser();
        browser.read("2 receipts wait for you.");
        browser.click("Check now");
        browser.click("Reject …");
        browser.click("Reject");
        browser.read("Rejected. Here is the next one.");
        browser.read("The items are 20.00 less than the total.");
        assertEquals(0, shop.transactionCount());
    }

    @Test
    void imageIsEnlargedAndTurnedByKeys(ConsolePage console) {
        Shop shop = console.tally().openShop();
        String id = PaperReceipt.withTotal("250.00").sendFrom(shop);
        Browser browser = console.signedIn(shop).view("receipts/" + id).browser();
        WebElement stage = browser.see(By.cssSelector(".viewer-stage"));
        browser.see(By.cssSelector(".viewer-stage img[style*='rotate(0deg)']"));
        stage.sendKeys("r");
        browser.see(By.cssSelector(".viewer-stage img[style*='rotate(90deg)']"));
    }
}
