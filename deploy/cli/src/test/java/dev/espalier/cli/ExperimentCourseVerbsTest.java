package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.server.Json;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs that change how an experiment goes on. */
class ExperimentCourseVerbsTest {

    private static final String AT = "/experiments/" + Answers.ID;

    private final FakeServer server = Answers.server();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "pause,paused,Paused first-search-k3x9qa.",
        "resume,running,Resumed first-search-k3x9qa.",
        "stop,stopping,Stopped first-search-k3x9qa (stopping).",
        "stop,stopped,Stopped first-search-k3x9qa.",
        "start,running,Started first-search-k3x9qa."
    })
    void changesTheCourse(String verb, String status, String told) {
        server.on("POST " + AT + "/" + verb, Answers.experiment(status));

        var typed = Typed.at(server, "experiment", verb, Answers.ID);

        assertThat(typed).isEqualTo(new Typed(0, told + "\n", ""));
        assertThat(server.lines()).containsExactly("GET " + AT, "POST " + AT + "/" + verb);
    }

    @Test
    void stopsAtOnceWhenTold() {
        server.on("POST " + AT + "/stop", Answers.experiment("stopped"));

        assertThat(Typed.at(server, "experiment", "stop", "--now", Answers.ID).code())
                .isZero();
        assertThat(server.last().line()).isEqualTo("POST " + AT + "/stop?now=true");
    }

    @Test
    void setsBudgetAndOneLimitAndKeepsTheOtherLimits() throws IOException {
        server.on("POST " + AT + "/set", Answers.experiment("running"));

        var typed = Typed.at(
                server,
                "experiment",
                "set",
                Answers.ID,
                "--budget-trials",
                "2000",
                "--budget-gpu-time",
                "40 h",
                "--at-most",
                "latency_ms@pixel3=3 ms",
                "--concurrency",
                "4");

        assertThat(typed.out())
                .isEqualTo(
                        "Changed first-search-k3x9qa: latency_ms@pixel3 <= 3 ms, 2000 trials, 40 h of GPU time, concurrency 4.\n");
        assertThat(Json.parse(server.last().body())).isEqualTo(Json.parse("""
                        {"budget": {"trials": 2000, "gpuTime": "40 h"},
                         "constraints": ["latency_ms@pixel3 <= 3 ms", "params_m <= 2 M"], "concurrency": 4}"""));
    }

    @Test
    void takesALimitAway() throws IOException {
        server.on("POST " + AT + "/set", Answers.experiment("running"));

        var typed = Typed.at(server, "experiment", "set", Answers.ID, "--no-limit", "params_m");

        assertThat(typed.out()).isEqualTo("Changed first-search-k3x9qa: no limit on params_m.\n");

        assertThat(Json.parse(server.last().body()))
                .isEqualTo(Json.parse("{\"constraints\": [\"latency_ms@pixel3 <= 5 ms\"]}"));
    }

    @Test
    void forksAfterARoundWithOtherSettings() throws IOException {
        server.on(
                "POST " + AT + "/forks",
                FakeServer.json(201, Answers.experiment("sibling-a1b2c3", "sibling", "running", 192)));

        var typed = Typed.at(
                server,
                "experiment",
                "fork",
                Answers.ID,
                "--round",
                "12",
                "--seed",
                "8",
                "--name",
                "sibling",
                "--set",
                "method.population=20",
                "--set",
                "method.mutation=0.5",
                "--set",
                "method.elitist=true",
                "--set",
                "method.kind=fast",
                "--batch",
                "8",
                "--budget-trials",
                "400");

        assertThat(typed.out()).isEqualTo("Forked first-search-k3x9qa after round 12 as sibling-a1b2c3 (running).\n");
        assertThat(Json.parse(server.last().body())).isEqualTo(Json.parse("""
                        {"budget": {"trials": 400}, "round": 12, "name": "sibling", "seed": 8, "batch": 8,
                         "method": {"population": 20, "mutation": 0.5, "elitist": true, "kind": "fast"}}"""));
    }

    @Test
    void deletesWithAWordOfAgreement() {
        server.on("GET " + AT, Answers.experiment("finished"))
                .on("GET " + AT + "/lineage", "{\"ancestors\": [], \"forks\": []}")
                .on("DELETE " + AT, FakeServer.text(204, "text/plain", ""));

        var without = Typed.at(server, "experiment", "delete", Answers.ID);
        var with = Typed.at(server, "experiment", "delete", Answers.ID, "--yes");
        var asked = Typed.at(
                new Typed.Setting(server.address(), null, Map.of(), true, "no\n"), "experiment", "delete", Answers.ID);

        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("Maybe add --yes.");
        assertThat(with).isEqualTo(new Typed(0, "Deleted first-search-k3x9qa.\n", ""));
        assertThat(asked.err()).isEqualTo("Nothing was deleted.\n");
        assertThat(server.lines()).filteredOn(line -> line.startsWith("DELETE")).hasSize(1);
    }

    @Test
    void asksNobodyToAgreeToWhatCannotBeDeleted() {
        var running = Typed.at(server, "experiment", "delete", Answers.ID);
        server.on("GET " + AT, Answers.experiment("finished"))
                .on("GET " + AT + "/lineage", "{\"ancestors\": [], \"forks\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}");
        var forked = Typed.at(server, "experiment", "delete", Answers.ID);

        assertThat(running.code()).isEqualTo(1);
        assertThat(running.err())
                .startsWith("The experiment (first-search-k3x9qa) is running and cannot be deleted.\n");
        assertThat(forked.err())
                .isEqualTo(
                        "The experiment (first-search-k3x9qa) cannot be deleted: a, b came from it and need its rounds.\n");
    }
}
