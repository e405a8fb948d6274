package dev.espalier.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, and what it complained about; screenshots are left in target/screenshots. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of(System.getProperty("espalier.test.chromium", "/usr/bin/chromium"));

    private final List<String> complaints = new ArrayList<>();
    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** The test is left out where there is none, unless everything is required. */
    static Chromium open() {
        boolean required = "all".equals(System.getenv("ESPALIER_TEST_REQUIRE"));
        assumeTrue(Files.isExecutable(PROGRAM) || required, "There is no browser at " + PROGRAM);
        return new Chromium();
    }

    Page page(int width, ColorScheme scheme) {
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width < 500 ? 844 : width * 9 / 16)
                        .setColorScheme(scheme)
                        .setBaseURL("http://localhost:" + RestAssured.port))
                .newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true)
                .setCaret(ScreenshotCaret.INITIAL));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
