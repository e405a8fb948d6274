package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forks and experiments side by side in a browser. */
@QuarkusTest
@Tag("chromium")
class ComparisonBrowserTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void twoBranchesAreChosenByTheKeyboardAndChangedOver() {
        var parent = Walk.finished(Walk.FILE);
        var first = ComparisonTest.fork(parent, "{\"round\": 3, \"seed\": 8, \"name\": \"walk-first\"}");
        ComparisonTest.fork(parent, "{\"round\": 4, \"seed\": 9, \"name\": \"walk-second\"}");
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + parent);

        page.locator("#b-forks").click();
        page.locator("a.node", new Page.LocatorOptions().setHasText("walk-first"))
                .focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/forks?a=" + parent + "&b=" + first);
        assertThat(page.locator("#differs .sub").textContent()).isEqualTo("they part after round 3");
        page.locator("#swap").click();
        page.waitForURL("**/forks?a=" + first + "&b=" + parent);

        var shown = page.locator("#differs .diff .same:not(.ctx):visible");
        assertThat(shown.count()).isZero();
        page.locator(".only-differences").uncheck();
        assertThat(shown.count()).isPositive();
        assertThat(page.locator("a.node").count()).isEqualTo(3);
        assertThat(chromium.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "1440, LIGHT", "1440, DARK"})
    void theirPagesLookWell(int width, ColorScheme scheme, @TempDir Path folder) throws IOException {
        var parent = Walk.finished(Walk.FILE);
        var child = ComparisonTest.fork(
                parent,
                "{\"round\": 3, \"seed\": 8, \"name\": \"walk-12ms\", \"constraints\": [\"latency_ms@pixel3 <= 12 ms\"], \"budget\": {\"trials\": 80}}");
        ComparisonTest.fork(
                child,
                "{\"round\": 5, \"seed\": 9, \"name\": \"walk-12ms-wide\", \"method\": {\"population\": 30}, \"budget\": {\"trials\": 64}}");
        var other = Walk.finished(ComparisonTest.OTHER);
        var page = chromium.page(width, scheme);
        var name = "%d-%s-".formatted(width, scheme).toLowerCase(Locale.ROOT);
        var alone = folder.resolve("report.html");
        Files.write(alone, given().get("/api/v1/experiments/{id}/report", child).asByteArray());
        var both = folder.resolve("comparison.html");
        Files.write(
                both,
                given().get("/api/v1/comparison?ids={a},{b}", child, other).asByteArray());

        chromium.look(page, "/experiments/" + other + "/forks", name + "forks-none");
        chromium.look(page, "/experiments/" + child + "/forks", name + "forks");
        chromium.look(page, "/compare", name + "compare-none");
        chromium.look(page, "/compare?ids=" + String.join(",", List.of(parent, child, other)), name + "compare");
        chromium.look(page, alone.toUri().toString(), name + "report");
        chromium.look(page, both.toUri().toString(), name + "report-comparison");

        assertThat(chromium.complaints()).isEmpty();
    }
}
