package dev.espalier.evaluate.command;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.worker.Unhurried;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Programs for tests, and what is left of them. */
final class Trainers {

    static final SearchProblem PROBLEM = new SearchProblem(
            "nasbench201", List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)), List.of());

    private static final SearchSpace SPACE = new NasBench201();

    private Trainers() {}

    static Workshop workshop(Path place) {
        return new Workshop(place.resolve("work"), place.resolve("checkpoints"), Permission.ALL);
    }

    static CommandEvaluator evaluator(Path place) {
        return evaluator(workshop(place));
    }

    static CommandEvaluator evaluator(Workshop workshop) {
        return new CommandEvaluator(
                name -> Optional.of(SPACE).filter(space -> space.name().equals(name)), workshop);
    }

    static CommandSettings settings(Map<String, Object> given) {
        var settings = new TreeMap<String, Object>(Map.of("grace_seconds", 1));
        settings.putAll(given);
        return Settings.parse("evaluator command", CommandSettings.class, settings);
    }

    /** The command that runs the stand-in for a trainer. */
    static String standIn(int epochs, String pause) {
        try {
            var script = Path.of(Objects.requireNonNull(Trainers.class.getResource("trainer.sh"))
                    .toURI());
            return "sh '%s' %d %s".formatted(script, epochs, pause);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A shell's script as a command. */
    static String sh(String script) {
        return "sh -c '%s' trial".formatted(script.replace("'", "'\\''"));
    }

    static Candidate candidate(int... choices) {
        return new Candidate(new dev.espalier.space.Architecture(NasBench201.NAME, choices), List.of(), "random");
    }

    static Work work(Path place) {
        return new Unhurried(new FileArtifactStore(place.resolve("artifacts")));
    }

    static Evaluation evaluate(Path place, Map<String, Object> settings) {
        return evaluate(place, settings, work(place));
    }

    static Evaluation evaluate(Path place, Map<String, Object> settings, Work work) {
        return evaluator(place)
                .evaluate(List.of(candidate(0, 1, 2, 3, 4, 0)), PROBLEM, settings(settings), work)
                .getFirst();
    }

    /** As a step does it once what came of the trial is kept. */
    static void clear(Path place, Map<String, Object> settings) {
        evaluator(place)
                .clear(
                        List.of(candidate(0, 1, 2, 3, 4, 0)),
                        settings(settings),
                        work(place).artifacts());
    }

    /** Why a script as a command failed. */
    static String failure(Path place, String script) {
        return failure(evaluate(place, Map.of("command", sh(script))));
    }

    static String failure(Evaluation evaluation) {
        return evaluation.outcome() instanceof Outcome.Failed(var error) ? error : "";
    }

    static String log(Path place, Evaluation evaluation) throws IOException {
        var log = Objects.requireNonNull(
                Objects.requireNonNull(evaluation.traces()).log());
        try (var content = new FileArtifactStore(place.resolve("artifacts")).open(log)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Processes that run a program of a place, or were started by one. */
    static List<String> programs(Path place) throws IOException {
        return running(place).stream()
                .filter(process -> read(process.resolve("environ")).contains("ESPALIER_RUN="))
                .map(process -> read(process.resolve("cmdline")).replace('\0', ' '))
                .toList();
    }

    /** Processes that have to do with a place, its supervisors among them, and are still there after a moment. */
    static List<String> leftOver(Path place) throws IOException {
        for (var process : running(place)) {
            ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                    .ifPresent(handle -> handle.onExit()
                            .completeOnTimeout(handle, 5, TimeUnit.SECONDS)
                            .join());
        }
        return running(place).stream()
                .map(process -> read(process.resolve("cmdline")).replace('\0', ' '))
                .toList();
    }

    /** Told apart by the place in their environment or on their line; what is dead and not yet buried does not count. */
    private static List<Path> running(Path place) throws IOException {
        var running = new ArrayList<Path>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                boolean dead = read(process.resolve("stat")).matches("(?s).*\\) [ZX] .*");
                boolean own =
                        process.endsWith(String.valueOf(ProcessHandle.current().pid()));
                var words = read(process.resolve("environ")) + read(process.resolve("cmdline"));
                if (!dead && !own && words.contains(place.toString())) {
                    running.add(process);
                }
            }
        }
        return running;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
