package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A generator that has learned what the cells of NAS-Bench-201 cost is asked beside its search. */
@QuarkusTest
class AnswersApiTest {

    static final String FILE = """
            name: generator
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            method: {name: sgnas, dataset: none, cost: macs_m, targets: 60..120/30, low: 40, high: 160, candidates: 2,
                     generator_epochs: 10, generator_steps: 4, cooling: 0.8}
            evaluator: {name: table, table: nasbench201-cifar10}
            budget: {trials: 6}
            batch: 3
            seed: 7
            """;

    private static String refused(String path, int status) {
        return given().get("/api/v1/experiments/" + path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath()
                .getString("problems[0]");
    }

    @Test
    void everyCostIsAnsweredByDifferentArchitecturesOfAtMostThatCost() {
        var id = Searches.finished(FILE);

        var answers = Searches.get("/experiments/{id}/answers?metric=macs_m&atMost=50..150/10&count=3", id);

        assertThat(answers.getString("metric")).isEqualTo("macs_m");
        var items = answers.getList("items.atMost", Double.class);
        assertThat(items).hasSize(11).startsWith(50.0).endsWith(150.0);
        for (int i = 0; i < items.size(); i++) {
            var costs = answers.getList("items[%d].architectures.cost".formatted(i), Double.class);
            double atMost = items.get(i);
            assertThat(costs).hasSize(3).allMatch(cost -> cost <= atMost);
            assertThat(answers.getList("items[%d].architectures.architecture".formatted(i), String.class))
                    .doesNotHaveDuplicates();
        }
        assertThat(Searches.get("/experiments/{id}/answers?atMost=50..150/10&count=3", id)
                        .getList("items"))
                .as("asked twice")
                .isEqualTo(answers.getList("items"));
        var architecture = answers.getString("items[0].architectures[0].architecture");
        assertThat(Searches.get("/architectures/{id}", architecture).getDouble("cost.macs") / 1e6)
                .as("as anybody would price it")
                .isCloseTo(
                        answers.getDouble("items[0].architectures[0].cost"),
                        org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void whatCannotBeAnsweredIsSaidInOneSentence() {
        var id = Searches.finished(FILE);
        var other = Searches.finished(Searches.FILE);

        assertThat(refused(id + "/answers?atMost=1", 400))
                .startsWith("The target (1.0) must be from ")
                .endsWith("that is what architectures of the space (nasbench201) cost.");
        assertThat(refused(id + "/answers?atMost=few", 400))
                .isEqualTo("The `atMost` (few) must be a number, or a range with its step as in 270..450/10.");
        assertThat(refused(id + "/answers", 400))
                .isEqualTo("The `atMost` must say a cost, or a range with its step as in 270..450/10.");
        assertThat(refused(id + "/answers?atMost=60&count=0", 400))
                .isEqualTo("The `count` (0) must be an integer from 1 to 100.");
        assertThat(refused(id + "/answers?atMost=60&metric=params_m", 409))
                .startsWith("The experiment (%s) has learned to answer macs_m, and not params_m.".formatted(id));
        assertThat(refused(other + "/answers?atMost=60", 400))
                .startsWith("The method regularized-evolution of the experiment (%s) does not learn to answer costs."
                        .formatted(other));
    }

    @Test
    void aSliderIsOnThePageOfAGeneratorOnly() {
        var id = Searches.finished(FILE);
        assertThat(page("/experiments/" + id)).contains("Ask the generator", "min=\"40\"", "max=\"160\"");
        assertThat(page("/experiments/%s/fragments/answer?atMost=100".formatted(id)))
                .contains(
                        "at most 100.0",
                        "<svg",
                        "./espalier generate %s --at-most &#39;macs_m=100&#39; --train".formatted(id));
        assertThat(page("/experiments/%s/fragments/answer?atMost=1".formatted(id)))
                .contains("note-bar");
        assertThat(page("/experiments/" + Searches.finished(Searches.FILE))).doesNotContain("Ask the generator");
    }

    @Test
    void architecturesThatAreListedAreEvaluatedInTheirOrder() {
        var ids = List.of("nasbench201:0-3-2-1-4-0", "nasbench201:3-3-3-3-3-3");
        var id = Searches.finished("""
                name: listed
                space: nasbench201
                objectives: [maximize val_accuracy_pct]
                method: {name: listed, architectures: "%s"}
                evaluator: {name: table, table: nasbench201-cifar10}
                budget: {trials: 10}
                batch: 1
                """.formatted(String.join(" ", ids)));
        assertThat(Searches.get("/experiments/{id}/trials?sort=trial&order=asc", id)
                        .getList("items.architecture", String.class))
                .isEqualTo(ids);
        assertThat(Searches.get("/experiments/{id}", id).getString("ending")).isEqualTo("nothing_left");
    }

    private static String page(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
