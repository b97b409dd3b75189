package tally.it;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * A browser's window. Whatever it is asked for it waits for: pages change by themselves, and a test says what it wants to
 * see, never when.
 */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final ChromeDriver driver;

    Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    void open(URI url) {
        driver.get(url.toString());
    }

    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** As by the browser's own button. */
    void back() {
        driver.navigate().back();
    }

    /** As if it had never been here. */
    void forgetFiles() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    String url() {
        return driver.getCurrentUrl();
    }

    /** Colours of the page: {@code light} or {@code dark}. */
    void prefer(String colours) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The element that fits, as soon as there is one that can be seen. */
    WebElement see(By what) {
        return seen("to see " + what, () -> visible(what).findFirst());
    }

    /** Waits until the page says something. */
    void read(String text) {
        seen("to read '" + text + "'", () -> Optional.of(text()).filter(all -> all.contains(text)));
    }

    /** Waits until the page does not say something any more. */
    void readNoMore(String text) {
        seen("to read no more '" + text + "'", () -> Optional.of(text()).filter(all -> !all.contains(text)));
    }

    /** All that can be read on the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Clicks a button or a link by its words, as soon as it can be clicked. */
    void click(String words) {
        By byWords = By.xpath(
                "//*[self::button or self::a or self::label or self::summary][normalize-space()=\"" + words + "\"]");
        seen(
                "to click " + words,
                () -> visible(byWords).filter(WebElement::isEnabled).findFirst().map(element -> {
                    element.click();
                    return element;
                }));
    }

    /** The field with this label; both are looked for in one step, since the page may put new ones in their place in between. */
    WebElement field(String label) {
        return see(By.xpath("//*[@id=//label[normalize-space()=\"" + label + "\"]/@for]"));
    }

    void type(String label, String text) {
        WebElement field = field(label);
        field.clear();
        field.sendKeys(text);
    }

    /** Chooses from a list by the words of the choice. */
    void choose(String label, String words) {
        By choice = By.xpath(".//option[normalize-space()=\"" + words + "\"]");
        seen(
                "to choose " + words,
                () -> field(label).findElements(choice).stream().findFirst().map(option -> {
                    option.click();
                    return option;
                }));
    }

    /** A key, to whatever has the focus. */
    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** Gives files to the page as a person would choose them. */
    void chooseFiles(Path... files) {
        see(By.cssSelector(".drop-zone"));
        driver.findElement(By.id("files"))
                .sendKeys(String.join(
                        "\n", List.of(files).stream().map(Path::toString).toList()));
    }

    /** Gives a file to a field of the page that nobody sees: a button opens it for those who do. */
    void giveFile(Path file) {
        driver.findElement(By.cssSelector("input[type=file]")).sendKeys(file.toString());
    }

    private static final String DROP = """
            const bytes = Uint8Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], arguments[1]));
            const drop = { dataTransfer: data, bubbles: true, cancelable: true };
            document.querySelector('h1').dispatchEvent(new DragEvent('drop', drop));
            """;

    /** Drops a file on the page, beside every field. */
    void drop(String name, byte[] content) {
        driver.executeScript(DROP, Base64.getEncoder().encodeToString(content), name);
    }

    /** Where the keyboard is. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Whether something is in the page, seen or not. */
    boolean has(By what) {
        return !driver.findElements(what).isEmpty();
    }

    /** What a script of the test says. */
    Object run(String script) {
        return driver.executeScript(script);
    }

    /** What is wrong for those who do not see, or not well, or use no mouse: by WCAG 2.2 AA, as far as a program finds it. */
    // deprecation: the pages have no frames, for which axe's other mode opens a second window each time.
    @SuppressWarnings("deprecation")
    List<String> barriers() {
        List<Rule> violations = new AxeBuilder()
                .withTags(WCAG)
                .setLegacyMode(true)
                .analyze(driver)
                .getViolations();
        return violations.stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    }

    /** Leaves behind what the browser complained of on pages that are no longer of interest. */
    void forgetComplaints() {
        driver.manage().logs().get(LogType.BROWSER);
    }

    /** What the browser has complained of since it was asked the last time: broken scripts, a policy that was not kept. */
    String complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                // Asking who is signed in, when nobody is; and the icon of a page that is none of the console's.
                .filter(message -> !message.contains("401") && !message.contains("favicon.ico"))
                .collect(Collectors.joining("\n"));
    }

    /** A picture of the window, as a PNG. */
    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }

    private Stream<WebElement> visible(By what) {
        return driver.findElements(what).stream().filter(WebElement::isDisplayed);
    }

    /** The page may replace an element between finding and asking it: then it is looked for again. */
    private <T> T seen(String what, Supplier<Optional<T>> look) {
        try {
            return Await.value(what, PATIENCE, () -> {
                try {
                    return look.get();
                } catch (StaleElementReferenceException replaced) {
                    return Optional.empty();
                }
            });
        } catch (AssertionError notSeen) {
            throw new AssertionError(notSeen.getMessage() + " at " + url() + " where one reads: " + text(), notSeen);
        }
    }
}
