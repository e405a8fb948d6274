package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.espalier.api.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do on the pages, in Debian's Chromium. */
@QuarkusTest
@Tag("chromium")
class BrowserTest {

    private static final Logger LOG = Logger.getLogger(BrowserTest.class);

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void aFilterIsTypedAndTakenAwayTermByTerm() {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments");

        page.keyboard().press("/");
        page.keyboard().type("state:finished");
        page.keyboard().press("Enter");
        page.locator(".term").waitFor();
        page.locator("#q").fill("id:" + id);
        page.keyboard().press("Enter");
        page.locator(".term").nth(1).waitFor();
        assertThat(page.locator("tbody tr").count()).isEqualTo(1);
        page.locator(".term a").first().click();
        page.waitForFunction("document.querySelectorAll('.term').length === 1");

        assertThat(page.url()).endsWith("/experiments?q=id%3A" + id);
        assertThat(page.locator("#x-" + id).count()).isEqualTo(1);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aNewResultIsSeenWithoutLoadingThePageAgain() {
        var id = Walk.create(Walk.SLOW, false);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id);
        page.evaluate("window.kept = true");
        var trials = page.locator("#above .figure:nth-child(2) dd").first();

        var before = trials.textContent();
        page.waitForFunction(
                "before => document.querySelector('#above .figure:nth-child(2) dd').textContent !== before", before);

        assertThat(page.evaluate("window.kept")).isEqualTo(true);
        assertThat(page.locator("#live").getAttribute("data-state")).isEqualTo("live");
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Refused, and kept back by a proxy that waits for the end of what has none. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereNoStreamComesThroughThePageAsksByTheClockUntilOneDoes(boolean refused) {
        var id = Walk.create(Walk.SLOW, false);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        var streams = "**/api/v1/experiments/*/events*";
        page.route(streams, route -> {
            if (refused) {
                route.abort();
            }
        });
        page.navigate("/experiments/" + id);
        page.locator("#live[data-state=polling]").waitFor();
        var trials = page.locator("#above .figure:nth-child(2) dd").first();

        var before = trials.textContent();
        page.waitForFunction(
                "before => document.querySelector('#above .figure:nth-child(2) dd').textContent !== before", before);
        page.unroute(streams);
        page.locator("#live[data-state=live]").waitFor();

        given().post("/api/v1/experiments/{id}/stop?now=true", id);
    }

    @Test
    void aSearchIsPausedAndResumedByItsButtons() {
        var id = Walk.create(Walk.SLOW, false);
        var page = chromium.page(1440, ColorScheme.DARK);
        page.navigate("/experiments/" + id);

        page.locator("#b-pause").click();
        page.locator("#dlg-pause .primary").click();
        page.locator("#head .badge.is-paused").waitFor();
        page.locator("#b-resume").click();
        page.locator("#dlg-resume .primary").click();
        page.locator("#head .badge.is-running").waitFor();

        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aMistakeInADialogIsToldBesideIt() {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id);

        page.locator("#b-set").click();
        page.locator("#set-c").fill("latency_ms@pixel3 <= 20");
        page.locator("#dlg-set .primary").click();
        page.locator("#dlg-set .problems").waitFor();

        assertThat(page.locator("#dlg-set .problems").textContent()).contains("must have its unit");
    }

    @Test
    void theStripIsMovedByTheKeyboard() {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id);

        page.locator("#scrub").focus();
        page.keyboard().press("ArrowLeft");
        page.locator("#then .badge").waitFor();

        assertThat(page.locator("#then").textContent()).contains("As it was after round 5");
        assertThat(page.locator("#fork-round").inputValue()).isEqualTo("5");
    }

    @Test
    void whatTheNarrowBarHasNoRoomForIsUnfolded() {
        var page = chromium.page(390, ColorScheme.DARK);
        page.navigate("/experiments");
        var spaces = page.locator(".nav a[href='/spaces']");
        assertThat(spaces.isVisible()).isFalse();

        page.locator("[data-do=more]").click();
        Chromium.shoot(page, "390-dark-more");
        page.keyboard().press("Escape");
        assertThat(spaces.isVisible()).isFalse();
        page.locator("[data-do=more]").click();
        spaces.click();

        page.waitForURL("**/spaces");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void trialsOnTheFrontsChartAreListedByDraggingAFrameOverThem() {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id + "?tab=front");
        page.locator("#ch-pareto canvas").waitFor();
        var chart = page.locator("#ch-pareto").boundingBox();

        page.mouse().move(chart.x + 60, chart.y + 30);
        page.mouse().down();
        page.mouse().move(chart.x + chart.width - 30, chart.y + chart.height - 60);
        page.mouse().up();
        page.locator("#ch-pareto-picked tbody tr").first().waitFor();

        assertThat(page.locator("#ch-pareto-picked strong").textContent()).contains("of those drawn");
        assertThat(page.locator("#ch-pareto-picked a").first().getAttribute("href"))
                .startsWith("/experiments/" + id + "/trials/");
        page.locator("#ch-pareto-picked button").click();
        assertThat(page.locator("#ch-pareto-picked").textContent()).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aFileIsCheckedWhileItIsWritten() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/new");
        page.locator("#rehearsal .facts").waitFor();

        page.locator("#file").fill(Walk.FILE.replace("nasbench201-cifar10", "nowhere"));
        page.locator("#problems .problems").waitFor();

        assertThat(page.locator("#problems").textContent()).contains("nowhere");
        assertThat(page.locator("#start").getAttribute("aria-disabled")).isEqualTo("true");
    }

    @Test
    void theSliderOfAGeneratorDrawsAndExaminesWhatItIsMovedTo(@TempDir Path folder) {
        given().queryParam("id", "pictures")
                .queryParam("format", "folder")
                .queryParam("path", Pictures.folder(folder, 40).toString())
                .queryParam("validation", 50)
                .post("/api/v1/datasets")
                .then()
                .statusCode(201);
        var id = Walk.finished(Walk.GENERATOR);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id);
        var accuracy = page.locator("#answer .figure:nth-child(2) dd:not(.note)");
        accuracy.waitFor();
        assertThat(accuracy.textContent()).contains("%");
        var low = page.locator("#at-most").getAttribute("min");

        long begun = System.nanoTime();
        var before = page.locator("#answer").innerHTML();
        // Faster than anything is answered: the place where it comes to rest must be, all the same.
        page.locator("#at-most").press("End");
        page.locator("#at-most").press("Home");
        page.waitForFunction("""
                ([before, low]) => {
                  const answer = document.getElementById("answer");
                  return answer.innerHTML !== before && answer.querySelectorAll(".figure").length === 2
                    && document.getElementById("answer-command").textContent.includes(`=${Number(low)}'`);
                }""", List.of(before, low));
        LOG.info("The slider was answered after %.0f ms.".formatted((System.nanoTime() - begun) / 1e6));

        assertThat(page.locator("#at-most-said").textContent())
                .isEqualTo(page.locator("#at-most").inputValue());
        assertThat(page.locator("#answer svg").count()).isPositive();
        assertThat(chromium.complaints()).isEmpty();
    }
}
