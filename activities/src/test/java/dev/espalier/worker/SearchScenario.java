package dev.espalier.worker;

import dev.espalier.search.Checkpoint;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.workflow.SearchWorkflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A search on the in-memory Temporal service, and what is asked about it. */
abstract class SearchScenario {

    @TempDir
    Path folder;

    TestEngine engine;

    @BeforeEach
    void up() {
        engine = new TestEngine(folder);
    }

    @AfterEach
    void down() {
        engine.close();
    }

    static Experiment toy(String id, int trials, Map<String, Object> settings) {
        return TestEngine.with(
                TestEngine.experiment(id, trials, 7),
                new Component("regularized-evolution", new TreeMap<>(Map.of("population", 20, "sample", 5))),
                new Component("toy", new TreeMap<>(settings)));
    }

    final List<String> architectures(String experiment) {
        return engine.ledger.trials(experiment).stream()
                .map(trial -> trial.candidate().architecture().id())
                .toList();
    }

    static Checkpoint last(SearchWorkflow.Result result) {
        return Objects.requireNonNull(result.checkpoint());
    }

    static String hash(SearchWorkflow.Result result) {
        return last(result).state().sha256();
    }
}
