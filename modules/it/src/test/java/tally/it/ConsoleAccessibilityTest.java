package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

@ExtendWith(ConsoleExtension.class)
final class ConsoleAccessibilityTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void noViewHasABarrier(String colours, ConsolePage console) {
        Browser browser = console.browser();
        browser.prefer(colours);
        browser.open(console.url().resolve("/"));
        browser.see(By.cssSelector(".sign-in form"));
        assertClean(browser, "sign-in");

        ConsoleScene scene = ConsoleScene.with(console.tally().openShop(), folder);
        console.signedIn(scene.shop());
        for (ConsoleScene.View view : scene.views()) {
            view.showOn(console);
            assertClean(browser, view.name());
        }
    }

    @Test
    void narrowPageNeverScrollsSideways(ConsolePage console) {
        ConsoleScene scene = ConsoleScene.with(console.tally().openShop(), folder);
        console.signedIn(scene.shop());
        console.browser().resize(360, 740);
        for (ConsoleScene.View view : scene.views()) {
            view.showOn(console);
            Object width = console.browser().run("return document.documentElement.scrollWidth");
            assertEquals(360L, width, view.name());
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

    private static void assertClean(Browser browser, String view) {
        assertEquals(List.of(), browser.barriers(), view);
    }
}
