package tally.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

@InBrowser
final class ConsoleStaffViewsTest {

    @Test
    void noViewOfStaffHasABarrierOrScrollsSideways(ConsolePage console) {
        ConsoleStaffScene scene = ConsoleStaffScene.with(console.tally().openShop());
        Browser browser = console.signedInAsStaff().browser();
        for (ConsoleScene.View view : scene.views()) {
            view.showOn(console);
            for (String colours : List.of("light", "dark")) {
                browser.prefer(colours);
                assertEquals(List.of(), browser.barriers(), view.name() + ", " + colours);
            }
            browser.resize(360, 740);
            assertEquals(360L, browser.run("return document.documentElement.scrollWidth"), view.name());
            browser.resize(1280, 800);
        }
        assertEquals("", browser.complaints());
    }
}
