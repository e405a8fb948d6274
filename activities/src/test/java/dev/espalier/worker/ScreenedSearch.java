package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.method.Foresight;
import dev.espalier.method.Screen;
import dev.espalier.method.SearchMethod;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.search.Judgement;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A search of NAS-Bench-201 by a mind that is screened, round by round, without a service around it. */
final class ScreenedSearch<P extends Record, S extends Record> {

    static final int BATCH = 16;

    private final Mind<P, S> mind;
    private final ResultTable table;
    private final Once once;
    private final Unhurried work;
    private final String id;
    final List<Round> rounds = new ArrayList<>();
    private Checkpoint checkpoint;

    /** A round as it went. */
    record Round(
            List<Trial> trials,
            List<Candidate> filtered,
            @Nullable Judgement judgement) {}

    ScreenedSearch(
            ArtifactStore store,
            SearchMethod<P, S> method,
            P params,
            ResultTable table,
            Screen screen,
            Screen.Params screened,
            long seed) {
        this.table = table;
        this.once = new Once(store);
        this.work = new Unhurried(store);
        this.id = "%s-%s-%d-%s"
                .formatted(
                        method.info().name(), screen.word(), seed, table.info().name());
        this.mind = new Mind<>(
                method,
                experiment(method.info().name(), seed),
                new NasBench201(),
                params,
                _ -> Measures.NONE,
                Foresight.NONE,
                _ -> true,
                screen,
                screened,
                once);
        this.checkpoint = new Checkpoint(0, 0, 0, 0, true, kept(0, mind.start()), null);
    }

    private ArtifactRef kept(int sequence, Record state) {
        return once.write("states/%s/%d".formatted(id, sequence), () -> state);
    }

    private static Experiment experiment(String method, long seed) {
        return new Experiment(
                "x",
                0,
                "x",
                new SearchProblem(
                        NasBench201.NAME,
                        List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                        List.of()),
                new Component(method),
                new Component("table"),
                4 * BATCH,
                BATCH,
                8,
                List.of(),
                new Experiment.Budget(10_000, Experiment.Budget.UNLIMITED_GPU_TIME),
                seed,
                new TreeMap<>(),
                null);
    }

    /** Goes on for so many rounds. */
    ScreenedSearch<P, S> run(int count) {
        for (int i = 0; i < count; i++) {
            rounds.add(step());
        }
        return this;
    }

    private Round step() {
        var from = checkpoint;
        var pool = mind.propose(from, from.state());
        var batch = mind.screen(from, pool);
        var trials = evaluated(from.round(), batch.candidates());
        var judgement = mind.judge(from, trials);
        var state = kept(from.sequence() + 1, mind.tell(from, trials, work));
        checkpoint = new Checkpoint(
                from.sequence() + 1, from.round() + 1, from.trials() + trials.size(), 0, true, state, null);
        return new Round(trials, batch.filtered(), judgement);
    }

    private List<Trial> evaluated(int round, List<Candidate> candidates) {
        var trials = new ArrayList<Trial>();
        for (var candidate : candidates) {
            var row = Objects.requireNonNull(table.measures(candidate.architecture(), 200));
            trials.add(new Trial(
                    Trial.id(round, trials.size()),
                    round,
                    candidate,
                    new Outcome.Measured(new Measures(row)),
                    0,
                    false));
        }
        return trials;
    }

    /** What the state after the last round hashes to. */
    String hash() {
        return checkpoint.state().sha256();
    }

    static double accuracy(Trial trial) {
        return ((Outcome.Measured) trial.outcome()).measures().get(Metric.VAL_ACCURACY_PCT);
    }

    double best() {
        return rounds.stream()
                .flatMap(round -> round.trials().stream())
                .mapToDouble(ScreenedSearch::accuracy)
                .max()
                .orElseThrow();
    }

    List<Judgement> judgements() {
        return rounds.stream().map(Round::judgement).filter(Objects::nonNull).toList();
    }

    /** The round after which the screen was suspended, from 1; 0 where it never was. */
    int suspendedAfter() {
        var judgements = judgements();
        for (int round = 1; round <= judgements.size(); round++) {
            var judgement = judgements.get(round - 1);
            if (judgement.next() && !judgement.suspended()) {
                return round;
            }
        }
        return 0;
    }
}
