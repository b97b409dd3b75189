package tally.it;

import java.net.URI;
import org.openqa.selenium.By;

/**
 * The console in a browser.
 *
 * @param tally the server behind it
 * @param url where the browser reaches it, directly or by way of a proxy
 * @param browser the window
 */
record ConsolePage(RunningTally tally, URI url, Browser browser) {

    /** A page that nobody is signed in to. */
    static ConsolePage fresh(RunningTally tally, Browser browser) {
        ConsolePage page = new ConsolePage(tally, tally.url(), browser);
        page.forgetEverything();
        return page;
    }

    /** The same, with the server reached at another port. */
    ConsolePage at(int port) {
        ConsolePage page = new ConsolePage(tally, URI.create("http://127.0.0.1:" + port), browser);
        page.forgetEverything();
        return page;
    }

    /** Signs in as the owner of a shop. */
    ConsolePage signedIn(Shop shop) {
        return signedIn(shop.email(), Shop.PASSWORD);
    }

    /** Signs in as staff. */
    ConsolePage signedInAsStaff() {
        return signedIn(Tally.STAFF_EMAIL, Tally.STAFF_PASSWORD);
    }

    ConsolePage signedIn(String email, String password) {
        signingIn(email, password).browser.see(By.cssSelector(".nav"));
        return this;
    }

    /** Fills in the sign-in and sends it; does not wait for what comes of it. */
    ConsolePage signingIn(String email, String password) {
        browser.open(url.resolve("/"));
        browser.type("E-mail", email);
        browser.type("Password", password);
        browser.click("Sign in");
        return this;
    }

    /** Goes to a view by its address, such as {@code uploads}. */
    ConsolePage view(String path) {
        browser.open(url.resolve("/#/" + path));
        return this;
    }

    private void forgetEverything() {
        browser.open(url.resolve("/healthz"));
        browser.run("localStorage.clear()");
        browser.forgetCookies();
        browser.resize(1280, 900);
        browser.prefer("light");
        browser.forgetComplaints();
    }
}
