package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExperimentsTest {

    private final FakeServer server = new FakeServer()
            .on(
                    "GET /experiments",
                    Answers.items(
                            Answers.experiment("small-net-aaaaaa", "small-net", "finished", 1),
                            Answers.experiment("small-net-bbbbbb", "small-net", "finished", 1),
                            Answers.experiment("small-cccccc", "small", "finished", 1)))
            .on("GET /experiments/small-cccccc", Answers.experiment("small-cccccc", "small", "finished", 1));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void findsAnExperimentByTheBeginningOfItsId() {
        assertThat(Typed.at(server, "experiment", "describe", "small-net-b")
                        .lines()
                        .getFirst())
                .isEqualTo("ID             small-net-bbbbbb");
    }

    @Test
    void prefersANameToTheBeginningOfOtherIds() {
        assertThat(Typed.at(server, "experiment", "describe", "small").lines().getFirst())
                .isEqualTo("ID             small-cccccc");
    }

    @Test
    void asksOnceForAWholeId() {
        Typed.at(server, "experiment", "describe", "small-cccccc");

        assertThat(server.lines()).containsExactly("GET /experiments/small-cccccc");
    }

    @Test
    void namesAllThatFit() {
        assertThat(Typed.at(server, "experiment", "describe", "small-net"))
                .isEqualTo(
                        new Typed(
                                1,
                                "",
                                "The name (small-net) fits 2 experiments: small-net-aaaaaa, small-net-bbbbbb.\nMaybe give the whole ID of one.\n"));
        assertThat(Typed.at(server, "experiment", "describe", "small-").err())
                .startsWith("The beginning of an ID (small-) fits 3 experiments: ");
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(Typed.at(server, "experiment", "describe", "../../etc"))
                .isEqualTo(new Typed(
                        1, "", "There is no experiment (../../etc).\nMaybe see: ./espalier experiment list\n"));
        assertThat(server.lines().getFirst()).isEqualTo("GET /experiments/..%2F..%2Fetc");
    }
}
