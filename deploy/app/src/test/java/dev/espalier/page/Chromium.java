package dev.espalier.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Debian's Chromium for one test; what its pages complain of is kept. */
final class Chromium implements BeforeEachCallback, AfterEachCallback {

    private static final Path PROGRAM = Path.of(System.getProperty("espalier.test.chromium", "/usr/bin/chromium"));
    private static final Path SHOTS = Path.of("target/screenshots");

    private final List<String> complaints = new ArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeEach(ExtensionContext context) {
        boolean required = "all".equals(System.getenv("ESPALIER_TEST_REQUIRE"));
        assumeTrue(Files.isExecutable(PROGRAM) || required, "There is no browser at " + PROGRAM);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    Page page(int width, ColorScheme scheme) {
        if (browser == null) {
            throw new IllegalStateException("The browser must be open.");
        }
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

    /** What consoles of the pages told of. */
    List<String> complaints() {
        return complaints;
    }

    /** A screenshot of the whole page, left in target/screenshots. */
    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true)
                // Hiding the caret would put a style into the page, which its policy forbids.
                .setCaret(ScreenshotCaret.INITIAL));
    }

    /** Complains unless a page is shown whole within its width, and axe-core finds nothing serious in it. */
    void look(Page page, String path, String name) {
        page.navigate(path);
        if (page.locator("[data-chart]").count() > 0) {
            page.locator("[data-chart] canvas, .empty[id$=-empty]:not([hidden])")
                    .first()
                    .waitFor();
        }
        shoot(page, name);
        var over = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (!over.equals(0)) {
            complaints.add("%s is %s pixels too wide.".formatted(path, over));
        }
        var found = new AxeBuilder(page).analyze();
        if (found.getPasses().isEmpty()) {
            complaints.add("axe-core looked at nothing of %s.".formatted(path));
        }
        found.getViolations().stream()
                // What it calls minor or moderate is left out.
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> "%s: %s: %s".formatted(path, rule.getHelp(), node.getHtml())))
                .forEach(complaints::add);
    }
}
