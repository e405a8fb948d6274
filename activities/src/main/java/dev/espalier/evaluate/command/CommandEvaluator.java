package dev.espalier.evaluate.command;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.Spaces;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.step.Records.Evaluation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Runs a program of the user's for each candidate, in any language. It is told of its trial by a file, tells how far it
 * is and what it measured by lines of JSON, and is ended with all that it has started when its trial is. After a crash it
 * finds the folder where it saved its checkpoints.
 */
@Singleton
public final class CommandEvaluator implements Evaluator<CommandSettings> {

    private static final int PROBE_BYTES = 1 << 16;

    private final Spaces spaces;
    private final Workshop workshop;
    private final Rooms rooms;
    private final Fingerprints fingerprints = new Fingerprints();

    public CommandEvaluator(Spaces spaces, Workshop workshop) {
        this.spaces = spaces;
        this.workshop = workshop;
        this.rooms = new Rooms(workshop);
    }

    @Override
    public EvaluatorInfo<CommandSettings> info() {
        return new EvaluatorInfo<>(
                "command",
                "Runs a program of yours, in any language, for each candidate.",
                "docs/guides/use-your-own-trainer.md",
                CommandSettings.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, CommandSettings settings) {
        if (!workshop.permission().granted()) {
            return program(settings);
        }
        var problems = new ArrayList<>(refusals(settings));
        problems.addAll(Promise.problems(settings, problem));
        problems.addAll(folders(settings));
        return problems;
    }

    /** Why this worker runs nothing of it, each in one sentence. */
    private List<String> refusals(CommandSettings settings) {
        var problems = new ArrayList<>(program(settings));
        problems.addAll(Environment.problems(settings, workshop.permission()));
        return problems;
    }

    private List<String> program(CommandSettings settings) {
        try {
            return Program.of(settings).problems(workshop.permission());
        } catch (IllegalArgumentException e) {
            return List.of("The `command` (%s) %s".formatted(settings.command(), e.getMessage()));
        }
    }

    private List<String> folders(CommandSettings settings) {
        if (!settings.folder().equals(CommandSettings.STANDARD)
                && !Path.of(settings.folder()).isAbsolute()) {
            return List.of("The `folder` (%s) must be written from the root.".formatted(settings.folder()));
        }
        var folder = rooms.work(settings);
        try {
            Files.createDirectories(folder);
            probe(Files.createTempFile(folder, ".probe", ""));
            return List.of();
        } catch (IOException e) {
            return List.of(String.valueOf(Room.unusable(folder, e).getMessage()) + "\nMaybe name another: folder.");
        }
    }

    /** A full disk has room for a name and for nothing else. */
    private static void probe(Path file) throws IOException {
        try {
            Files.write(file, new byte[PROBE_BYTES]);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public String fingerprint(CommandSettings settings) {
        return fingerprints.of(Program.of(settings));
    }

    @Override
    public List<Evaluation> evaluate(
            List<Candidate> group, SearchProblem problem, CommandSettings settings, Work work) {
        return group.stream()
                .map(candidate -> evaluate(candidate, settings, work))
                .toList();
    }

    private Evaluation evaluate(Candidate candidate, CommandSettings settings, Work work) {
        var refusals = refusals(settings);
        if (!refusals.isEmpty()) {
            return new Evaluation(new Outcome.Failed(refusals.getFirst()), 0);
        }
        var program = Program.of(settings);
        var space = spaces.space(candidate.architecture().space()).orElseThrow();
        var fidelity = TrialFile.fidelity(candidate, settings);
        try (var room = rooms.take(key(candidate, settings), Mark.last(work), settings, work)) {
            room.furnish(TrialFile.of(candidate, space, settings, room.checkpoint()), program.source());
            var run = new Run(settings, fidelity, room, work);
            run.await(program);
            room.leave();
            return new Evaluation(outcome(run, settings, room, work), run.seconds(), Keepsakes.log(run.tail(), work));
        }
    }

    @Override
    public void clear(List<Candidate> group, CommandSettings settings, ArtifactStore store) {
        group.forEach(candidate -> rooms.clear(key(candidate, settings), settings));
    }

    private static Outcome outcome(Run run, CommandSettings settings, Room room, Work work) {
        var wrong = run.wrong().isEmpty() ? Promise.broken(run.measures(), Promise.metrics(settings)) : run.wrong();
        if (!wrong.isEmpty()) {
            return new Outcome.Failed(wrong);
        }
        try {
            var weights = run.weights().isEmpty() ? null : Keepsakes.weights(run.weights(), room, work);
            return new Outcome.Measured(Promise.kept(run.measures()), new TreeMap<>(), weights);
        } catch (IllegalArgumentException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** All that the trial depends on, and no experiment. */
    private String key(Candidate candidate, CommandSettings settings) {
        var content = new Content(
                settings,
                fingerprint(settings),
                candidate.architecture().id(),
                candidate.fidelity().toString());
        return Sha256.hex(Once.bytes(content)).substring(0, 32);
    }

    private record Content(CommandSettings settings, String fingerprint, String architecture, String fidelity) {}
}
