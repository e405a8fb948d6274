package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.search.Constraint;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found before anything runs. */
class CommandProblemsTest {

    @TempDir
    Path place;

    private List<String> problems(Map<String, Object> settings) {
        return Trainers.evaluator(place).problems(Trainers.PROBLEM, Trainers.settings(settings));
    }

    private List<String> problems(String command) {
        return problems(Map.of("command", command));
    }

    @Test
    void aProgramMustBeThere() {
        assertThat(problems("no-such-program --fast"))
                .containsExactly(
                        "The `command` begins with a program (no-such-program) that this worker does not have: it must be on its PATH, absolute, or a path in the `source` folder.");
        assertThat(problems("/no/such/program")).singleElement().asString().contains("(/no/such/program)");
        assertThat(problems("./train.sh")).singleElement().asString().contains("(./train.sh)");
        assertThat(problems("true")).isEmpty();
    }

    @Test
    void aProgramMustBeExecutable() throws IOException {
        var script = place.resolve("train.py");
        Files.writeString(script, "print()");
        assertThat(problems(script.toString()))
                .containsExactly(
                        "The program (%1$s) of the `command` must be executable.\nMaybe chmod +x, or put before it what runs it: python3 %1$s."
                                .formatted(script));
    }

    @Test
    void aScriptMustBeWhereTheProgramLooksForIt() throws IOException {
        assertThat(problems("sh train.sh"))
                .containsExactly(
                        "The `command` names a file (train.sh) that the program would not find in its working folder.\nMaybe write it from the root, or name its folder: source.");
        Files.writeString(place.resolve("train.sh"), "true");
        assertThat(problems(Map.of("command", "sh train.sh", "source", place.toString())))
                .isEmpty();
        assertThat(problems("sh " + place.resolve("train.sh"))).isEmpty();
    }

    @Test
    void aCommandMustBeALineOfWords() {
        assertThat(problems("python3 train.py | tee log"))
                .containsExactly(
                        "The `command` (python3 train.py | tee log) has (|), which only a shell understands.\nMaybe put it into quotes, or write sh -c '…'.");
        assertThat(problems("sh -c 'true"))
                .singleElement()
                .asString()
                .endsWith("ends within ('…), which is not closed.");
        assertThat(problems("  ")).containsExactly("The `command` (  ) must name a program.");
    }

    @Test
    void theSourceMustBeAFolder() {
        assertThat(problems(Map.of("command", "true", "source", "/no/such/folder")))
                .containsExactly(
                        "The `source` (/no/such/folder) must be a folder on this worker.\nMaybe write it from the root: /home/…");
    }

    @Test
    void theFolderMustBeWritable() throws IOException {
        var file = Files.writeString(place.resolve("file"), "");
        assertThat(problems(Map.of("command", "true", "folder", file.toString())))
                .singleElement()
                .asString()
                .startsWith("The folder (%s/work) of a trial cannot be written: ".formatted(file))
                .endsWith("\nMaybe name another: folder.");
        assertThat(problems(Map.of("command", "true", "folder", "here")))
                .containsExactly("The `folder` (here) must be written from the root.");
    }

    @Test
    void whatIsAskedForMustBePromised() {
        var problem = new SearchProblem(
                "nasbench201",
                List.of(new Objective(new Metric("val_loss"), Objective.Direction.MINIMIZE)),
                List.of(new Constraint(Metric.PARAMS_M, 1), new Constraint(new Metric("size_mb"), 1)));
        assertThat(Trainers.evaluator(place).problems(problem, Trainers.settings(Map.of("command", "true"))))
                .containsExactly(
                        "The command promises val_accuracy_pct, but the experiment asks for val_loss.\nMaybe measure it, and name it in `measures`.",
                        "The command promises val_accuracy_pct, but the experiment asks for size_mb.\nMaybe measure it, and name it in `measures`.");
        assertThat(problems(Map.of("command", "true", "measures", "val_accuracy_pct Top5")))
                .containsExactly(
                        "The `measures` (Top5): The metric name (Top5) must be lower case with its unit, like val_accuracy_pct or latency_ms@pixel3.");
    }

    @Test
    void theEnvironmentMustBeNamesAndKeepsTheEnginesSecrets() {
        assertThat(problems(Map.of("command", "true", "environment", "A=1 2B ESPALIER_TOKEN")))
                .containsExactly(
                        "The `environment` (2B) must hold names or NAME=value, apart by spaces.",
                        "The `environment` (ESPALIER_TOKEN) must not name ESPALIER_…: those are the engine's, its secrets among them.");
        assertThat(problems(Map.of("command", "true", "gpu", "first one")))
                .containsExactly("The `gpu` (first one) must be worker, none, or numbers apart by commas.");
    }

    @Test
    void allIsSaidAtOnce() {
        assertThat(problems(
                        Map.of("command", "no-such", "gpu", "a b", "measures", "A", "environment", "1", "folder", "x")))
                .hasSize(5);
    }

    @Test
    void numbersMustBeInRange() {
        assertThatThrownBy(() -> problems(Map.of("command", "true", "timeout_minutes", 0)))
                .hasMessage(
                        "The evaluator command: The timeout_minutes (0.0) must be over 0 and at most 20160, two weeks.");
        assertThatThrownBy(() -> problems(Map.of("command", "true", "grace_seconds", 601)))
                .hasMessageEndingWith("The grace_seconds (601) must be from 0 to 600.");
        assertThatThrownBy(() -> problems(Map.of("command", "true", "epochs", -1)))
                .hasMessageEndingWith("The epochs (-1) must not be negative.");
    }

    @Test
    void anInstallationMayRunNoProgramsAtAll() {
        var workshop = new Workshop(place.resolve("work"), place.resolve("checkpoints"), Permission.NONE);
        var evaluator = Trainers.evaluator(workshop);
        var settings = Trainers.settings(Map.of("command", "true"));
        assertThat(evaluator.problems(Trainers.PROBLEM, settings))
                .containsExactly(
                        "The evaluator command would run programs of your choice, which this installation does not.\nMaybe allow it where the work is done: ESPALIER_WORKER_COMMANDS=on.");
        var outcome = evaluator
                .evaluate(
                        List.of(Trainers.candidate(0, 0, 0, 0, 0, 0)), Trainers.PROBLEM, settings, Trainers.work(place))
                .getFirst()
                .outcome();
        assertThat(outcome).as("also where nobody asked beforehand").isInstanceOf(Outcome.Failed.class);
        assertThat(place.resolve("work")).doesNotExist();
    }

    @Test
    void anInstallationMayRunOnlyWhatLiesInItsFolders() throws IOException {
        var allowed = Files.createDirectories(place.resolve("allowed"));
        var program = Files.createFile(allowed.resolve("train"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(allowed.resolve("shell"), Path.of("/bin/sh"));
        var workshop =
                new Workshop(place.resolve("work"), place.resolve("checkpoints"), Permission.parse(allowed.toString()));
        var evaluator = Trainers.evaluator(workshop);
        assertThat(evaluator.problems(Trainers.PROBLEM, Trainers.settings(Map.of("command", program.toString()))))
                .isEmpty();
        assertThat(evaluator.problems(
                        Trainers.PROBLEM, Trainers.settings(Map.of("command", allowed.resolve("shell") + " -c true"))))
                .singleElement()
                .asString()
                .contains("must lie in " + allowed);
        assertThatThrownBy(() -> Permission.parse("maybe"))
                .hasMessage(
                        "The ESPALIER_WORKER_COMMANDS (maybe) must be on, off, or absolute folders apart by commas.");
    }

    @Test
    void whereProgramsAreKeptToFoldersNoVariableMakesThemRunOthers() throws IOException {
        var allowed = Files.createDirectories(place.resolve("allowed"));
        var program =
                Files.writeString(allowed.resolve("train"), "#!/bin/sh\ntouch '%s'\n".formatted(place.resolve("ran")));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var evaluator = Trainers.evaluator(new Workshop(
                place.resolve("work"), place.resolve("checkpoints"), Permission.parse(allowed.toString())));
        for (var word : List.of("BASH_ENV=/tmp/mine", "LD_PRELOAD", "PATH=/tmp", "HOME=/tmp", "PYTHONPATH=/tmp")) {
            var settings = Trainers.settings(Map.of("command", program.toString(), "environment", "TZ=UTC " + word));
            var refusal =
                    "The `environment` (%s) must name only CUDA_DEVICE_ORDER, CUDA_VISIBLE_DEVICES, LANG, LC_ALL, MKL_NUM_THREADS, OMP_NUM_THREADS, OPENBLAS_NUM_THREADS, PYTHONHASHSEED, TZ where programs are kept to folders (ESPALIER_WORKER_COMMANDS): others could make them run anything.\nMaybe set it in the program."
                            .formatted(word.replaceFirst("=.*", ""));
            assertThat(evaluator.problems(Trainers.PROBLEM, settings)).containsExactly(refusal);
            var outcome = evaluator
                    .evaluate(
                            List.of(Trainers.candidate(0, 0, 0, 0, 0, 0)),
                            Trainers.PROBLEM,
                            settings,
                            Trainers.work(place))
                    .getFirst()
                    .outcome();
            assertThat(outcome).as("also where nobody asked beforehand").isEqualTo(new Outcome.Failed(refusal));
        }
        assertThat(place.resolve("ran")).doesNotExist();
        assertThat(evaluator.problems(
                        Trainers.PROBLEM,
                        Trainers.settings(Map.of(
                                "command", program.toString(), "environment", "OMP_NUM_THREADS=2 TZ HOME PATH"))))
                .isEmpty();
    }
}
