package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a new experiment and its text in a browser. */
@QuarkusTest
@Tag("chromium")
class CreateBrowserTest {

    private static final String COMMENTED = "# Why: to see.\n" + Walk.FILE.replace("batch: 8", "batch: 8   # fits");

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void aFieldRewritesItsValueInTheTextAndKeepsTheComments() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/new");
        page.locator("#file").fill(COMMENTED);
        page.waitForFunction("() => document.getElementById('f-name')?.value === 'walk'");

        page.locator("#f-method-population").fill("40");
        page.waitForFunction("() => document.getElementById('file').value.includes('population: 40')");

        assertThat(page.locator("#file").inputValue()).isEqualTo(COMMENTED.replace("population: 20", "population: 40"));
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("f-method-population");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theTextFillsTheFieldsAndAnotherMethodBringsItsOwn() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/new");

        page.locator("#file").fill(Walk.FILE.replace("trials: 48", "trials: 96"));
        page.waitForFunction("() => document.getElementById('f-budget-trials').value === '96'");
        page.locator("#f-method-name").selectOption("random-search");
        page.waitForFunction("() => document.getElementById('file').value.includes('method: random-search')");
        page.locator("#f-method-population")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        assertThat(page.locator("#rehearsal .facts").count()).isEqualTo(1);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aMistakeIsToldAtTheFieldAtTheTextAndAtItsLine() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/new");
        page.locator("#file").fill(Walk.FILE);
        page.waitForFunction("() => document.getElementById('f-name')?.value === 'walk'");

        page.locator("#f-constraints").fill("latency_ms@pixel3 <= 20");
        page.locator("#f-constraints-wrong .error").waitFor();

        assertThat(page.locator("#problems").textContent()).contains("must have its unit");
        assertThat(page.locator("#gutter .bad").textContent()).isEqualTo("4\n");
        assertThat(page.locator("#start").getAttribute("aria-disabled")).isEqualTo("true");
        page.locator("#problems [data-line]").click();
        assertThat(
                        page.evaluate(
                                "() => { const f = document.getElementById('file'); return f.value.slice(f.selectionStart, f.selectionEnd); }"))
                .isEqualTo("constraints: [latency_ms@pixel3 <= 20]");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aTemplateIsChosenAndStarted() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/new");

        page.locator("[data-open=template]").click();
        page.locator("#dlg-template a.name").getByText("two-objectives").click();
        page.waitForURL("**/experiments/new?template=two-objectives");
        page.locator("#start").click();
        page.locator("#experiment").waitFor();

        assertThat(chromium.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "1440, LIGHT", "1440, DARK"})
    void itLooksWell(int width, ColorScheme scheme) {
        var page = chromium.page(width, scheme);
        var name = "%d-%s-".formatted(width, scheme).toLowerCase(Locale.ROOT);

        chromium.look(page, "/experiments/new", name + "create");
        chromium.look(page, "/experiments/new?template=sgnas-imagenet", name + "create-problems");

        assertThat(chromium.complaints()).isEmpty();
    }
}
