package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceVerbsTest {

    private static final String ID = "nb201-k3x9qa";
    private static final String AT = "/races/" + ID;

    private static final String RESULTS = """
            {"contests": [{"track": {"name": "cifar10", "optimum": 91.607, "target": 91.607}, "paired": 20,
              "standings": [
                {"method": "agnet", "runs": 20, "incomplete": 0, "meanRank": 1.2, "regret": 0.0, "reached": 19,
                 "best": {"count": 20, "median": 91.607, "low": 91.5, "high": 91.607, "mean": 91.58, "deviation": 0.03},
                 "evaluationsToTarget": 112, "reported": {"test_accuracy_pct": {"mean": 94.3, "deviation": 0.1}},
                 "thinkingSeconds": 3.25, "wallSeconds": 9.1},
                {"method": "random-search", "runs": 0, "incomplete": 0, "meanRank": null, "regret": null, "reached": 0,
                 "best": null, "evaluationsToTarget": null, "reported": {}, "thinkingSeconds": 0, "wallSeconds": 0}],
              "duels": [{"first": "random-search", "second": "agnet", "wins": 1, "ties": 2, "losses": 17, "p": 0.001,
                         "holm": 0.002}], "curves": []}], "ranks": []}""";

    private final FakeServer server = new FakeServer()
            .on("GET " + AT, race("finished"))
            .on("GET /races", Answers.items(race("finished")))
            .on("GET " + AT + "/results", RESULTS);

    @TempDir
    Path folder;

    private static String race(String status) {
        return """
                {"id": "%s", "name": "nb201", "status": "%s", "methods": ["agnet", "random-search"],
                 "problems": ["cifar10"], "seeds": [0, 1], "budget": 304, "concurrency": 8, "runs": 40, "ended": 40,
                 "statuses": {"finished": 40}, "trials": 12160, "machine": "two cores",
                 "createdAt": "2026-03-01T10:00:00Z", "changedAt": "2026-03-01T10:01:05Z",
                 "endedAt": "2026-03-01T10:01:05Z", "links": {"page": "/races/%s"}}""".formatted(ID, status, ID);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String file() throws IOException {
        return Files.writeString(folder.resolve("race.yaml"), "name: nb201\n").toString();
    }

    @Test
    void createsARaceAndShowsWhatCameOfIt() throws IOException {
        server.on("POST /races", FakeServer.json(201, race("running")));

        var typed = Typed.at(server, "race", file());

        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains("Started the race nb201-k3x9qa: " + server.address() + "/races/nb201-k3x9qa")
                .contains("optimum 91.607, target 91.607, 20 seeds with every method")
                .containsPattern("agnet +1\\.20 +91\\.607 +91\\.500 to 91\\.607 +91\\.580 ± 0\\.030 +0\\.000 +19 +112")
                .contains("Holm over 1 pairs): agnet over random-search (p = 0.0020)")
                .contains("finished after 1 min 5 s: 40 of 40 runs finished, 12160 trials.")
                .contains("Machine: two cores");
        assertThat(server.asked().getFirst().headers().get("Idempotency-key")).hasSizeGreaterThan(20);
    }

    @Test
    void answersProgramsWithTheResultsAlone() throws IOException {
        server.on("POST /races", FakeServer.json(201, race("running")));

        assertThat(Typed.at(server, "race", file(), "-o", "json").out()).startsWith("{");
    }

    @Test
    void saysHowLargeARaceWouldBe() throws IOException {
        server.on("POST /races/check", "{\"problems\": [], \"runs\": 40, \"trials\": 12160}");

        assertThat(Typed.at(server, "race", file(), "--check").out()).contains("is in order: 40 runs, 12160 trials.");
        server.on("POST /races/check", "{\"problems\": [\"The `seeds` is bad.\"], \"runs\": 0, \"trials\": 0}");
        assertThat(Typed.at(server, "race", file(), "--check")).isEqualTo(new Typed(1, "", "The `seeds` is bad.\n"));
    }

    @Test
    void findsARaceByItsName() {
        server.on("POST " + AT + "/stop", race("stopping"));

        assertThat(Typed.at(server, "race", "stop", "nb201").out()).isEqualTo("Stopped nb201-k3x9qa (stopping).\n");
        assertThat(Typed.at(server, "race", "stop", "nobody").err()).contains("There is no race (nobody).");
    }

    @Test
    void listsAndDescribesRaces() {
        assertThat(Typed.at(server, "race", "list").out()).contains("nb201-k3x9qa", "40/40 runs");
        assertThat(Typed.at(server, "race", "list", "-q").out()).isEqualTo("nb201-k3x9qa\n");
        assertThat(Typed.at(server, "race", "describe", ID).out()).contains("12160, 304 a run", "optimum 91.607");
    }

    @Test
    void writesTheReportIntoAFolder() {
        for (var format : new String[] {"html", "runs", "curves"}) {
            server.on("GET " + AT + "/report", FakeServer.text(200, "text/plain", format));
        }
        var to = folder.resolve("made/here");

        var typed = Typed.at(server, "race", "report", ID, "--output", to.toString());

        assertThat(typed.code()).isZero();
        assertThat(to.resolve("report.html")).exists();
        assertThat(to.resolve("runs.csv")).exists();
        assertThat(to.resolve("curves.csv")).exists();
        assertThat(server.lines())
                .contains(
                        "GET /races/nb201-k3x9qa/report?format=html",
                        "GET /races/nb201-k3x9qa/report?format=runs",
                        "GET /races/nb201-k3x9qa/report?format=curves");
    }
}
