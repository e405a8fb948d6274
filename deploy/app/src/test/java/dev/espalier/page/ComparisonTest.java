package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ComparisonTest {

    static final String OTHER = Walk.FILE
            .replace("name: walk", "name: other")
            .replace("{name: regularized-evolution, population: 20, sample: 5}", "random-search");

    static String fork(String parent, String order) {
        var id = given().contentType("application/json")
                .body(order.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/experiments/{id}/forks", parent)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
        Walk.awaitEnd(id);
        return id;
    }

    private static String html(String path, Object... parameters) {
        return given().accept("text/html")
                .get(path, parameters)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void anExperimentWithoutForksSaysHowToMakeOne() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments/{id}/forks", id))
                .contains("Nobody has forked it yet", "href=\"/experiments/" + id + "\"")
                .doesNotContain("class=\"tree\"");
        assertThat(html("/experiments/{id}", id)).doesNotContain("id=\"b-forks\"");
    }

    @Test
    void aForkIsComparedWithItsParentFromTheRoundOnAfterWhichTheyPart() {
        var parent = Walk.finished(Walk.FILE);
        var child = fork(
                parent,
                "{\"round\": 3, \"seed\": 8, \"name\": \"walk-other\", \"constraints\": [\"latency_ms@pixel3 <= 12 ms\"]}");

        assertThat(html("/experiments/{id}", parent))
                .contains("id=\"b-forks\" href=\"/experiments/" + parent + "/forks\"");
        assertThat(html("/experiments/{id}/forks", child))
                .contains("A and B part", "they part after round 3", "limit: latency, pixel3 ≤ 12 ms, 1 more")
                .contains("latency_ms@pixel3 &lt;= 20 ms", "latency_ms@pixel3 &lt;= 12 ms")
                .contains("Hypervolume to 12 ms", "Hypervolume to 20 ms", "up to the reference point of")
                .contains("?a=" + child + "&amp;b=" + parent, "A: ≤ 20 ms", "B: ≤ 12 ms")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void aForkOfAForkFromAnEarlierRoundLeavesTheFirstOfThem() {
        var first = Walk.finished(Walk.FILE);
        var second = fork(first, "{\"round\": 4, \"seed\": 8}");
        var third = fork(second, "{\"round\": 2, \"seed\": 9}");

        assertThat(html("/experiments/{id}/forks?a={a}&b={b}", first, second, third))
                .contains("they part after round 2");
        assertThat(html("/experiments/{id}/forks?a={a}&b={b}", first, first, second))
                .contains("they part after round 4");
        assertThat(html("/experiments/{id}/forks?a={a}&b={b}", first, first, first))
                .contains("they are the same experiment");
    }

    @Test
    void aStrangeExperimentIsRefused() {
        var id = Walk.finished(Walk.FILE);

        given().accept("text/html")
                .get("/experiments/{id}/forks?a=none-such", id)
                .then()
                .statusCode(400)
                .body(containsString("The experiment (none-such) must be one of the family of " + id));
        given().get("/experiments/none-such/forks").then().statusCode(404);
    }

    @Test
    void everyExperimentOfAComparisonHasItsCurveItsPlaceAndItsSettings() {
        var one = Walk.finished(Walk.FILE);
        var other = Walk.finished(OTHER);

        var page = html("/compare?ids={one},{other}", one, other);
        assertThat(page)
                .contains("2 experiments side by side", "Best after 48 trials", "method.population", ">random-search<")
                .contains("class=\"l s1\"", "class=\"l s2\"", "href=\"/compare?ids=" + other + "\"")
                .doesNotContain("NaN", "Infinity");
        assertThat(html("/compare?ids={one},{other}&over=gpu", one, other)).containsPattern("GPU (h|min|s)</text>");
        assertThat(html("/compare?ids={one},{other}&over=time", one, other)).contains("since the start</text>");
    }

    @Test
    void anotherMeasureIsLeftOutOfTheCurves() {
        var one = Walk.finished(Walk.FILE);
        var other = Walk.finished(OTHER.replace("[maximize val_accuracy_pct]", "[minimize macs_m]"));

        assertThat(html("/compare?ids={one},{other}", one, other))
                .contains("makes another measure best: MACs. It is left out")
                .doesNotContain("class=\"l s2\" d=\"M0");
    }

    @Test
    void aComparisonOfNothingOfStrangersOrOfTooManyIsRefusedInWords() {
        assertThat(html("/compare")).contains("Nothing is chosen yet", "href=\"/experiments\"");
        given().accept("text/html")
                .get("/compare?ids=a,b")
                .then()
                .statusCode(400)
                .body(containsString("There is no experiment (a)."), containsString("There is no experiment (b)."));
        given().accept("text/html")
                .get("/compare?ids="
                        + IntStream.range(0, 41).mapToObj(i -> "x" + i).collect(joining(",")))
                .then()
                .statusCode(400)
                .body(containsString("At most 40 experiments can be compared; these are 41."));
    }

    @Test
    void experimentsThatDifferInTheSeedOnlyAreDrawnAsOneWithTheirQuartiles() {
        var ids = Stream.of(Walk.FILE, Walk.FILE.replace("seed: 7", "seed: 8"), OTHER, Walk.FILE.replace(": 7", ": 9"))
                .map(Walk::finished)
                .collect(joining(","));

        assertThat(html("/compare?ids={ids}&by=seed", ids))
                .contains("A, walk, 3 experiments", "B, other", ">A1</span>", ">A3</span>", ">B</span>")
                .contains("class=\"b s1\"", "class=\"l s1\"", "class=\"l s2\"", "with the quartiles as a band")
                .contains("aria-current=\"true\">Over seeds</a>", "&amp;by=seed&amp;over=gpu")
                .doesNotContain("class=\"b s2\"", "class=\"l s3\"", "NaN", "Infinity");
        assertThat(html("/compare?ids={ids}", ids))
                .contains(">Over seeds</a>", "class=\"l s4\"")
                .doesNotContain("class=\"b s", "quartiles");
        assertThat(html("/api/v1/comparison?ids={ids}&by=seed", ids)).contains("A, walk, 3 experiments");
    }

    @Test
    void moreThanEightAreTakenTogetherByALabelThatTheyShare() {
        assertThat(html("/compare?ids={ids}", batches("labels: {team: even}\n", "labels: {team: odd}\n")))
                .contains("9 experiments side by side", "A, team: odd, 5 experiments", "B, team: even, 4 experiments");
        given().accept("text/html")
                .get("/compare?ids={ids}", batches("", ""))
                .then()
                .statusCode(400)
                .body(containsString("At most 8 curves can be told apart, but these are 9."));
    }

    /** Nine that differ in more than the seed. */
    private static String batches(String even, String odd) {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(i ->
                        Walk.create(Walk.FILE.replace("batch: 8", "batch: " + i) + (i % 2 == 0 ? even : odd), true))
                .collect(joining(","));
    }

    @Test
    void aReportIsOneFileWithFiguresSourcesAndSettings() {
        var id = Walk.finished(Walk.FILE);
        var report = given().get("/api/v1/experiments/{id}/report", id)
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".html\"")
                .extract()
                .asString();

        assertThat(report)
                .contains("Best so far over trials", "Best so far over time", "Best so far over GPU time")
                .contains("class=\"anytime overlay\"", "look-up", "population: 20", "experiment verify " + id)
                .doesNotContain("<script", "<link", "href=\"", "src=\"");
    }

    @Test
    void aComparisonIsAFileOfItsOwnToo() {
        var one = Walk.finished(Walk.FILE);
        var other = Walk.finished(OTHER);

        assertThat(given().get("/api/v1/comparison?ids={one},{other}", one, other)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("2 experiments side by side", "method.population", "Best so far over GPU time")
                .doesNotContain("<script", "<link", "href=\"", "src=\"");
        given().get("/api/v1/comparison").then().statusCode(400).body(containsString("The `ids` must name"));
    }
}
