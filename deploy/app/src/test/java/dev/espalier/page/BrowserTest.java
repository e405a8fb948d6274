package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.espalier.api.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in Debian's Chromium; screenshots are left in target/screenshots. */
@QuarkusTest
@Tag("chromium")
class BrowserTest {

    private static final Logger LOG = Logger.getLogger(BrowserTest.class);

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "390, DARK", "1440, LIGHT", "1440, DARK", "2560, LIGHT"})
    void everyPageIsShownWithoutComplaintsAndWithinItsWidth(int width, ColorScheme scheme) {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(width, scheme);

        for (var path : paths(id)) {
            isShownWithin(page, path, shot(width, scheme, path));
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    /** What axe-core finds, without what it calls minor or moderate. */
    @ParameterizedTest
    @CsvSource({"390, LIGHT", "1440, LIGHT", "1440, DARK"})
    void noPageHasASeriousFaultOfAccessibility(int width, ColorScheme scheme) {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(width, scheme);

        var faults = new ArrayList<String>();
        for (var path : paths(id)) {
            shown(page, path);
            var found = new AxeBuilder(page).analyze();
            assertThat(found.getPasses()).as("rules that %s keeps", path).isNotEmpty();
            found.getViolations().stream()
                    .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                    .flatMap(rule -> rule.getNodes().stream()
                            .map(node -> "%s: %s: %s".formatted(path, rule.getHelp(), node.getHtml())))
                    .forEach(faults::add);
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> paths(String id) {
        return List.of(
                "/",
                "/experiments",
                "/experiments/new",
                "/experiments/" + id,
                "/experiments/" + id + "?tab=front",
                "/experiments/" + id + "?tab=trials",
                "/experiments/" + id + "?tab=rounds",
                "/experiments/" + id + "?tab=decisions",
                "/experiments/" + id + "?tab=curves",
                "/experiments/" + id + "?tab=lineage",
                "/experiments/" + id + "?tab=lineage&as=table",
                "/experiments/" + id + "?round=3",
                "/experiments/" + id + "?tab=timeline",
                "/experiments/" + id + "?tab=timeline&as=table",
                "/experiments/" + id + "?tab=events",
                "/experiments/" + id + "?tab=settings",
                "/experiments/" + id + "/trials/5-0",
                "/experiments/" + id + "/forks",
                "/compare?ids=" + id,
                "/races",
                "/datasets",
                "/datasets/shapes",
                "/devices",
                "/devices/pixel3",
                "/spaces",
                "/spaces/nasbench201",
                "/spaces/sgnas",
                "/methods",
                "/methods/agnet",
                "/system",
                "/design",
                "/account",
                "/users",
                "/audit");
    }

    private static String shot(int width, ColorScheme scheme, String path) {
        return "%d-%s%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT), path.replaceAll("[^a-z0-9-]+", "_"));
    }

    private static void isShownWithin(Page page, String path, String shot) {
        shown(page, path);
        Chromium.shoot(page, shot);
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("what of %s is too wide", path)
                .isEqualTo(0);
    }

    private static void shown(Page page, String path) {
        page.navigate(path);
        if (page.locator("[data-chart]").count() > 0) {
            page.locator("[data-chart] canvas, .empty[id$=-empty]:not([hidden])")
                    .first()
                    .waitFor();
        }
    }

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

    @Test
    void aFirstVisitTransfersLessThan400Kilobytes() {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        var bytes = new AtomicLong();
        var network = page.context().newCDPSession(page);
        network.on(
                "Network.loadingFinished",
                (JsonObject event) ->
                        bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        network.send("Network.enable");

        page.navigate("/experiments/" + id);
        page.locator("#ch-front canvas").waitFor();

        assertThat(bytes.get()).isBetween(200_000L, 400_000L);
    }
}
