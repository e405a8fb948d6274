package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.ledger.AttemptRow;
import dev.espalier.ledger.Stint.Kind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be done on the tabs of an experiment, in Debian's Chromium. */
@QuarkusTest
@Tag("chromium")
class ExperimentBrowserTest {

    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Inject
    ArtifactStore store;

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void worked(String id, String trial, int number, String lane, Kind kind, int from, int to) {
        QuarkusTransaction.requiringNew().run(() -> {
            var parts = trial.split("-");
            var row = new AttemptRow();
            row.id = new AttemptRow.Key(id, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), lane, number);
            row.kind = kind;
            row.begunAt = START.plus(Duration.ofMinutes(from));
            row.endedAt = START.plus(Duration.ofMinutes(to));
            row.persist();
        });
    }

    @Test
    void aBarOfTheTimelineOpensItsTrial() {
        var id = Walk.finished(Walk.FILE);
        worked(id, "0-0", 1, "gpu-a:17", Kind.EVALUATED, 0, 34);
        worked(id, "0-1", 1, "gpu-a:17", Kind.EVALUATED, 3, 31);
        worked(id, "0-2", 1, "gpu-b:4", Kind.CUT_OFF, 2, 40);
        worked(id, "0-3", 1, "gpu-a:17", Kind.FAILED, 35, 50);
        worked(id, "0-2", 2, "gpu-b:9", Kind.WENT_ON, 47, 70);
        worked(id, "0-0", 1, "board", Kind.MEASURED, 35, 37);
        worked(id, "1-0", 1, "gpu-a:17", Kind.EVALUATED, 300, 340);
        worked(id, "1-1", 1, "gpu-b:9", Kind.EVALUATED, 302, 350);
        shoot("/experiments/" + id + "?tab=timeline", "timeline", ".lanes");
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id + "?tab=timeline");
        page.locator("a[aria-label^='Trial 0-2 on gpu-b: attempt 2']").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/experiments/" + id + "/trials/0-2");
        page.goBack();
        page.locator("a[aria-label^='Trial 1-1 on gpu-b: evaluated']").click();
        page.waitForURL("**/experiments/" + id + "/trials/1-1");
    }

    @Test
    void notesAreWrittenInADialogThatKeepsThemFromBeingLost() {
        var id = Walk.create(Walk.FILE, true);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id);
        page.locator("#b-notes").click();
        page.locator("#notes-text").fill("# Why\n\n- it is *small*\n- see `seed: 7`\n\n> so they say");
        page.locator("#dlg-notes .primary").click();
        page.locator("#notes h3").waitFor();
        assertThat(page.locator("#notes .prose").textContent()).contains("it is small");
        assertThat(page.locator("dialog[open]").count()).isZero();
        shoot("/experiments/" + id, "notes", "#notes h3");

        var other = chromium.page(1440, ColorScheme.LIGHT);
        other.navigate("/experiments/" + id);
        other.locator("#b-notes").click();
        other.locator("#notes-text").fill("Mine.");
        page.locator("#b-notes").click();
        page.locator("#notes-text").fill("Theirs.");
        page.locator("#dlg-notes .primary").click();
        other.locator("#notes p", new Page.LocatorOptions().setHasText("Theirs."))
                .waitFor();
        other.locator("#dlg-notes .primary").click();
        other.locator("#dlg-notes .answer li").waitFor();
        assertThat(other.locator("#dlg-notes .answer").textContent()).contains("have changed since you read them");
        assertThat(other.locator("#notes-text").inputValue()).isEqualTo("Mine.");
        chromium.complaints().removeIf(line -> line.contains("422"));
    }

    @Test
    void draggingAlongAnAxisPicksTrials() {
        var id = Walk.finished(Walk.FILE.replace("trials: 48", "trials: 200"));
        shoot("/experiments/" + id + "?tab=decisions", "decisions", ".effects-said");
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id + "?tab=decisions");
        page.locator("#ch-decisions canvas").first().waitFor();
        page.locator("#picked p").waitFor();
        assertThat(page.locator("#picked").textContent()).contains("nothing is picked");

        var box = page.locator("#ch-decisions").boundingBox();
        page.mouse().move(box.x + 48, box.y + 60);
        page.mouse().down();
        page.mouse().move(box.x + 48, box.y + 120);
        page.mouse().move(box.x + 48, box.y + 190);
        page.mouse().up();
        page.locator("#picked table a").first().waitFor();

        assertThat(page.locator("#picked p").textContent()).containsPattern("\\d+ of \\d+ trials picked");
        page.locator("button[data-table=ch-decisions]").click();
        page.locator("#ch-decisions-table tbody tr").first().waitFor();
        page.locator("#picked table a").first().click();
        page.waitForURL("**/trials/*");
    }

    @Test
    void curvesAreFilteredByTheirValueAtAStepWhichStandsInTheAddress() {
        var id = Walk.finished(Walk.FILE);
        Grown.curves(store, id);
        shoot("/experiments/" + id + "?tab=curves", "curves", "#ch-curves canvas");
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id + "?tab=curves");
        page.locator("#ch-curves canvas").first().waitFor();

        page.locator("#curve-at").fill("200");
        page.locator("#curve-value").fill("70");
        page.waitForFunction("() => document.getElementById('curve-count').textContent === '6 of 12 curves'");
        assertThat(page.url()).contains("at=200", "above=70");
        page.reload();
        page.waitForFunction("() => document.getElementById('curve-count').textContent === '6 of 12 curves'");
        page.locator("#curve-side").selectOption("below");
        page.locator("#curve-value").fill("62");
        page.waitForFunction("() => document.getElementById('curve-count').textContent === '3 of 12 curves'");
        page.locator("#curve-of").selectOption("train_loss");
        page.waitForFunction("() => document.getElementById('curve-count').textContent === '12 of 12 curves'");
    }

    @Test
    void theLineageOfATrialIsDrawn() {
        var id = Walk.finished(Walk.FILE.replace("trials: 48", "trials: 400"));
        shoot("/experiments/" + id + "?tab=lineage", "lineage", ".family a");
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id + "?tab=lineage");
        page.locator(".family a").first().click();
        page.waitForURL("**/trials/*");
    }

    @Test
    void theStripTakesThePageBackAndAReloadStaysThere() {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id);
        page.locator("#ch-front canvas").first().waitFor();
        var trials = "document.querySelector('#above .figure:nth-child(2) dd').textContent.trim()";

        page.locator("#scrub").focus();
        for (int i = 0; i < 4; i++) {
            page.keyboard().press("ArrowLeft");
        }
        page.waitForFunction("() => " + trials + ".startsWith('16')");
        page.locator("#then .badge").waitFor();
        assertThat(page.url()).endsWith("?round=2");
        page.reload();
        assertThat(page.evaluate(trials).toString()).startsWith("16");
        assertThat(page.locator("#then").textContent()).contains("As it was after round 2");
        Chromium.shoot(page, "past-1440");
        page.locator("#then [data-open=fork]").click();
        assertThat(page.locator("#fork-round").inputValue()).isEqualTo("2");
        page.keyboard().press("Escape");
        page.locator("#then [data-now]").click();
        page.waitForFunction("() => " + trials + ".startsWith('48')");
        assertThat(page.url()).doesNotContain("round");
    }

    @Test
    void newsOfARunningSearchDoNotOverwriteThePast() {
        var id = Walk.create(Walk.SLOW.replace("time_scale: 0.001", "time_scale: 0.0001"), false);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id);
        page.waitForFunction("() => Number(document.getElementById('strip-track').dataset.done) > 2");
        page.navigate("/experiments/" + id + "?round=1");
        page.locator("#ch-best canvas").first().waitFor();
        page.locator("#ch-front canvas").first().waitFor();
        var asked = new CopyOnWriteArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));

        goesOn(page);

        assertThat(asked)
                .as("what may have changed")
                .anyMatch(url -> url.contains("/fragments/progress?"))
                .noneMatch(url -> url.contains("/data/") || url.contains("/fragments/live"));
        assertThat(page.locator("#above .figure:nth-child(2) dd")
                        .first()
                        .textContent()
                        .strip())
                .startsWith("8");
        assertThat(page.locator("#then").textContent()).contains("As it was after round 1");
        page.locator("#b-pause").click();
        page.locator("#dlg-pause .primary").click();
        page.locator("#head .badge.is-paused").waitFor();
    }

    /** Until another round is seen to be closed. */
    private static void goesOn(Page page) {
        var done = page.evaluate("document.getElementById('strip-track').dataset.done");
        page.waitForFunction("done => document.getElementById('strip-track').dataset.done !== done", done);
    }

    @Test
    void anOlderWindowStaysAndTheSearchIsSeenToGoOn() {
        var id = Walk.create(Walk.SLOW.replace("time_scale: 0.001", "time_scale: 0.0001"), false);
        for (int round = 0; round < 201; round++) {
            worked(id, round + "-0", 1, "gpu-a:1", Kind.EVALUATED, round, round + 1);
        }
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id + "?tab=timeline&as=table");
        page.locator("[rel=next]").click();
        page.locator("[rel=prev]").waitFor();
        var rows = "document.querySelector('#below tbody').textContent";
        var before = page.evaluate(rows);

        goesOn(page);

        assertThat(page.evaluate(rows)).isEqualTo(before);
        given().post("/api/v1/experiments/{id}/stop?now=true", id);
    }

    @Test
    void columnsOfTheTrialsAreChosen() {
        var id = Walk.finished(Walk.FILE);
        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id + "?tab=trials");
        page.locator(".columns > summary").click();
        Chromium.shoot(page, "columns-1440");
        page.locator(".columns input[value=origin]").uncheck();
        page.locator(".columns button").click();
        page.waitForURL("**show=**");

        assertThat(page.locator("thead").first().textContent())
                .doesNotContain("Made by")
                .contains("Cell");
    }

    private void shoot(String path, String name, String awaited) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1440, 390}) {
                var page = chromium.page(width, scheme);
                page.navigate(path);
                page.locator(awaited).first().waitFor();
                Chromium.shoot(page, "%s-%d-%s".formatted(name, width, scheme));
                assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("what of %s is too wide".formatted(path))
                        .isEqualTo(0);
                page.close();
            }
        }
    }
}
