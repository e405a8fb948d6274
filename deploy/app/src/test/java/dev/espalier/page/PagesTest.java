package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PagesTest {

    @Test
    void everyExperimentIsARowWithItsFigures() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments?q=" + id))
                .contains("id=\"x-" + id + "\"", ">finished</span>", "≤ 20 ms", "regularized-evolution")
                .contains("48 <span class=\"faint hide-s\">of 48</span>");
        assertThat(html("/experiments?q=nothing-is-named-like-this")).contains("No experiment fits");
        assertThat(html("/experiments?q=state:finished+" + id)).contains("id=\"x-" + id + "\"");
        assertThat(html("/experiments?q=-state:finished+" + id)).doesNotContain("id=\"x-" + id + "\"");
    }

    @Test
    void whatIsTypedJoinsTheFilterAndEachTermCanBeTakenAway() {
        given().redirects()
                .follow(false)
                .queryParam("q", "state:paused", "name:many")
                .queryParam("sort", "-trials")
                .get("/experiments")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/experiments?q=state%3Apaused+name%3Amany&sort=-trials"));
        assertThat(html("/experiments?q=state:paused+name:many"))
                .contains("href=\"/experiments?q=name%3Amany\" aria-label=\"Remove state:paused\"");
    }

    @Test
    void aFilterThatIsNotUnderstoodStaysToBeMended() {
        assertThat(html("/experiments?q=state:runing+colour:red"))
                .contains("hx-get=\"/fragments/experiments?q=state%3Aruning+colour%3Ared\"")
                .contains(
                        "value=\"state:runing colour:red\"", "Maybe you meant `running`", "A filter has no `colour:`");
    }

    @Test
    void spacesShowWhatIsBuiltOfThem() {
        assertThat(html("/spaces")).contains("href=\"/spaces/nasbench201\"", "15,625");
        assertThat(html("/spaces/nasbench201?seed=3"))
                .contains("drawn at random", "class=\"cell", "/spaces/nasbench201?seed=4", "nor_conv_3x3");
        assertThat(html("/spaces/nasbench201?architecture=nasbench201:0-3-2-1-4-0"))
                .contains("The architecture asked for", "nasbench201:0-3-2-1-4-0");
        assertThat(html("/spaces/nasbench201?architecture=nasbench201:0-3"))
                .contains("value=\"nasbench201:0-3\"", "note-bar is-failed", "drawn at random");
        given().get("/spaces/nowhere").then().statusCode(404).body(containsString("There is no space (nowhere)"));
    }

    @Test
    void tablesOfResultsShowHowTheirValuesLieAndTheirBestRows() {
        assertThat(html("/tables")).contains("href=\"/tables/nasbench201-cifar10\"", "15,625", "100 %");
        assertThat(html("/tables/nasbench201-cifar10"))
                .contains("class=\"histogram\"", "91.61", "architecture=nasbench201%3A", "epochs=12");
        assertThat(html("/tables/nasbench201-cifar10?metric=train_seconds&order=lowest&epochs=12"))
                .contains("by Train", "none at this length");
        assertThat(html("/tables/nasbench201-cifar10?metric=none&epochs=9")).contains("by Val accuracy");
        given().get("/tables/nowhere").then().statusCode(404).body(containsString("There is no table (nowhere)"));
    }

    @Test
    void everySpaceAndEveryMethodHasItsPage() {
        links("/spaces", "/spaces/").forEach(PagesTest::html);
        links("/methods", "/methods/").forEach(page -> assertThat(html(page)).contains("method: "));
        links("/methods", "/evaluators/").forEach(page -> assertThat(html(page)).contains("evaluator: "));
        given().get("/methods/magic").then().statusCode(404).body(containsString("There is no method (magic)"));
    }

    private static List<String> links(String page, String start) {
        var found = Pattern.compile("href=\"(%s[^\"]+)\"".formatted(start))
                .matcher(html(page))
                .results();
        var links = found.map(link -> link.group(1)).toList();
        assertThat(links).isNotEmpty();
        return links;
    }

    @Test
    void theListContinuesWhereAPageEnds() {
        for (int i = 0; i < 26; i++) {
            Walk.create(Walk.FILE.replace("name: walk", "name: many"), true);
        }
        var first = html("/experiments?q=many");
        var next =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");

        assertThat(next).startsWith("/experiments?q=many");
        assertThat(html(next)).contains("First page").doesNotContain("rel=\"next\"");
    }

    @Test
    void anEndedSearchSaysWhatCameOfIt() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments/" + id))
                .contains("<strong>Finished on ", "The budget is spent: 48 trials in 6 rounds")
                .contains("Best val accuracy, ≤ 20 ms", "Lost to crashes", "id=\"b-start\"")
                .doesNotContain("id=\"b-pause\"");
    }

    @Test
    void everyTabAnswers() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments/%s?tab=front".formatted(id))).contains("On the front", "class=\"cell mini\"");
        assertThat(html("/experiments/%s?tab=trials".formatted(id)))
                .contains("/experiments/%s/trials/5-7".formatted(id));
        assertThat(html("/experiments/%s?tab=rounds".formatted(id))).contains("From asked to evaluated");
        assertThat(html("/experiments/%s?tab=events".formatted(id))).contains("Budget spent", "Search started");
        assertThat(html("/experiments/%s?tab=settings".formatted(id)))
                .contains("latency_ms@pixel3 &lt;= 20 ms", "SHA-256 of the state");
    }

    @Test
    void trialsAreSortedFilteredAndBookmarked() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments/%s?tab=trials&sort=latency_ms@pixel3".formatted(id)))
                .contains("aria-sort=\"ascending\"");
        assertThat(html("/experiments/%s?tab=trials&only=1".formatted(id)))
                .contains("trials/0-0")
                .doesNotContain("trials/1-0");
        assertThat(html("/experiments/%s?tab=trials&status=failed".formatted(id)))
                .contains("No trial fits");
        assertThat(html("/experiments/%s?tab=trials&sort=nonsense".formatted(id)))
                .contains("Trials cannot be sorted by (nonsense)");
        assertThat(html("/experiments/%s?tab=trials&only=x".formatted(id)))
                .contains("The `round` (x) must be a whole number");
    }

    @Test
    void aTrialShowsWhereItsNumbersComeFrom() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments/%s/trials/5-0".formatted(id)))
                .contains("Trial 5-0", "aria-label=\"Cell: ", ">5 cells</text>", "Multiply-accumulates by layer")
                .contains(">look-up</span>", ">counted</span>", "latency, pixel3", "who it came from")
                .contains("rel=\"prev\"", "rel=\"next\"");
    }

    @Test
    void anArchitectureIsDrawnAsAFileOfItsOwn() {
        given().get("/api/v1/architectures/{id}.svg", "nasbench201:3-1-0-1-2-0")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Content-Security-Policy", containsString("style-src 'unsafe-inline'"))
                .body(containsString("conv 3×3"), containsString("prefers-color-scheme:dark"));
    }

    @Test
    void chartsGetNoMorePointsThanAScreenShows() {
        var id = Walk.finished(Walk.FILE);

        given().get("/experiments/{id}/data/best", id)
                .then()
                .statusCode(200)
                .body("empty", equalTo(false))
                .body("metric.unit", equalTo("%"))
                .body("higher", equalTo(true))
                .body("dots.size()", lessThanOrEqualTo(2000))
                .body("points[0].size()", equalTo(5));
        given().get("/experiments/{id}/data/front", id)
                .then()
                .statusCode(200)
                .body("limit", equalTo(20.0f))
                .body("limitText", equalTo("≤ 20 ms"))
                .body("x.label", equalTo("latency, pixel3"));
        given().get("/experiments/{id}/data/rounds", id).then().statusCode(200).body("rounds.size()", equalTo(6));
    }

    @Test
    void theStripTellsHowTheSearchStood() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments/%s/fragments/then?round=2".formatted(id)))
                .contains("As it was after round 2", "16 trials, best ");
        given().accept("text/html")
                .get("/experiments/{id}/fragments/then?round=99", id)
                .then()
                .statusCode(404);
    }

    @Test
    void piecesAreSentForTheirPlaces() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments/%s/fragments/live?tab=overview&seen=0".formatted(id)))
                .contains("id=\"head\" hx-swap-oob=\"true\"", "id=\"above\" class=\"stack\" hx-swap-oob=\"true\"")
                .doesNotContain("<html");
        assertThat(html("/experiments/%s/fragments/live?tab=trials&seen=40".formatted(id)))
                .contains("8 new trials");
    }

    @Test
    void whatIsLookedAtOfThePastOrOnAnOlderPageGetsNewsOfHowFarTheSearchIs() {
        var id = Walk.finished(Walk.FILE);

        for (var tab : List.of("timeline", "rounds", "events", "overview&round=2", "trials&seen=40")) {
            assertThat(html("/experiments/%s/fragments/progress?tab=%s".formatted(id, tab)))
                    .contains("id=\"head\" hx-swap-oob=\"true\"", "data-done=\"6\"", "id=\"tabs\"")
                    .doesNotContain("id=\"below\"", "id=\"above\"");
        }
        assertThat(html("/experiments/%s/fragments/progress?tab=trials&seen=40".formatted(id)))
                .contains("8 new trials");
    }

    @Test
    void aMistakeIsAnsweredBesideTheForm() {
        var id = Walk.finished(Walk.FILE);

        given().header("HX-Request", "true")
                .contentType(ContentType.URLENC)
                .formParams("trials", "many", "gpuTime", "", "constraints", "latency_ms@pixel3 <= 20 ms")
                .formParams("concurrency", "8", "revision", "0")
                .post("/experiments/{id}/set", id)
                .then()
                .statusCode(422)
                .body(containsString("class=\"problems\""), containsString("many"));
        given().header("HX-Request", "true")
                .post("/experiments/{id}/pause", id)
                .then()
                .statusCode(422)
                .body(containsString("is finished and cannot be paused"));
    }

    @Test
    void aChangeOfLimitsIsDoneAndShown() {
        var id = Walk.finished(Walk.FILE);

        given().header("HX-Request", "true")
                .contentType(ContentType.URLENC)
                .formParams("trials", "96", "gpuTime", "", "constraints", "latency_ms@pixel3 <= 15 ms")
                .formParams("concurrency", "8", "revision", "0")
                .post("/experiments/{id}/set", id)
                .then()
                .statusCode(204)
                .header("HX-Redirect", "/experiments/" + id);
        assertThat(html("/experiments/%s?tab=events".formatted(id))).contains("budget 48 trials → 96 trials");
        assertThat(html("/experiments/" + id)).contains("≤ 15 ms");
    }

    @Test
    void aForkLeadsToItsOwnPage() {
        var id = Walk.finished(Walk.FILE);

        var page = given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams("round", "3", "name", "walk-on", "seed", "8", "trials", "48")
                .formParams("gpuTime", "", "constraints", "latency_ms@pixel3 <= 20 ms")
                .post("/experiments/{id}/fork", id)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        var fork = page.substring(page.lastIndexOf('/') + 1);
        Walk.awaitEnd(fork);
        assertThat(html("/experiments/" + fork)).contains("from " + id + ", round 3");
        assertThat(html("/experiments/%s?tab=settings".formatted(id))).contains("walk-on", "after round 3");
    }

    @Test
    void theDecisionsOfASearchAreVerifiedFromItsPage() {
        var id = Walk.finished(Walk.FILE);

        given().post("/experiments/{id}/verify", id)
                .then()
                .statusCode(200)
                .body(containsString("came out bit for bit the same"));
    }

    @Test
    void anExperimentIsWrittenCheckedAndStarted() {
        assertThat(html("/experiments/new")).contains("# A first search", "name: first-search");
        given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParam("file", Walk.FILE.replace("20 ms", "20"))
                .post("/experiments/new")
                .then()
                .statusCode(422)
                .body(containsString("class=\"problems\""), containsString("must have its unit"));
        given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParam("file", Walk.FILE)
                .post("/experiments/new")
                .then()
                .statusCode(303)
                .header("Location", containsString("/experiments/walk-"));
    }

    @Test
    void whatDoesNotExistIsSaidAsAPage() {
        given().accept("text/html")
                .get("/experiments/nobody")
                .then()
                .statusCode(404)
                .contentType(ContentType.HTML)
                .body(containsString("There is no experiment (nobody)."), containsString("<h1>Not found</h1>"));
        given().accept("text/html")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .body(containsString("There is no page at this address."));
        given().get("/api/v1/nowhere").then().statusCode(404).contentType(startsWith("application/problem+json"));
    }

    @Test
    void librariesAreKeptForEverAndOwnFilesAskedForAgain() {
        var page = html("/experiments");
        var charts = page.replaceAll("(?s).*data-charts=\"([^\"]+)\".*", "$1");

        given().get(charts).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        given().get("/css/tokens.css").then().statusCode(200).header("Cache-Control", equalTo("no-cache"));
    }

    @Test
    void noPageHasScriptOrStyleInItsText() {
        var id = Walk.finished(Walk.FILE);

        for (var path : new String[] {
            "/experiments", "/experiments/new", "/experiments/" + id, "/experiments/" + id + "/trials/5-0"
        }) {
            given().accept("text/html")
                    .get(path)
                    .then()
                    .body(
                            not(containsString("style=\"")),
                            not(containsString("<style")),
                            not(containsString("<script>")));
        }
    }

    private static String html(String path) {
        return given().urlEncodingEnabled(false)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .extract()
                .asString();
    }
}
