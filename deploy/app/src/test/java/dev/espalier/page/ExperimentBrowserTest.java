package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.espalier.ledger.AttemptRow;
import dev.espalier.ledger.Stint.Kind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
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
        for (var scheme : ColorScheme.values()) {
            if (scheme == ColorScheme.NO_PREFERENCE) {
                continue;
            }
            var page = chromium.page(1440, scheme);
            page.navigate("/experiments/" + id + "?tab=timeline");
            Chromium.shoot(page, "timeline-1440-" + scheme);
        }
        var narrow = chromium.page(390, ColorScheme.LIGHT);
        narrow.navigate("/experiments/" + id + "?tab=timeline");
        Chromium.shoot(narrow, "timeline-390");
        assertThat(narrow.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0);

        var page = chromium.page(1440, ColorScheme.LIGHT);
        page.navigate("/experiments/" + id + "?tab=timeline");
        page.locator("a[aria-label^='Trial 0-2 on gpu-b: attempt 2']").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/experiments/" + id + "/trials/0-2");
        page.goBack();
        page.locator("a[aria-label^='Trial 1-1 on gpu-b: evaluated']").click();
        page.waitForURL("**/experiments/" + id + "/trials/1-1");
    }
}
