package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody does who has just started the product for the first time. */
@QuarkusTest
@TestProfile(FirstVisitTest.Empty.class)
@Tag("chromium")
class FirstVisitTest {

    private static final double PATIENCE_MS = 180_000;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    /** Nobody has been here. */
    public static final class Empty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "espalier.database",
                    "jdbc:h2:mem:first-visit;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        }
    }

    @Test
    void fromTheFirstStartToATightenedForkBesideItsParentInTheBrowserAlone() {
        var page = chromium.page(1440, ColorScheme.LIGHT);

        page.navigate("/");
        assertThat(page.locator("h1").textContent()).isEqualTo("Welcome to Espalier");
        press(page, "Start the first search");
        page.waitForURL("**/experiments/first-search-*");
        awaitTheEnd(page);
        var parent = page.url();

        page.keyboard().press("f");
        page.locator("#fork-round").fill("10");
        page.locator("#fork-name").fill("tighter");
        page.locator("#fork-c").fill("latency_ms@pixel3 <= 4 ms");
        press(page, "Fork and start");
        page.waitForURL("**/experiments/tighter-*");
        awaitTheEnd(page);
        assertThat(page.locator("header.head").textContent()).contains("first-search", "round 10");

        page.locator("#b-forks").click();
        page.waitForURL("**/forks*");
        page.locator("a.node")
                .filter(new Locator.FilterOptions().setHasText("first-search"))
                .click();
        assertThat(page.locator("#differs").textContent()).contains("they part after round 10", "4 ms", "5 ms");
        assertThat(page.locator("#fronts svg").first().isVisible()).isTrue();

        page.navigate("/");
        assertThat(page.locator("h1").textContent()).isEqualTo("No search running, nothing needs you");
        assertThat(page.locator("#standing").textContent()).contains("tighter", "first-search", "Taken over by forks");
        page.navigate(parent);
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static void awaitTheEnd(Page page) {
        page.locator("header.head .badge.is-finished").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MS));
    }
}
