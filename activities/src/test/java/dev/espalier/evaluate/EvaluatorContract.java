package dev.espalier.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.step.EvaluationSteps;
import dev.espalier.step.EvaluationSteps.Evaluate;
import dev.espalier.step.Keys;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.MethodSteps.Group;
import dev.espalier.step.Queues;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import dev.espalier.worker.Desk;
import dev.espalier.worker.EvaluationStepsImpl;
import dev.espalier.worker.Messages;
import dev.espalier.worker.Registry;
import dev.espalier.worker.StoredShelf;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The laws of every evaluator. A test of an evaluator extends this, names the evaluator and its settings, and adds what
 * is special about it; one that trains extends {@link TrainingEvaluatorContract}, and one that saves what it trains
 * {@link ResumingEvaluatorContract}. An evaluator from elsewhere can be held by them, too: they are in the test jar.
 */
public abstract class EvaluatorContract<P extends Record> {

    private static final int LOOK_UPS = 12;
    private static final int TOGETHER = 4;

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void openStore() {
        store = new FileArtifactStore(folder.resolve("steps"));
    }

    /** A fresh instance at every call. */
    protected abstract Evaluator<P> evaluator();

    /** As an experiment's file would give them. */
    protected abstract Map<String, Object> settings();

    protected SearchSpace space() {
        return new NasBench201();
    }

    /** What a search by it may want. */
    protected List<Objective> objectives() {
        return List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE));
    }

    final P params() {
        return Settings.parse("evaluator", evaluator().info().params(), settings());
    }

    final SearchProblem problem() {
        return new SearchProblem(space().name(), objectives(), List.of());
    }

    /** As many as are evaluated at once, and not too many. */
    final List<Candidate> group() {
        int size = evaluator().looksUp(params())
                ? LOOK_UPS
                : Math.min(TOGETHER, evaluator().groupSize(params()));
        var random = new SplittableRandom(20_240_607);
        return Stream.generate(() -> space().sample(random))
                .distinct()
                .limit(size)
                .map(architecture -> new Candidate(architecture, List.of(), "random"))
                .toList();
    }

    final RecordedWork workOfSteps() {
        return new RecordedWork(store);
    }

    final RecordedWork work(String name) {
        return new RecordedWork(new FileArtifactStore(folder.resolve(name)));
    }

    @Test
    void saysWhatItIsAndServesItsProblem() {
        var info = evaluator().info();
        assertThat(info.name()).matches("[a-z0-9][a-z0-9_-]*");
        assertThat(info.summary()).endsWith(".").doesNotContain("\n");
        assertThat(info.source()).isNotBlank();
        assertThat(evaluator().problems(problem(), params())).isEmpty();
        assertThat(evaluator().groupSize(params())).isPositive();
    }

    @Test
    void aGroupHasOneEvaluationPerCandidateInOrder() {
        var group = group();
        var whole = evaluator().evaluate(group, problem(), params(), work("whole"));
        assertThat(whole).hasSameSizeAs(group);
        var backwards = evaluator().evaluate(group.reversed(), problem(), params(), work("backwards"));
        assertThat(backwards).isEqualTo(whole.reversed());
    }

    @Test
    void whatItEvaluatesCostsNothingOrMore() {
        assertThat(evaluator().evaluate(group(), problem(), params(), work("whole")))
                .allMatch(evaluation -> evaluation.gpuSeconds() >= 0);
    }

    @Test
    void coversWhatItEvaluates() {
        assertThat(group()).allMatch(candidate -> evaluator().covers(candidate.architecture(), params()));
    }

    @Test
    void aSecondCallUnderTheSameKeyComputesNothing() {
        var counted = new CountedEvaluator<>(evaluator());
        var first = inAStep(counted, steps -> steps.evaluate(message("one")));
        assertThat(counted.calls()).isEqualTo(1);
        var second = inAStep(counted, steps -> steps.evaluate(message("one")));
        assertThat(counted.calls()).isEqualTo(1);
        assertThat(second).isEqualTo(first);
    }

    final <T> T inAStep(Evaluator<?> evaluator, Function<EvaluationSteps, T> use) {
        var shelf = new StoredShelf(List.of(space()), List.of(), store);
        var desk = new Desk(store, new Registry(List.of(), List.of(evaluator), List.of()), shelf);
        var environment = TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Messages.converter())
                        .build())
                .build());
        try {
            environment.registerActivitiesImplementations(new EvaluationStepsImpl(desk, "contract:1"));
            return use.apply(environment.newActivityStub(EvaluationSteps.class));
        } finally {
            environment.close();
        }
    }

    final List<Evaluation> evaluations(Evaluated evaluated) {
        var ref = Objects.requireNonNull(evaluated.evaluations());
        return new Once(store).read(ref, Evaluations.class).evaluations();
    }

    /** What the workflow would send for the first round of an experiment. */
    final Evaluate message(String id) {
        var once = new Once(store);
        var group = group();
        once.write(Keys.revision(id, 0), () -> experiment(id, group.size()));
        var candidates = once.write(Keys.at(id, 0, "batch"), () -> new Candidates(group));
        var at = new At(id, 0, new Checkpoint(0, 0, 0, 0, true, new ArtifactRef("state", "00", 0), null));
        var whole = new Group(0, group.size());
        return new Evaluate(at, new Batch(candidates, List.of(whole), Queues.GPU, 0), whole);
    }

    private Experiment experiment(String id, int batch) {
        return new Experiment(
                id,
                0,
                id,
                problem(),
                new Component("none"),
                new Component(evaluator().info().name(), new TreeMap<>(settings())),
                batch,
                batch,
                1,
                List.of(),
                new Experiment.Budget(batch, Experiment.Budget.UNLIMITED_GPU_TIME),
                1,
                new TreeMap<>(),
                null);
    }
}
