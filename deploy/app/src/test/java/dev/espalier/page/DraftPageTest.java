package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DraftPageTest {

    private static RequestSpecification chosen() {
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .formParam("name", "chosen")
                .formParam("methods", "random-search", "local-search")
                .formParam("tables", "nasbench201-cifar10", "nasbench201-cifar100")
                .formParam("goal", "maximize")
                .formParam("metric", "val_accuracy_pct")
                .formParam("limits", "")
                .formParam("seeds", "1")
                .formParam("trials", "16")
                .formParam("batch", "8");
    }

    private static String form(String address) {
        return given().accept("text/html")
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void theListLeadsToTheForm() {
        assertThat(form("/races")).contains("href=\"/races/new\"");
    }

    @Test
    void theFormOffersWhatIsInstalledAndBeginsWithARaceThatRuns() {
        var form = form("/races/new");

        assertThat(form)
                .contains("name=\"methods\" value=\"agnet\"", "name=\"tables\" value=\"nasbench201-cifar100\"")
                .contains("value=\"random-search\" checked", "<option selected>val_accuracy_pct</option>")
                .doesNotContain("<option>test_accuracy_pct");
        var file = form.replaceAll("(?s).*<textarea class=\"input yaml\"[^>]*>(.*?)</textarea>.*", "$1");
        given().contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/races/check")
                .then()
                .statusCode(200)
                .body("problems.size()", equalTo(0));
    }

    @Test
    void theFileFollowsTheChoices() {
        var file = chosen().accept("text/plain")
                .post("/races/new/fragments/file")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(file).contains("name: chosen", "- random-search\n- local-search", "table: nasbench201-cifar100");
    }

    @Test
    void withoutScriptsTheFileIsWrittenByAButton() {
        chosen().formParam("write", "yes")
                .formParam("file", "")
                .post("/races/new")
                .then()
                .statusCode(200)
                .body(containsString("table: nasbench201-cifar100"), containsString("value=\"local-search\" checked"));
    }

    @Test
    void whatIsWrittenIsStarted() {
        var file =
                chosen().accept("text/plain").post("/races/new/fragments/file").asString();

        chosen().formParam("file", file)
                .post("/races/new")
                .then()
                .statusCode(303)
                .header("Location", matchesPattern(".*/races/chosen-[a-z0-9]{6}"));
    }

    @Test
    void everyProblemStandsAboveWhatWasWritten() {
        chosen().formParam("file", "name: Not a name\nmethods: [random-search, none-such]\n")
                .post("/races/new")
                .then()
                .statusCode(422)
                .body(
                        containsString("The race must have a `budget`."),
                        containsString("The `name` (Not a name) must match"),
                        containsString("methods: [random-search, none-such]\n</textarea>"),
                        containsString("data-by-hand"));
    }

    @Test
    void aRaceCanBeWrittenAnewFromAnother() {
        var file =
                chosen().accept("text/plain").post("/races/new/fragments/file").asString();
        var id = chosen().formParam("file", file)
                .post("/races/new")
                .header("Location")
                .replaceAll(".*/", "");

        assertThat(form("/races/new?from=" + id)).contains("data-by-hand", "name: chosen\n");
        assertThat(form("/races/" + id)).contains("/races/new?from=" + id);
        given().accept("text/html").get("/races/new?from=none-such").then().statusCode(404);
    }
}
