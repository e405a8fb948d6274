package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.search.Progress;
import dev.espalier.step.Ledger.Closed;
import dev.espalier.step.MethodSteps;
import dev.espalier.step.MethodSteps.At;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {

    private static final Progress HALF = new Progress(1, 2, "chunks", "it has seen 1");
    private static final Progress WHOLE = new Progress(2, 2, "chunks", "it has seen 2");

    @TempDir
    Path folder;

    private final TestActivityEnvironment activities =
            TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Messages.converter())
                            .build())
                    .build());
    private TestEngine engine;

    @BeforeEach
    void up() {
        engine = new TestEngine(
                folder, new TestEngine.Plugins(List.of(), List.of(new WarmedMethod()), List.of(), List.of()));
    }

    @AfterEach
    void down() {
        activities.close();
        engine.close();
    }

    private static Experiment warmed(String id) {
        var like = TestEngine.experiment(id, 20, 7);
        return TestEngine.with(like, new Component("warmed"), like.evaluator());
    }

    @Test
    void everyChunkIsToldToTheLedger() {
        engine.run(warmed("told"));

        assertThat(engine.ledger.closed.stream().map(Closed::progress)).containsExactly(HALF, WHOLE, null, null);
    }

    @Test
    void aMethodThatTrainsNothingTellsNothing() {
        engine.run(TestEngine.experiment("quiet", 20, 7));

        assertThat(engine.ledger.closed.stream().map(Closed::progress)).containsOnlyNulls();
    }

    @Test
    void aForkGoesOnAsItIs() {
        var parent = warmed("parent");
        engine.run(parent);
        engine.run(TestEngine.forked("fork", parent, 3, 7));

        assertThat(progress("fork")).containsExactly((Progress) null);
    }

    @Test
    void aForkWhoseSettingsAskForItIsWarmedUpAgainAndKeepsWhatWasEvaluated() {
        var parent = warmed("parent");
        engine.run(parent);
        var like = TestEngine.forked("fork", parent, 3, 7);
        var fork = TestEngine.with(like, new Component("warmed", new TreeMap<>(Map.of("chunks", 3))), like.evaluator());
        var last = Objects.requireNonNull(engine.run(fork).checkpoint());

        assertThat(progress("fork")).containsExactly(new Progress(3, 3, "chunks", "it has seen 3"), null);
        assertThat(last.trials()).isEqualTo(20);
        assertThat(new Verification(engine.desk)
                        .verify("fork", last, (_, _) -> {})
                        .firstDifference())
                .isNull();
    }

    private List<@Nullable Progress> progress(String experiment) {
        return engine.ledger.closed.stream()
                .filter(closed -> closed.at().experiment().equals(experiment))
                .<@Nullable Progress>map(Closed::progress)
                .toList();
    }

    private MethodSteps steps() {
        activities.registerActivitiesImplementations(new MethodStepsImpl(engine.desk));
        return activities.newActivityStub(MethodSteps.class);
    }

    @Test
    void aChunkThatIsAskedForAgainTellsTheSame() {
        var steps = steps();
        var started = steps.start(warmed("again"));
        var at = new At("again", 0, started.checkpoint());

        assertThat(steps.warmUp(at).progress()).isEqualTo(HALF);
        assertThat(steps.warmUp(at).progress()).isEqualTo(HALF);
    }

    @Test
    void aSearchThatIsTakenUpAgainTellsHowFarItIs() {
        var steps = steps();
        steps.warmUp(new At("taken-up", 0, steps.start(warmed("taken-up")).checkpoint()));

        var last = Objects.requireNonNull(steps.start(warmed("taken-up")).last());
        assertThat(last.progress()).isEqualTo(HALF);
    }
}
