package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked about an experiment: its trials, front, rounds and history. */
@QuarkusTest
class ExperimentRecordsApiTest {

    private static final String ONE = "/api/v1/experiments/{id}";

    @Test
    void pagesThroughAllTrialsOnce() {
        var id = Searches.finished(Searches.FILE);
        for (var sort : List.of("trial", "val_accuracy_pct", "latency_ms@pixel3")) {
            for (var order : List.of("asc", "desc")) {
                var seen = new ArrayList<String>();
                var figures = new ArrayList<Float>();
                String cursor = "";
                while (cursor != null) {
                    var page = given().queryParam("sort", sort)
                            .queryParam("order", order)
                            .queryParam("limit", 7)
                            .queryParam("cursor", cursor.isEmpty() ? List.of() : List.of(cursor))
                            .get(ONE + "/trials", id)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
                    seen.addAll(page.getList("items.id", String.class));
                    figures.addAll(page.getList(
                            "items.measures.'" + (sort.equals("trial") ? "val_accuracy_pct" : sort) + "'",
                            Float.class));
                    cursor = page.getString("next");
                }
                assertThat(new HashSet<>(seen))
                        .as("%s %s", sort, order)
                        .hasSize(48)
                        .hasSameSizeAs(seen);
                if (!sort.equals("trial")) {
                    assertThat(figures)
                            .isSortedAccordingTo(order.equals("asc") ? Float::compare : (a, b) -> Float.compare(b, a));
                }
            }
        }
    }

    @Test
    void findsTrialsByStatusRoundAndArchitecture() {
        var id = Searches.finished(Searches.FILE);
        var second = Searches.get("/experiments/{id}/trials?round=2&limit=500", id);
        assertThat(second.getList("items.round", Integer.class)).hasSize(8).containsOnly(2);
        var architecture = second.getString("items[0].architecture");
        var choices = architecture.substring(architecture.indexOf(':') + 1);
        assertThat(Searches.get("/experiments/{id}/trials?architecture={a}", id, choices)
                        .getList("items.architecture", String.class))
                .isNotEmpty()
                .containsOnly(architecture);
        assertThat(Searches.get("/experiments/{id}/trials?status=failed", id).getList("items"))
                .isEmpty();
        given().get(ONE + "/trials?sort=nothing", id)
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("cannot be sorted by (nothing)"));
    }

    @Test
    void showsATrialWithItsNetwork() {
        var id = Searches.finished(Searches.FILE);
        var trial = Searches.get("/experiments/{id}/trials?limit=1", id).getString("items[0].id");
        given().get(ONE + "/trials/{trial}", id, trial)
                .then()
                .statusCode(200)
                .body("id", equalTo(trial))
                .body("experiment", equalTo(id))
                .body("round", equalTo(1))
                .body("notation", startsWith("|"))
                .body("cost.macs", not(nullValue()))
                .body("sources.val_accuracy_pct", equalTo("lookup"))
                .body("sources.'latency_ms@pixel3'", equalTo("lookup"))
                .body("provenance.'latency_ms@pixel3'", not(emptyOrNullString()));
        given().get(ONE + "/trials/999-0", id)
                .then()
                .statusCode(404)
                .body("detail", containsString("no trial (999-0)"));
    }

    @Test
    void tellsFrontBestRoundsHistoryAndLineage() {
        var id = Searches.finished(Searches.FILE);
        var best = given().get(ONE, id).jsonPath();
        var front = Searches.get("/experiments/{id}/front", id);
        assertThat(front.getString("y")).isEqualTo("val_accuracy_pct");
        assertThat(front.getString("x")).isEqualTo("latency_ms@pixel3");
        assertThat(front.getList("objectives", String.class))
                .containsExactly("maximize val_accuracy_pct", "minimize latency_ms@pixel3");
        assertThat(front.getList("trials.onFront", Boolean.class))
                .hasSize(best.getInt("front"))
                .containsOnly(true);
        var points = Searches.get("/experiments/{id}/best", id);
        assertThat(points.getFloat("points[-1].value")).isEqualTo(best.getFloat("best.value"));
        assertThat(points.getString("points[-1].trial")).isEqualTo(best.getString("best.trial"));
        var rounds = Searches.get("/experiments/{id}/rounds?limit=4", id);
        assertThat(rounds.getList("items.round", Integer.class)).containsExactly(6, 5, 4, 3);
        var rest = given().queryParam("cursor", rounds.getString("next"))
                .get(ONE + "/rounds", id)
                .jsonPath();
        assertThat(rest.getList("items.round", Integer.class)).containsExactly(2, 1);
        assertThat(rest.getString("next")).isNull();
        given().get(ONE + "/history", id)
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("created"))
                .body("totals.crashes", equalTo(0));
        given().get(ONE + "/lineage", id)
                .then()
                .statusCode(200)
                .body("ancestors", hasSize(0))
                .body("forks", hasSize(0));
    }

    @Test
    void goesOnInAHistoryWhoseIdsHaveOutgrownAnInteger() {
        var id = Searches.finished(Searches.FILE);
        var cursor = Base64.getUrlEncoder().encodeToString("3000000000".getBytes(StandardCharsets.UTF_8));
        given().queryParam("cursor", cursor)
                .get(ONE + "/history", id)
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("ended"));
        given().queryParam("cursor", "eA").get(ONE + "/history", id).then().statusCode(400);
    }

    @Test
    void countsInTheHistoryWithACommaFromAThousandOn() {
        var id = Searches.finished(
                Searches.FILE.replace("trials: 48", "trials: 1000").replace("batch: 8", "batch: 250"));
        given().get(ONE + "/history", id)
                .then()
                .statusCode(200)
                .body("items.find { it.kind == 'ended' }.detail", equalTo("After 4 rounds and 1,000 trials."));
    }
}
