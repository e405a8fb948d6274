package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.artifact.Json;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.space.Architecture;
import dev.espalier.space.NetworkJson;
import dev.espalier.space.cell.NasBench201;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a command: its result, or one sentence. */
class CommandOutcomesTest {

    private static final String GOOD = "echo '{\"measures\": {\"val_accuracy_pct\": 91.5}}'";

    @TempDir
    Path place;

    private String failure(String script) {
        return Trainers.failure(place, script);
    }

    private static String measured(String measures) {
        return "echo '{\"measures\": %s}'".formatted(measures);
    }

    @Test
    void takesTheLastMeasuresThatWereTold() {
        var evaluation = Trainers.evaluate(
                place, Map.of("command", Trainers.sh(measured("{\"val_accuracy_pct\": 3}") + ";" + GOOD)));
        assertThat(evaluation.outcome()).isEqualTo(new Outcome.Measured(Measures.of(Metric.VAL_ACCURACY_PCT, 91.5)));
        assertThat(evaluation.traces()).isNull();
    }

    @Test
    void anExitCodeOtherThan0IsAFailureWithItsLastWords() {
        assertThat(failure(GOOD + "; echo Out of luck. >&2; exit 3"))
                .isEqualTo("The command ended with exit code 3: Out of luck.");
        assertThat(failure("exit 4")).isEqualTo("The command ended with exit code 4.");
    }

    @Test
    void aSignalIsNamed() {
        assertThat(failure("kill -SEGV $$")).isEqualTo("The command was ended by signal 11 (SEGV).");
        assertThat(failure("kill -KILL $$"))
                .isEqualTo("The command was ended by signal 9 (KILL).\nMaybe the machine ran out of memory.");
    }

    @Test
    void keepsTheLastFiftyLinesOfItsErrorsBesideWhatElseItWrote() throws IOException {
        var evaluation = Trainers.evaluate(
                place,
                Map.of(
                        "command",
                        Trainers.sh(
                                "echo Loading.; i=0; while [ $i -lt 80 ]; do i=$((i+1)); echo \"error $i\" >&2; done; exit 1")));
        var log = Trainers.log(place, evaluation);
        assertThat(log.lines())
                .hasSize(51)
                .contains("Loading.", "error 31", "error 80")
                .doesNotContain("error 30");
        assertThat(Trainers.failure(evaluation)).isEqualTo("The command ended with exit code 1: error 80");
    }

    @Test
    void withoutMeasuresThereIsNoResult() {
        assertThat(failure("true"))
                .isEqualTo("The measures of the command must hold val_accuracy_pct; it told nothing.");
        assertThat(failure(measured("{\"loss\": 1}")))
                .isEqualTo("The measures of the command must hold val_accuracy_pct; it told loss.");
    }

    @Test
    void measuresMustBeWhatTheirNamesSay() {
        assertThat(failure(measured("{\"val_accuracy_pct\": NaN}")))
                .isEqualTo("The measure val_accuracy_pct (NaN) of the command must be a finite number.");
        assertThat(failure(measured("{\"val_accuracy_pct\": 1e999}"))).contains("(Infinity)");
        assertThat(failure(measured("{\"val_accuracy_pct\": 101}")))
                .isEqualTo(
                        "The measure val_accuracy_pct (101.0) of the command must be from 0 to 100, as its name says.");
        assertThat(failure(measured("{\"val_accuracy_pct\": 91, \"Top 5\": 3}")))
                .contains("(Top 5)");
    }

    @Test
    void aLineThatIsNoJsonEndsItAtOnce() {
        assertThat(failure("echo '{val_accuracy_pct: 91}'; sleep 1000"))
                .isEqualTo("The command wrote a line that begins with a brace and is not JSON: {val_accuracy_pct: 91}");
    }

    @Test
    void mayGiveUpByItself() {
        assertThat(failure("echo '{\"failed\": \"The loss diverged at epoch 3.\"}'; sleep 1000"))
                .isEqualTo("The command gave up: The loss diverged at epoch 3.");
    }

    @Test
    void endsWhatTakesTooLong() {
        var evaluation =
                Trainers.evaluate(place, Map.of("command", Trainers.sh("sleep 1000"), "timeout_minutes", 0.005));
        assertThat(Trainers.failure(evaluation))
                .isEqualTo("The command took longer than its timeout of 0.3 s and was ended.");
    }

    @Test
    void keepsTheWeightsThatItNames() throws IOException {
        var evaluation = Trainers.evaluate(
                place,
                Map.of("command", Trainers.sh("printf abc > best.pt; echo '{\"weights\": \"best.pt\"}'; " + GOOD)));
        var weights = Objects.requireNonNull(((Outcome.Measured) evaluation.outcome()).weights());
        assertThat(weights.key()).isEqualTo("weights/" + weights.sha256() + ".pt");
        try (var content = new FileArtifactStore(place.resolve("artifacts")).open(weights)) {
            assertThat(content).hasContent("abc");
        }
    }

    @Test
    void keepsNothingFromElsewhere() {
        assertThat(failure("echo '{\"weights\": \"/etc/passwd\"}'; " + GOOD))
                .isEqualTo(
                        "The weights (/etc/passwd) that the command named must be a file in its working or checkpoint folder.");
        assertThat(failure("ln -s /etc/passwd w.pt; echo '{\"weights\": \"w.pt\"}'; " + GOOD))
                .startsWith("The weights (w.pt)");
        assertThat(failure("echo '{\"weights\": \"none.pt\"}'; " + GOOD)).startsWith("The weights (none.pt)");
    }

    @Test
    void costsWhatItTellsOrElseTheTimeItTook() {
        var told = Trainers.evaluate(place, Map.of("command", Trainers.sh("echo '{\"gpu_seconds\": 3600}'; " + GOOD)));
        assertThat(told.gpuSeconds()).isEqualTo(3600);
        assertThat(Trainers.evaluate(place, Map.of("command", Trainers.sh(GOOD)))
                        .gpuSeconds())
                .isLessThan(60);
    }

    @Test
    void findsItsTrialsFileAtTheEndOfItsLineAndInItsEnvironment() {
        assertThat(Trainers.evaluate(
                                place,
                                Map.of(
                                        "command",
                                        Trainers.sh("[ -s \"$1\" ] && [ \"$1\" = \"$ESPALIER_TRIAL\" ] && " + GOOD)))
                        .outcome())
                .isInstanceOf(Outcome.Measured.class);
    }

    private JsonNode trial(Map<String, Object> settings) throws IOException {
        var copy = place.resolve("copy.json");
        var all = new java.util.TreeMap<String, Object>(settings);
        all.put("command", Trainers.sh("cp \"$1\" '%s'; %s".formatted(copy, GOOD)));
        Trainers.evaluate(place, all);
        return Json.MAPPER.readTree(Files.readAllBytes(copy));
    }

    @Test
    void theFileSaysAllThatATrainerNeeds() throws IOException {
        var trial = trial(Map.of("epochs", 12));
        assertThat(trial.path("protocol").asInt()).isEqualTo(1);
        assertThat(trial.path("architecture").asText()).isEqualTo("nasbench201:0-1-2-3-4-0");
        assertThat(trial.path("choices").properties()).hasSize(6);
        assertThat(trial.path("fidelity").path("epochs").asInt()).isEqualTo(12);
        assertThat(trial.path("measures")).hasToString("[\"val_accuracy_pct\"]");
        assertThat(Path.of(trial.path("checkpoint").asText())).isAbsolute();
        assertThat(NetworkJson.read(trial.path("network")))
                .isEqualTo(new NasBench201().network(new Architecture("nasbench201", 0, 1, 2, 3, 4, 0)));
    }

    @Test
    void theSeedFollowsFromTheTrialAlone() throws IOException {
        int seed = trial(Map.of()).path("seed").asInt();
        assertThat(trial(Map.of("timeout_minutes", 7)).path("seed").asInt()).isEqualTo(seed);
        assertThat(trial(Map.of("epochs", 3)).path("seed").asInt()).isNotEqualTo(seed);
        assertThat(trial(Map.of("seed", 1)).path("seed").asInt()).isNotEqualTo(seed);
    }

    @Test
    void getsACleanEnvironment() throws IOException {
        var copy = place.resolve("environment");
        Trainers.evaluate(
                place,
                Map.of(
                        "environment",
                        "DATA='/my data' ABSENT",
                        "gpu",
                        "1",
                        "command",
                        Trainers.sh("env > '%s'; %s".formatted(copy, GOOD))));
        var names = Files.readAllLines(copy, StandardCharsets.UTF_8).stream()
                .map(line -> line.substring(0, Math.max(0, line.indexOf('='))))
                .toList();
        assertThat(Files.readAllLines(copy)).contains("DATA=/my data", "CUDA_VISIBLE_DEVICES=1", "PYTHONUNBUFFERED=1");
        assertThat(names)
                .contains("PATH", "ESPALIER_TRIAL", "TMPDIR")
                .doesNotContain("ABSENT", "JAVA_HOME", "MAVEN_OPTS", "ESPALIER_TEST_DATA");
    }

    @Test
    void itsVariablesAreNotThoseOfWhoeverStartsAndEndsIt() throws IOException {
        var copy = place.resolve("path");
        var evaluation = Trainers.evaluate(
                place,
                Map.of(
                        "environment",
                        "PATH=/nowhere",
                        "command",
                        Trainers.sh("echo \"$PATH\" > '%s'; %s".formatted(copy, GOOD))));
        assertThat(evaluation.outcome()).isInstanceOf(Outcome.Measured.class);
        assertThat(copy).hasContent("/nowhere");
    }

    @Test
    void aProgramMayHaveAnEqualsSignInItsPath() throws IOException {
        var program = Files.createDirectories(place.resolve("a=b")).resolve("train");
        Files.writeString(program, "#!/bin/sh\n" + GOOD + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(Trainers.evaluate(place, Map.of("command", program.toString()))
                        .outcome())
                .isInstanceOf(Outcome.Measured.class);
    }

    @Test
    void eachTrialHasAFolderOfItsOwnThatIsGoneAfterwards() throws IOException {
        var script = "ls -A; touch left; pwd >&2; [ \"$(ls -A)\" = \"left\ntmp\ntrial.json\" ]; exit $?";
        assertThat(failure(script)).startsWith("The measures");
        Trainers.clear(place, Map.of("command", Trainers.sh(script)));
        try (var left = Files.list(place.resolve("work"))) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith("supervise-"));
        }
        try (var left = Files.list(place.resolve("checkpoints"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void findsTheFilesOfItsSourceFolderInItsOwn() throws IOException {
        var source = place.resolve("my trainer");
        Files.createDirectories(source.resolve("lib"));
        Files.writeString(source.resolve("run.sh"), ". lib/part.sh; echo x > written\n");
        Files.writeString(source.resolve("lib/part.sh"), GOOD + "\n");
        var evaluation = Trainers.evaluate(place, Map.of("command", "sh run.sh", "source", source.toString()));
        assertThat(evaluation.outcome()).isInstanceOf(Outcome.Measured.class);
        assertThat(source.resolve("written")).doesNotExist();
    }

    @Test
    void aProgramThatWasChangedIsAnotherOne() throws IOException {
        var source = Files.createDirectories(place.resolve("mine"));
        Files.writeString(source.resolve("run.sh"), GOOD);
        var settings = Trainers.settings(Map.of("command", "sh run.sh", "source", source.toString()));
        var evaluator = Trainers.evaluator(place);
        var before = evaluator.fingerprint(settings);
        assertThat(evaluator.fingerprint(settings)).isEqualTo(before).isNotEmpty();
        Files.writeString(source.resolve("run.sh"), GOOD + " # better");
        var after = evaluator.fingerprint(settings);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(source.resolve("data.csv"), "1");
        assertThat(evaluator.fingerprint(settings)).isNotEqualTo(after);
        assertThat(evaluator.fingerprint(Trainers.settings(Map.of("command", "true"))))
                .isEmpty();
    }

    @Test
    void theSameFilesElsewhereAreTheSameProgram() throws IOException {
        var fingerprints = new java.util.ArrayList<String>();
        for (var name : List.of("here", "there")) {
            var source = Files.createDirectories(place.resolve(name));
            Files.writeString(source.resolve("run.sh"), GOOD);
            Files.writeString(source.resolve("part.sh"), name.isEmpty() ? "" : "x");
            fingerprints.add(Trainers.evaluator(place)
                    .fingerprint(Trainers.settings(Map.of("command", "sh run.sh", "source", source.toString()))));
        }
        assertThat(fingerprints.getFirst()).isEqualTo(fingerprints.getLast());
    }
}
