package tally.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Takes the pictures of {@code docs/console.md}; only where {@code -Dconsole.pictures=FOLDER} says where they go. */
@InBrowser
@EnabledIfSystemProperty(named = "console.pictures", matches = ".+")
final class ConsolePicturesTest {

    private static final Path PICTURES = Path.of(System.getProperty("console.pictures", ""));

    @TempDir
    private Path folder;

    @Test
    void everyViewHasItsPictures(ConsolePage console) throws IOException {
        Files.createDirectories(PICTURES);
        console.browser().open(console.url().resolve("/"));
        console.browser().see(By.cssSelector(".sign-in form"));
        take(console.browser(), "sign-in");
        ConsoleScene scene = ConsoleScene.with(console.tally().openShop(), folder);
        console.signedIn(scene.shop());
        for (ConsoleScene.View view : scene.views()) {
            view.showOn(console);
            take(console.browser(), view.name());
        }
    }

    @Test
    void everyViewOfStaffHasItsPictures(ConsolePage console) throws IOException {
        Files.createDirectories(PICTURES);
        ConsoleStaffScene scene = ConsoleStaffScene.with(console.tally().openShop());
        console.signedInAsStaff();
        for (ConsoleScene.View view : scene.views()) {
            view.showOn(console);
            take(console.browser(), view.name());
        }
    }

    private static void take(Browser browser, String name) throws IOException {
        browser.resize(1280, 800);
        take(browser, name, "light");
        take(browser, name, "dark");
        browser.resize(360, 740);
        browser.prefer("light");
        Files.write(PICTURES.resolve(name + "-narrow.png"), SmallPng.of(browser.picture()));
        browser.resize(1280, 800);
    }

    private static void take(Browser browser, String name, String colours) throws IOException {
        browser.prefer(colours);
        Files.write(PICTURES.resolve(name + "-" + colours + ".png"), SmallPng.of(browser.picture()));
    }
}
