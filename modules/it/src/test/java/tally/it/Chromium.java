package tally.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A Chromium that is installed on this machine, with the program that drives it. Nothing is ever downloaded.
 *
 * @param program the browser
 * @param driver its chromedriver
 */
record Chromium(Path program, Path driver) {
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

    /** The one on the PATH. */
    static Optional<Chromium> installed() {
        Optional<Path> driver = onPath("chromedriver");
        return PROGRAMS.stream()
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .flatMap(program -> driver.map(found -> new Chromium(program, found)));
    }

    /** Opens a window that nobody sees. */
    Browser open() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.toFile());
        // Without a sandbox it also runs as root, and without shared memory in a small container; the pages are ours.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900");
        options.addArguments("--lang=en-GB", "--force-device-scale-factor=1", "--hide-scrollbars");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
