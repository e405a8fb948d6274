package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.ledger.AttemptRow;
import dev.espalier.ledger.Stint.Kind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where the time of a search went. */
@QuarkusTest
class TimelinePageTest {

    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

    private static void worked(
            String id, int round, int number, String lane, Kind kind, long fromMinute, long toMinute) {
        QuarkusTransaction.requiringNew().run(() -> {
            var row = new AttemptRow();
            row.id = new AttemptRow.Key(id, round, 0, lane, number);
            row.kind = kind;
            row.begunAt = START.plus(Duration.ofMinutes(fromMinute));
            row.endedAt = START.plus(Duration.ofMinutes(toMinute));
            row.persist();
        });
    }

    private static String html(String id, String more) {
        return given().urlEncodingEnabled(false)
                .accept("text/html")
                .get("/experiments/%s?tab=timeline%s".formatted(id, more))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void roundsThatWereLookedUpAreBarsThatOpenTheirTrials() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html(id, ""))
                .contains("<svg class=\"lanes\"", ">table</text>", "Round 6 on table: a round")
                .contains("href=\"/experiments/%s?tab=trials&amp;only=6\"".formatted(id));
        assertThat(html(id, "&as=table"))
                .contains("round 6</a>", "Show as a drawing")
                .doesNotContain("class=\"lanes\"");
    }

    @Test
    void whatWasCutOffIsHatchedBesideWhatWentOnFromIt() {
        var id = Walk.finished(Walk.FILE);
        worked(id, 0, 1, "gpu-a:17", Kind.CUT_OFF, 0, 20);
        worked(id, 0, 2, "gpu-b:4", Kind.WENT_ON, 25, 40);
        worked(id, 0, 1, "board", Kind.MEASURED, 41, 43);
        worked(id, 1, 1, "gpu-a:99", Kind.EVALUATED, 400, 460);

        assertThat(html(id, ""))
                .contains("fill=\"url(#hatch)\"", "class=\"again\"", "class=\"device\"")
                .contains("Trial 0-0 on gpu-b: attempt 2, went on from what was saved")
                .contains(">gpu-a</text>", ">gpu-b</text>", ">board</text>")
                .contains(">idle</text>", ">5 h 57 min</text>");
        assertThat(html(id, "&idle=shown")).contains("Fold idle time").doesNotContain(">idle</text>");
    }

    @Test
    void aLongSearchIsShownAWindowAtATime() {
        var id = Walk.finished(Walk.FILE);
        QuarkusTransaction.requiringNew().run(() -> {
            for (int round = 0; round < 401; round++) {
                var row = new AttemptRow();
                row.id = new AttemptRow.Key(id, round, 0, "gpu-a:1", 1);
                row.kind = Kind.EVALUATED;
                row.begunAt = START.plus(Duration.ofMinutes(round));
                row.endedAt = row.begunAt.plusSeconds(50);
                row.persist();
            }
        });

        var newest = html(id, "&as=table");
        var earlier = html(id, next(newest));
        var earliest = html(id, next(earlier));

        assertThat(newest).contains(">400-0</a>", ">201-0</a>").doesNotContain(">200-0</a>");
        assertThat(earlier).contains(">200-0</a>", ">1-0</a>", "Newest").doesNotContain(">0-0</a>");
        assertThat(earliest).contains(">0-0</a>").doesNotContain(">1-0</a>", "Earlier");
    }

    private static String next(String page) {
        return page.replaceAll("(?s).*rel=\"next\" href=\"[^\"]*tab=timeline([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
    }

    @Test
    void aSearchThatHasDoneNothingSaysSo() {
        assertThat(html(Walk.create(Walk.FILE, true), "")).contains("Nothing has been worked on yet");
    }
}
