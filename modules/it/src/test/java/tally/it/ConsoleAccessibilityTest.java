package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

@InBrowser
final class ConsoleAccessibilityTest {

    @TempDir
    private Path folder;

    @Test
    void signInHasNoBarrier(ConsolePage console) {
        console.browser().open(console.url().resolve("/"));
        console.browser().see(By.cssSelector(".sign-in form"));
        assertNoBarrier(console.browser(), "sign-in");
    }

    @Test
    void noViewHasABarrierOrScrollsSideways(ConsolePage console) {
        ConsoleScene scene = ConsoleScene.with(console.tally().openShop(), folder);
        console.signedIn(scene.shop());
        for (ConsoleScene.View view : scene.views()) {
            view.showOn(console);
            assertNoBarrier(console.browser(), view.name());
            console.browser().resize(360, 740);
            Object width = console.browser().run("return document.documentElement.scrollWidth");
            assertEquals(360L, width, view.name());
            console.browser().resize(1280, 900);
        }
    }

    @Test
    void uploadIsTakenBackWithoutAMouse(ConsolePage console) {
        ConsoleScene scene = ConsoleScene.with(console.tally().openShop(), folder);
        Browser browser = console.signedIn(scene.shop())
                .view("uploads/" + scene.uploads().get(0))
                .browser();
        browser.see(By.xpath("//button[text()='Take back …']")).sendKeys(Keys.ENTER);
        browser.see(By.cssSelector("dialog[open]"));
        assertTrue((Boolean) browser.run("return document.querySelector('dialog').contains(document.activeElement)"));
        browser.press(Keys.ESCAPE);
        Await.until("the dialog to close", () -> !browser.has(By.cssSelector("dialog[open]")));
        assertEquals("Take back …", browser.run("return document.activeElement.textContent"));
    }

    private static void assertNoBarrier(Browser browser, String view) {
        for (String colours : List.of("light", "dark")) {
            browser.prefer(colours);
            assertEquals(List.of(), browser.barriers(), view + ", " + colours);
        }
    }
}
