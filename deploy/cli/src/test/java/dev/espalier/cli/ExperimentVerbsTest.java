package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.server.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentVerbsTest {

    private static final String AT = "/experiments/" + Answers.ID;

    private final FakeServer server = Answers.server();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void createsAnExperimentUnderAKeyOfItsOwn() throws IOException {
        server.on("POST /experiments", FakeServer.json(201, Answers.experiment("running")));
        var file = file("a.yaml", "name: first-search\n");

        var typed = Typed.at(server, "experiment", "create", file.toString(), "--paused");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).isEqualTo("Created first-search-k3x9qa (running).\n");
        assertThat(typed.err()).contains(server.address() + "/experiments/first-search-k3x9qa");
        assertThat(server.last().line()).isEqualTo("POST /experiments?paused=true");
        assertThat(server.last().body()).isEqualTo("name: first-search\n");
        assertThat(server.last().headers()).containsEntry("Content-type", "application/yaml");
        assertThat(server.last().headers().get("Idempotency-key")).hasSizeGreaterThan(20);
    }

    @Test
    void sendsAJsonFileAsJsonAndAnswersWithTheIdAloneWhenQuiet() throws IOException {
        server.on("POST /experiments", FakeServer.json(201, Answers.experiment("running")));

        var typed = Typed.at(
                server, "experiment", "create", "-q", file("a.JSON", "{}").toString());

        assertThat(typed).isEqualTo(new Typed(0, "first-search-k3x9qa\n", ""));
        assertThat(server.last().headers()).containsEntry("Content-type", "application/json");
    }

    @Test
    void showsNotesAsTheyAreWritten() {
        server.on("GET " + AT, Answers.experiment("running"));
        server.on("GET " + AT + "/notes", FakeServer.text(200, "text/markdown", "# Why\n\nIt is *small*."));

        assertThat(Typed.at(server, "experiment", "notes", Answers.ID))
                .isEqualTo(new Typed(0, "# Why\n\nIt is *small*.", ""));
    }

    @Test
    void writesNotesOverOthersOnlyWhenThatIsAsked() throws IOException {
        server.on("GET " + AT, Answers.experiment("running"));
        server.on("PUT " + AT + "/notes", FakeServer.problem(409, "{\"problems\": [\"They have changed.\"]}"));
        var file = file("notes.md", "Done.\n").toString();

        assertThat(Typed.at(server, "experiment", "notes", Answers.ID, file).err())
                .startsWith("The experiment (first-search-k3x9qa) has notes already.");
        assertThat(server.last().headers()).doesNotContainKey("If-match");

        server.on("PUT " + AT + "/notes", FakeServer.text(204, "text/plain", ""));
        assertThat(Typed.at(server, "experiment", "notes", Answers.ID, file, "--replace")
                        .out())
                .isEqualTo("Wrote the notes on first-search-k3x9qa.\n");
        assertThat(server.last().headers())
                .containsEntry("If-match", "*")
                .containsEntry("Content-type", "text/markdown");
        assertThat(server.last().body()).isEqualTo("Done.\n");
    }

    @Test
    void tellsWhatAFileWouldTakeAndCreatesNothing() throws IOException {
        server.on(
                "POST /experiments/check",
                "{\"problems\": [], \"estimate\": {\"trials\": 300, \"gpuSeconds\": 409500, \"knownShare\": 1.0}}");

        var typed = Typed.at(
                server,
                "experiment",
                "create",
                "--check",
                file("a.yaml", "name: x").toString());

        assertThat(typed.out()).contains("is in order. It would take up to 300 trials and 114 h of GPU time.");
        assertThat(server.lines()).containsExactly("POST /experiments/check");
    }

    @Test
    void tellsEveryProblemOfACheckedFile() throws IOException {
        server.on("POST /experiments/check", "{\"problems\": [\"The `pool` is bad.\", \"There is no space (x).\"]}");

        var typed = Typed.at(
                server,
                "experiment",
                "create",
                "--check",
                file("a.yaml", "pool: x").toString());

        assertThat(typed).isEqualTo(new Typed(1, "", "The `pool` is bad.\nThere is no space (x).\n"));
    }

    @Test
    void listsExperimentsWithUnitsInTheHeads() {
        var typed = Typed.at(server, "experiment", "list", "--status", "running", "--label", "team=vision");

        assertThat(server.last().line()).isEqualTo("GET /experiments?status=running&label=team%3Avision&limit=50");
        assertThat(typed.lines().getFirst())
                .matches("ID +STATUS +TRIALS +ROUNDS +BEST +GPU TIME \\[h] +METHOD +SPACE +CHANGED \\(.+\\)");
        assertThat(typed.lines().get(1))
                .startsWith("first-search-k3x9qa  running  192/300      12  val_accuracy 88.52 %         72.80  ");
        assertThat(typed.lines()).noneMatch(line -> line.endsWith(" "));
    }

    private static String warmingUp() {
        return Answers.experiment("running")
                .replace(
                        "\"warmedUp\": true",
                        "\"warmedUp\": false, \"warmup\": {\"done\": 4000, \"whole\": 20000, \"unit\": \"steps\","
                                + " \"note\": \"half are cells\", \"reused\": 0, \"endsAt\": null}");
    }

    @Test
    void saysHowFarAWarmUpIs() {
        server.on("GET /experiments", Answers.items(warmingUp()));
        server.on("GET /experiments/" + Answers.ID, warmingUp());

        assertThat(Typed.at(server, "experiment", "list").lines().get(1)).contains("  running  warm-up 20 %  ");
        assertThat(Typed.at(server, "experiment", "describe", Answers.ID).lines())
                .anyMatch(line -> line.matches("warm-up +4000/20000 steps, half are cells"));
    }

    @Test
    void followsPagesUpToTheLimit() {
        server.on("GET /experiments", exchange -> {
            boolean first = !exchange.getRequestURI().getQuery().contains("cursor");
            var item = Answers.experiment(first ? "a-000001" : "b-000002", "a", "running", 1);
            FakeServer.json(200, "{\"items\": [%s], \"next\": %s}".formatted(item, first ? "\"page2\"" : "null"))
                    .to(exchange);
        });

        var typed = Typed.at(server, "experiment", "list", "-q", "--limit", "600");

        assertThat(typed.out()).isEqualTo("a-000001\nb-000002\n");
        assertThat(server.lines())
                .containsExactly("GET /experiments?limit=500", "GET /experiments?limit=500&cursor=page2");
    }

    @Test
    void writesTheSameListAsJsonAndAsYaml() throws IOException {
        var json = Typed.at(server, "experiment", "list", "-o", "json");
        var yaml = Typed.at(server, "experiment", "list", "-o", "yaml");

        assertThat(Json.parse(json.out()).get(0).get("changedAt").asText()).isEqualTo("2026-03-01T10:01:05.123Z");
        assertThat(yaml.out()).startsWith("- id: first-search-k3x9qa\n  name: first-search\n");
    }

    @Test
    void describesAnExperiment() {
        var typed = Typed.at(server, "experiment", "describe", Answers.ID);

        assertThat(typed.lines())
                .contains(
                        "constraints    latency_ms@pixel3 <= 5 ms, params_m <= 2 M",
                        "method         regularized-evolution (population=50)",
                        "trials         192 (1 failed, 5 repeated)",
                        "budget         300 trials or 500 h of GPU time",
                        "GPU time       72.8 h",
                        "best           val_accuracy 88.52 %",
                        "labels         team=vision");
    }

    @Test
    void describesEveryCrashAndWhatItCost() {
        server.on(
                "GET " + AT,
                Answers.experiment("running")
                        .replace("\"lostSeconds\": 0, \"crashes\": 0", "\"lostSeconds\": 723, \"crashes\": 1"));
        server.on(
                "GET " + AT + "/history",
                Answers.items(
                        Answers.event(
                                "rerun", "Evaluation of trial 12-3 done again", "Attempt 1 was cut off.", 0, 723, 0),
                        Answers.event("paused", "Paused", "", 0, 0, 0),
                        Answers.event(
                                "recovered",
                                "The server ended and was started again",
                                "Went on from the checkpoint after round 12, 1 evaluation goes on from its checkpoint, with 2 s of work done again.",
                                195,
                                0,
                                41)));

        var typed = Typed.at(server, "experiment", "describe", Answers.ID);

        assertThat(typed.out())
                .containsPattern("crashes +1 survived, 12 min 3 s of work repeated\n")
                .containsPattern(
                        " +2026-03-0[12] [0-9:]+  Evaluation of trial 12-3 done again: 12 min 3 s of work lost\n")
                .contains("The server ended and was started again: 195 trials kept, nothing went on for 41 s\n")
                .containsPattern(
                        " +Went on from the checkpoint after round 12, 1 evaluation goes on from its checkpoint, with 2 s of work")
                .doesNotContain("Paused");
    }

    @Test
    void verifiesAndReportsTheFigures() {
        server.on("POST " + AT + "/verify", FakeServer.text(200, "application/x-ndjson", """
                        {"checked": 10, "of": 24}
                        {"checked": 24, "of": 24}
                        {"ok": true, "decisions": 24, "firstDifference": null, "stateSha256": "9f2c"}
                        """));

        var typed = Typed.at(server, "experiment", "verify", Answers.ID);

        assertThat(typed)
                .isEqualTo(new Typed(
                        0,
                        "first-search-k3x9qa verified: 24 decisions re-executed, all identical.\nState SHA-256: 9f2c\n",
                        ""));
        assertThat(server.last().headers()).containsEntry("Accept", "application/x-ndjson");
    }

    @Test
    void failsWhenAVerificationFindsADifference() {
        server.on(
                "POST " + AT + "/verify",
                FakeServer.text(
                        200,
                        "application/x-ndjson",
                        "{\"ok\": false, \"decisions\": 5, \"firstDifference\": \"Round 3 differs.\", \"stateSha256\": \"\"}"));

        var typed = Typed.at(server, "experiment", "verify", Answers.ID);

        assertThat(typed).isEqualTo(new Typed(1, "", "first-search-k3x9qa differs: Round 3 differs.\n"));
    }

    @Test
    void failsWhenAVerificationBreaksOff() {
        server.on(
                "POST " + AT + "/verify",
                FakeServer.text(200, "application/x-ndjson", "{\"checked\": 1, \"of\": 9}\n"));

        var typed = Typed.at(server, "experiment", "verify", Answers.ID);

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).contains("before it came to a verdict");
    }

    @Test
    void exportsToStandardOutputAndToAFile() throws IOException {
        server.on("GET " + AT + "/export", FakeServer.text(200, "text/csv", "trial,value\na,1\n"));
        var target = folder.resolve("trials.csv");

        assertThat(Typed.at(server, "experiment", "export", Answers.ID, "--format", "csv")
                        .out())
                .isEqualTo("trial,value\na,1\n");
        assertThat(server.last().line()).isEqualTo("GET " + AT + "/export?format=csv");
        assertThat(Typed.at(server, "experiment", "export", Answers.ID, "--format", "yaml", "--to", target.toString())
                        .code())
                .isZero();
        assertThat(target).hasContent("trial,value\na,1\n");
    }

    @Test
    void leavesNoHalfOfAFileWhenTheServerRefuses() {
        server.on("GET " + AT + "/export", FakeServer.problem(500, "{\"detail\": \"It broke.\"}"));
        var target = folder.resolve("trials.csv");

        var typed = Typed.at(server, "experiment", "export", Answers.ID, "--format", "csv", "--to", target.toString());

        assertThat(typed).isEqualTo(new Typed(1, "", "It broke.\n"));
        assertThat(folder).isEmptyDirectory();
    }

    private static final String MODEL = """
            {"id": "2-5-0123456789ab", "trial": "2-5", "best": true, "fileName": "first-search-trial-2-5.zip",
             "done": %s, "problem": "%s", "stages": [
               {"name": "Write ONNX", "progress": "%s", "said": "Opset 17, 93,140 bytes."},
               {"name": "Pack", "progress": "%s", "said": "done"}], "file": {"bytes": 3, "sha256": "", "href": ""}}
            """;

    @Test
    void exportsTheBestModelStepByStepAndSaysWhichItIs() {
        server.on("POST " + AT + "/models", FakeServer.json(202, MODEL.formatted(false, "", "done", "under_way")));
        server.on("GET " + AT + "/models/2-5-0123456789ab", MODEL.formatted(true, "", "done", "done"));
        server.on("GET " + AT + "/models/2-5-0123456789ab/file", FakeServer.text(200, "application/zip", "zip"));
        var target = folder.resolve("model.zip");

        var typed = Typed.at(server, "experiment", "export", Answers.ID, "--output", target.toString());

        assertThat(typed.code()).isZero();
        assertThat(typed.err())
                .contains("Exporting trial 2-5 of " + Answers.ID + ", the best within the limits.")
                .containsSubsequence("Write ONNX", "Opset 17, 93,140 bytes.", "Pack");
        assertThat(typed.out()).startsWith("Wrote " + target).contains("--verify");
        assertThat(target).hasContent("zip");
        assertThat(folder).isDirectoryContaining(target::equals).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saysWhatAnExportWaitsForOnceWhereNobodyWatches() {
        var looks = new AtomicInteger();
        var waiting = MODEL.formatted(false, "", "done", "under_way").replace("\"done\"}", "\"Waits for its turn.\"}");
        server.on("POST " + AT + "/models", FakeServer.json(202, waiting));
        server.on(
                "GET " + AT + "/models/2-5-0123456789ab",
                exchange -> FakeServer.json(
                                200, looks.getAndIncrement() < 2 ? waiting : MODEL.formatted(true, "", "done", "done"))
                        .to(exchange));
        server.on("GET " + AT + "/models/2-5-0123456789ab/file", FakeServer.text(200, "application/zip", "zip"));

        var typed = Typed.at(
                server,
                "experiment",
                "export",
                Answers.ID,
                "--output",
                folder.resolve("model.zip").toString());

        assertThat(typed.err())
                .containsOnlyOnce("Waits for its turn.")
                .containsSubsequence("Write ONNX", "Waits", "done");
    }

    @Test
    void bearsThatAnExportCannotBeToldOfForAMoment() {
        var looks = new AtomicInteger();
        var away = FakeServer.problem(503, "{\"detail\": \"Temporal does not say how far the export is.\"}");
        var done = FakeServer.json(200, MODEL.formatted(true, "", "done", "done"));
        server.on("POST " + AT + "/models", FakeServer.json(202, MODEL.formatted(false, "", "done", "under_way")));
        server.on(
                "GET " + AT + "/models/2-5-0123456789ab",
                exchange -> (looks.getAndIncrement() < 2 ? away : done).to(exchange));
        server.on("GET " + AT + "/models/2-5-0123456789ab/file", FakeServer.text(200, "application/zip", "zip"));

        var typed = Typed.at(
                server,
                "experiment",
                "export",
                Answers.ID,
                "--output",
                folder.resolve("model.zip").toString());

        assertThat(typed.code()).isZero();
        assertThat(typed.err()).containsOnlyOnce("does not answer; waiting for it to come back");
    }

    @Test
    void saysWhyAModelIsNotExportedAndWritesNothing() {
        server.on(
                "POST " + AT + "/models",
                FakeServer.json(202, MODEL.formatted(true, "The outputs differ.", "done", "failed")));
        var target = folder.resolve("model.zip");

        var typed =
                Typed.at(server, "experiment", "export", Answers.ID, "--trial", "2-5", "--output", target.toString());

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).endsWith("The outputs differ.\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAnOutputThatCannotBeWrittenBeforeAnythingIsComputed() {
        var nowhere = folder.resolve("no").resolve("model.zip");

        var typed = Typed.at(server, "experiment", "export", Answers.ID, "--output", nowhere.toString());

        assertThat(typed)
                .isEqualTo(new Typed(
                        1,
                        "",
                        "The file (%s) cannot be written: there is no folder (%s).\n"
                                .formatted(nowhere, nowhere.getParent())));
        assertThat(Typed.at(server, "experiment", "export", Answers.ID, "--output", folder.toString())
                        .err())
                .contains("it is a folder");
    }

    @Test
    void checksAPackageLineByLineWithoutAServer() {
        var zip = folder.resolve("model.zip").toString();

        assertThat(Cli.alone(_ -> List.of(new FileCheck.Line(true, "whole")), "experiment", "export", "--verify", zip))
                .isZero();
        var two = List.of(new FileCheck.Line(true, "whole"), new FileCheck.Line(false, "bad"));
        assertThat(Cli.alone(_ -> two, "experiment", "export", "--verify", zip)).isEqualTo(1);
        assertThat(Typed.at(server, "experiment", "export", "--verify", zip, "--trial", "2-5")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void saysOnceThatThereIsNoPackageToCheck() {
        var none = List.of(new FileCheck.Line(false, "There is no file (nope.zip)."));

        var typed = Typed.checking(server, _ -> none, "experiment", "export", "--verify", "nope.zip");

        assertThat(typed).isEqualTo(new Typed(1, "", "There is no file (nope.zip).\n"));
    }
}
