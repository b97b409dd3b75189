package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

@InBrowser
final class ConsoleSignInTest {

    @Test
    void ownerSignsInAndOutAgain(ConsolePage console) {
        Shop shop = console.tally().openShop();
        console.signedIn(shop);
        console.browser().read(shop.email());
        console.browser().click("Sign out");
        console.browser().see(By.cssSelector(".sign-in form"));
        console.view("uploads").browser().see(By.cssSelector(".sign-in form"));
    }

    @Test
    void wrongPasswordIsSaidInWords(ConsolePage console) {
        console.browser().open(console.url().resolve("/"));
        console.browser().type("E-mail", "nobody@it.example");
        console.browser().type("Password", "not the password");
        console.browser().click("Sign in");
        console.browser().read("This e-mail and password do not belong to an account.");
    }

    @Test
    void addressOfAViewIsThereAfterSigningInAndAfterAReload(ConsolePage console) {
        Shop shop = console.tally().openShop();
        String file = shop.upload(SalesCsv.oneGoodOneBad().named("first.csv"))
                .path("file_id")
                .asText();
        console.signedIn(shop).view("uploads/" + file).browser().read("first.csv");
        console.browser().reload();
        console.browser().read("Failed rows by cause");
        assertTrue(console.browser().url().endsWith("#/uploads/" + file));
    }

    @Test
    void sessionThatEndsElsewhereGoesOnAfterSigningInAgain(ConsolePage console) {
        Shop shop = console.tally().openShop();
        shop.upload(SalesCsv.oneGoodOneBad().named("first.csv"));
        Browser browser = console.signedIn(shop).browser();
        browser.forgetCookies();
        console.view("uploads").browser().read("Your session has ended. Please sign in again.");
        assertEquals(List.of(), browser.barriers());
        browser.type("Password", Shop.PASSWORD);
        browser.click("Sign in");
        browser.read("first.csv");
        assertFalse(browser.has(By.cssSelector("dialog")));
    }

    @Test
    void passwordThatTallyMadeUpIsChangedBeforeAnythingElse(ConsolePage console) {
        Shop shop = console.tally().openShop();
        String made = shop.passwordMadeUp();
        Browser browser = console.signingIn(shop.email(), made).browser();
        browser.read("Choose your own password");
        browser.reload();
        browser.field("Current password");
        assertEquals(List.of(), browser.barriers());
        browser.type("Current password", "not this one");
        browser.type("New password", "four words of mine");
        browser.click("Keep this password");
        browser.read("The current password is not this one.");

        browser.type("Current password", made);
        browser.click("Keep this password");
        browser.read("Drop files here");
        browser.click("Sign out");
        browser.see(By.cssSelector(".sign-in form"));
        console.signedIn(shop.email(), "four words of mine");
    }

    @Test
    void whoeverWasGivenAPasswordIsAskedToChangeIt(ConsolePage console) {
        Shop shop = console.tally().openShop();
        Browser browser = console.signedIn(shop).browser();
        browser.click("Please choose your own password");
        browser.type("Current password", Shop.PASSWORD);
        browser.type("New password", Shop.PASSWORD + " Now!");
        browser.click("Keep this password");
        browser.read("Your password is changed.");
        browser.read("Change password");
        assertEquals("", browser.complaints());
    }

    @Test
    void shopSeesItsOwnAndStaffSeeAllAndChooseOne(ConsolePage console) {
        Shop one = console.tally().openShop();
        Shop other = console.tally().openShop();
        one.upload(SalesCsv.oneGoodOneBad().named("of-one.csv"));
        other.upload(SalesCsv.oneGoodOneBad().named("of-other.csv"));

        console.signedIn(one).view("uploads").browser().read("of-one.csv");
        assertFalse(console.browser().text().contains("of-other.csv"));
        console.browser().click("Sign out");

        console.signedInAsStaff().view("uploads").browser().read("of-one.csv");
        console.browser().read("of-other.csv");
        console.view("uploads?business=" + other.businessId()).browser().readNoMore("of-one.csv");
        console.browser().read("of-other.csv");
    }

    @Test
    void firstViewComesInUnderAHundredKilobytes(ConsolePage console) {
        Browser browser = console.browser();
        browser.forgetFiles();
        browser.open(console.url().resolve("/"));
        browser.see(By.cssSelector(".sign-in form"));
        assertSmall(browser);

        console.signedIn(console.tally().openShop());
        browser.forgetFiles();
        browser.reload();
        browser.see(By.cssSelector(".drop-zone"));
        assertSmall(browser);
    }

    @Test
    void pageSendsNothingThatThePolicyForbids(ConsolePage console) {
        console.signedIn(console.tally().openShop()).browser().read("Drop files here");
        assertEquals("", console.browser().complaints());
    }

    /** Bytes as they were sent, heads included. */
    private static void assertSmall(Browser browser) {
        long bytes = (Long) browser.run("return [...performance.getEntriesByType('navigation'),"
                + "...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.transferSize, 0)");
        assertTrue(bytes > 10_000 && bytes < 100_000, bytes + " bytes at " + browser.url());
    }
}
