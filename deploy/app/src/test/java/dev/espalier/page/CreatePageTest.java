package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.espalier.file.Examples;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CreatePageTest {

    private static RequestSpecification written(String file) {
        return given().accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("file", file);
    }

    private static String read(String file) {
        return written(file)
                .post("/experiments/new/fragments/written")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String edited(String path, String value) {
        return written(Walk.FILE)
                .accept("text/plain")
                .formParam("path", path)
                .formParam("value", value)
                .post("/experiments/new/fragments/edited")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void theFormHasAFieldForEverySettingOfWhatIsChosen() {
        assertThat(read(Walk.FILE))
                .contains("data-path=\"space\"", "<option selected>nasbench201</option>")
                .contains("data-path=\"method.name\"", "<option selected>regularized-evolution</option>")
                .contains("data-path=\"method.population\" value=\"20\"", "data-path=\"evaluator.table\"")
                .contains("<option selected>nasbench201-cifar10</option>", "<option>nasbench201-cifar100</option>")
                .contains("data-path=\"budget.trials\" value=\"48\"")
                .doesNotContain("aria-invalid");
        assertThat(read(Walk.FILE.replace("{name: regularized-evolution, population: 20, sample: 5}", "random-search")))
                .doesNotContain("method.population");
    }

    @Test
    void theDryRunDrawsAnArchitectureAndTellsItsCostAndWhatAllWouldTake() {
        Walk.finished(Walk.FILE);

        assertThat(read(Walk.FILE))
                .contains("15,625 architectures", "class=\"cell", "Its MACs", "Its latency, pixel3", "of 50 drawn")
                .contains("Trials, at most", "GPU time, about", "100 % of the space")
                .doesNotContain("not yet known");
        assertThat(read(Walk.FILE)).isEqualTo(read(Walk.FILE));
    }

    @Test
    void aMistakeIsToldAtItsFieldAndAtItsLineInTheSameWords() {
        var sentence = "The limit of latency_ms@pixel3 (20) must have its unit";
        var page = read(Walk.FILE.replace("20 ms]", "20]"));

        assertThat(page.split(Pattern.quote(sentence), -1)).hasSize(3);
        assertThat(page)
                .containsPattern(
                        "(?s)id=\"f-constraints-wrong\"><span class=\"error\">.{0,120}" + Pattern.quote(sentence))
                .contains("data-line=\"4\">Line 4</button>: The limit of", "1 thing to mend")
                .contains("The dry run waits");
        assertThat(read(Walk.FILE.replace("population: 20", "population: none")))
                .containsPattern("(?s)id=\"f-method-population-wrong\"><span class=\"error\">");
        assertThat(read(Walk.FILE.replace("nasbench201-cifar10", "nowhere")))
                .containsPattern("(?s)id=\"f-evaluator-table-wrong\"><span class=\"error\">")
                .contains("data-line=\"6\">Line 6</button>: ");
    }

    @Test
    void aTextThatCannotBeReadLeavesTheFormWaiting() {
        assertThat(read("name: ["))
                .contains("<fieldset class=\"stack\" id=\"fields\" disabled>", "The text cannot be read at the moment")
                .contains("data-line=\"1\"");
        assertThat(read("")).contains("The text is empty");
    }

    @Test
    void aFieldChangesItsValueInTheTextAndNothingElse() {
        assertThat(edited("method.population", "50")).isEqualTo(Walk.FILE.replace("population: 20", "population: 50"));
        assertThat(edited("constraints", "latency_ms@pixel3 <= 8 ms\n\n"))
                .isEqualTo(Walk.FILE.replace("<= 20 ms", "<= 8 ms"));
        assertThat(edited("budget.gpu_time", "3 h"))
                .isEqualTo(Walk.FILE.replace("{trials: 48}", "{trials: 48, gpu_time: 3 h}"));
        assertThat(edited("batch", "")).isEqualTo(Walk.FILE.replace("batch: 8\n", ""));
        assertThat(edited("method.name", "random-search"))
                .isEqualTo(
                        Walk.FILE.replace("{name: regularized-evolution, population: 20, sample: 5}", "random-search"));
        assertThat(edited("evaluator.name", "table")).contains("evaluator: {name: table, table: nasbench201-cifar10}");
    }

    @Test
    void aTextThatIsNoFileIsNotEdited() {
        written("- a\n")
                .accept("*/*")
                .formParam("path", "name")
                .formParam("value", "run")
                .post("/experiments/new/fragments/edited")
                .then()
                .statusCode(400)
                .body(containsString("must consist of keys and values"));
    }

    @Test
    void everyTemplateIsAFileToBeginWith() {
        for (var name : Examples.names()) {
            given().accept("text/html")
                    .get("/experiments/new?template={name}", name)
                    .then()
                    .statusCode(200)
                    .body(containsString("href=\"/experiments/new?template=" + name + "\""))
                    .body(not(containsString("The text cannot be read")));
        }
        given().accept("text/html")
                .get("/experiments/new?template=none-such")
                .then()
                .statusCode(404)
                .body(containsString("There is no template (none-such); there are first-search"));
    }

    @Test
    void anExperimentIsBegunFromAnother() {
        var id = Walk.create(Walk.FILE, true);

        given().accept("text/html")
                .get("/experiments/new?from={id}", id)
                .then()
                .statusCode(200)
                .body(
                        containsString("data-path=\"name\" value=\"walk\""),
                        containsString("/experiments/new?from=" + id));
    }

    @Test
    void theDurationComesFromExperimentsThatEnded() {
        Walk.finished(Walk.FILE);

        given().contentType("application/yaml")
                .body(Walk.FILE.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/experiments/check")
                .then()
                .statusCode(200)
                .body("problems.size()", equalTo(0), "estimate.wallSeconds", org.hamcrest.Matchers.greaterThan(0));
    }
}
