package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenerateVerbTest {

    private static final String ROUTE = "GET /experiments/%s/answers".formatted(Answers.ID);

    private static final String ANSWERS = """
            {"metric": "macs_m", "low": 270.0, "high": 450.0, "items": [
             {"atMost": 320.0, "architectures": [
              {"architecture": "sgnas:0-1", "notation": "35", "cost": 319.25, "inheritedAccuracyPct": 61.5, "drawing": "/x"},
              {"architecture": "sgnas:1-1", "notation": "55", "cost": 318.0, "inheritedAccuracyPct": null, "drawing": "/y"}]}]}""";

    private final FakeServer server = Answers.server().on(ROUTE, ANSWERS);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsWhatIsAnswered() {
        var typed = Typed.at(server, "generate", Answers.ID, "--at-most", "macs_m <= 320", "--count", "2");

        assertThat(server.last().line()).isEqualTo(ROUTE + "?count=2&metric=macs_m&atMost=320");
        assertThat(typed.lines())
                .containsExactly(
                        "AT MOST  macs [M]  INHERITED ACCURACY [%]  ARCHITECTURE",
                        "    320     319.3                   61.50  35",
                        "    320     318.0                       -  55");
    }

    @Test
    void asksForManyCostsAtOnce() {
        Typed.at(server, "generate", Answers.ID, "--sweep", "270..450/10");
        assertThat(server.last().line()).isEqualTo(ROUTE + "?atMost=270..450%2F10");
    }

    @Test
    void trainsTheAnswersAsAnExperimentThatIsTheirs() {
        server.on("POST /experiments", Answers.experiment("from-scratch-1", "first-search-from-scratch", "running", 0));

        var typed = Typed.at(server, "generate", Answers.ID, "--at-most", "macs_m=320", "--count", "2", "--train");

        assertThat(server.last().body())
                .contains("first-search-from-scratch", "listed", "sgnas:0-1 sgnas:1-1")
                .doesNotContain("regularized-evolution");
        assertThat(typed.out())
                .contains("from scratch as from-scratch-1.", "./espalier experiment watch from-scratch-1");
    }

    @Test
    void whatIsNoQuestionIsRefusedBeforeTheServerIsAsked() {
        assertThat(Typed.at(server, "generate", Answers.ID).err())
                .contains("There must be either --at-most or --sweep.");
        assertThat(Typed.at(server, "generate", Answers.ID, "--at-most", "320").err())
                .contains("The --at-most (320) must be a metric and a cost, like 'macs_m=320'.");
    }
}
