package tally.it;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.By;

/**
 * Measures how soon the console can be used, from nothing in the browser's memory; only where {@code -Dconsole.measure=TIMES} says
 * how often. It prints what it saw and holds nothing against it: times are of a machine and of its day.
 */
@InBrowser
@EnabledIfSystemProperty(named = "console.measure", matches = "[1-9]\\d*")
final class ConsoleFirstViewTest {

    private static final int TIMES = Integer.getInteger("console.measure", 1);

    /** The mark that the page sets itself, counted from where the browser was sent to it. */
    private static final String READY = "return Math.round(performance.getEntriesByName('tally-ready')[0].startTime)";

    @Test
    void firstViewIsReadyAfter(ConsolePage console) {
        Browser browser = console.browser();
        print("sign-in", cold(console, ".sign-in form"));
        console.signedIn(console.tally().openShop());
        browser.see(By.cssSelector(".drop-zone"));
        print("upload", cold(console, ".drop-zone"));
    }

    private static long[] cold(ConsolePage console, String whole) {
        return IntStream.range(0, TIMES)
                .mapToLong(time -> {
                    console.browser().open(console.url().resolve("/healthz"));
                    console.browser().forgetFiles();
                    console.browser().open(console.url().resolve("/"));
                    console.browser().see(By.cssSelector(whole));
                    return (Long) console.browser().run(READY);
                })
                .sorted()
                .toArray();
    }

    private static void print(String view, long[] millis) {
        System.out.printf(
                "%s: %d times, ready after %d to %d ms, half of them within %d ms%n",
                view, millis.length, millis[0], millis[millis.length - 1], millis[millis.length / 2]);
    }
}
