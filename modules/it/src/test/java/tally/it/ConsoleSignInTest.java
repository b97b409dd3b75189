package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

@ExtendWith(ConsoleExtension.class)
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
    void sessionThatEndsElsewhereLeadsBackToTheSignIn(ConsolePage console) {
        Shop shop = console.tally().openShop();
        console.signedIn(shop);
        console.browser().forgetCookies();
        console.view("uploads").browser().read("Your session has ended. Please sign in again.");
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
    void pageSendsNothingThatThePolicyForbids(ConsolePage console) {
        console.signedIn(console.tally().openShop()).browser().read("Drop files here");
        assertEquals("", console.browser().complaints());
    }
}
