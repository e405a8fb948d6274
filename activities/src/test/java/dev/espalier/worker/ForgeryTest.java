package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.Once;
import dev.espalier.catalogue.Verifier.Verdict;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.step.Keys;
import dev.espalier.step.Records.Trials;
import dev.espalier.worker.TestEngine.Plugins;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded search is changed so that its own hashes agree again, or what it was decided with is taken away. */
class ForgeryTest {

    private static final Component RANDOM = new Component("random-search");

    @TempDir
    Path folder;

    private TestEngine engine;

    @BeforeEach
    void up() {
        engine = new TestEngine(folder, new Plugins(List.of(), List.of(new WarmedMethod()), List.of(), List.of()));
    }

    @AfterEach
    void down() {
        engine.close();
    }

    private Checkpoint run(Experiment experiment) {
        return Objects.requireNonNull(engine.run(experiment).checkpoint());
    }

    private static Component toy(Map<String, Object> settings) {
        return new Component("toy", new TreeMap<>(settings));
    }

    private static String better(String text) {
        return text.replaceFirst("\"val_accuracy_pct\":", "\"val_accuracy_pct\":1");
    }

    private Verdict verdict(String id, Checkpoint last) {
        return new Verification(engine.desk).verify(id, last, (_, _) -> {});
    }

    /** Changes an artifact, and what names it by its hash. */
    private void forge(String key, UnaryOperator<String> change, String... namedBy) throws IOException {
        var before = reference(key);
        var file = folder.resolve(key);
        var forged = change.apply(Files.readString(file));
        assertThat(forged).isNotEqualTo(Files.readString(file));
        Files.writeString(file, forged);
        if (namedBy.length > 0) {
            var named = reference(key);
            var rest = List.of(namedBy).subList(1, namedBy.length).toArray(String[]::new);
            forge(namedBy[0], text -> text.replace(json(before), json(named)), rest);
        }
    }

    private ArtifactRef reference(String key) {
        return engine.desk.store().find(key).orElseThrow();
    }

    private static String json(ArtifactRef ref) {
        return new String(Once.bytes(ref), StandardCharsets.UTF_8);
    }

    /** The evaluations, trials and checkpoint of a round, which then agree; random search learns nothing of them. */
    private void forgeRound(String id, int sequence) throws IOException {
        var trials = Keys.at(id, sequence + 1, "trials");
        var checkpoint = Keys.at(id, sequence + 1, "checkpoint");
        forge(Keys.at(id, sequence, "evaluations-0000"), ForgeryTest::better, trials, checkpoint);
        forge(trials, ForgeryTest::better, checkpoint);
    }

    @Test
    void findsAResultThatIsNotTheTables() throws IOException {
        var like = TestEngine.experiment("tabled", 60, 7);
        var last = run(TestEngine.with(like, RANDOM, like.evaluator()));
        assertThat(verdict("tabled", last).firstDifference()).isNull();
        forgeRound("tabled", 3);
        assertThat(verdict("tabled", last).firstDifference())
                .isEqualTo("What was recorded differs first at the evaluations"
                        + " (experiments/tabled/000003/evaluations-0000.json) of round 3.");
    }

    @Test
    void findsAResultThatIsNotTheOneTrained() throws IOException {
        var last = run(TestEngine.with(TestEngine.experiment("trained", 60, 7), RANDOM, toy(Map.of("epochs", 2))));
        assertThat(verdict("trained", last).firstDifference()).isNull();
        forgeRound("trained", 3);
        assertThat(verdict("trained", last).firstDifference())
                .contains("differs first at the evaluations (experiments/trained/000003/evaluations-0000.json)");
    }

    private static Experiment broken() {
        return TestEngine.with(TestEngine.experiment("broken", 60, 3), RANDOM, toy(Map.of("breaks", "yes")));
    }

    /** A sequence from which a round led on in which some group failed and some did not. */
    private int brokenRound(String id, Checkpoint last) {
        return IntStream.range(1, last.sequence())
                .filter(sequence -> {
                    var trials = engine.desk
                            .once()
                            .find(Keys.at(id, sequence + 1, "trials"), Trials.class)
                            .orElseThrow();
                    return !trials.evaluations().isEmpty()
                            && trials.evaluations().size() < trials.trials().size();
                })
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsAForgedTrialInARoundInWhichAGroupFailed() throws IOException {
        var last = run(broken());
        assertThat(verdict("broken", last).firstDifference()).isNull();
        int sequence = brokenRound("broken", last);
        forge(
                Keys.at("broken", sequence + 1, "trials"),
                ForgeryTest::better,
                Keys.at("broken", sequence + 1, "checkpoint"));
        assertThat(verdict("broken", last).firstDifference())
                .isEqualTo("What was recorded differs first at the trials of round %d.".formatted(sequence));
    }

    @Test
    void findsAFailureThatWasMadeASuccess() throws IOException {
        var last = run(broken());
        int sequence = brokenRound("broken", last);
        forge(
                Keys.at("broken", sequence + 1, "trials"),
                text -> text.replaceFirst(
                        "\\{\"kind\":\"failed\",\"error\":\"[^\"]*\"}",
                        "{\"kind\":\"measured\",\"measures\":{\"val_accuracy_pct\":99.0}}"),
                Keys.at("broken", sequence + 1, "checkpoint"));
        assertThat(verdict("broken", last).firstDifference())
                .endsWith("of round %d has an outcome, but was made of no evaluation.".formatted(sequence));
    }

    @Test
    void aForksInheritedRoundsAreDecidedAgainToo() throws IOException {
        var parent = TestEngine.experiment("parent", 100, 7);
        run(parent);
        var last = run(TestEngine.forked("fork", parent, 6, 8));
        assertThat(verdict("fork", last))
                .isEqualTo(new Verdict(1 + 1 + 10 * 3, null, last.state().sha256()));
        forge(Keys.at("parent", 3, "pool"), text -> text.replaceFirst("\"asked\":", "\"asked\":1"));
        assertThat(verdict("fork", last).firstDifference())
                .isEqualTo("What was recorded differs first at the proposals of round 3 of parent.");
    }

    @Test
    void findsThatAForkBeganElsewhereThanItsParentWas() throws IOException {
        var parent = TestEngine.experiment("parent", 60, 7);
        run(parent);
        var last = run(TestEngine.forked("fork", parent, 4, 8));
        forge(Keys.at("fork", 4, "checkpoint"), text -> text.replaceFirst("\"gpuSeconds\":", "\"gpuSeconds\":1"));
        assertThat(verdict("fork", last).firstDifference())
                .isEqualTo("What was recorded differs first at the checkpoint that fork begins with.");
    }

    private Experiment warmed() {
        var like = TestEngine.experiment("warm", 30, 7);
        return TestEngine.with(like, new Component("warmed"), like.evaluator());
    }

    @Test
    void findsThatTheStateOfACostlyWarmUpIsGone() throws IOException {
        var last = run(warmed());
        assertThat(verdict("warm", last).firstDifference()).isNull();
        Files.delete(folder.resolve(Keys.at("warm", 2, "state")));
        assertThat(verdict("warm", last).firstDifference())
                .startsWith("The artifact (experiments/warm/000002/state.json) must have")
                .endsWith("but is missing.");
    }

    @Test
    void saysThatAMethodIsGone() {
        var last = run(warmed());
        try (var later = new TestEngine(folder)) {
            assertThat(new Verification(later.desk).verify("warm", last, (_, _) -> {}))
                    .isEqualTo(new Verdict(
                            0,
                            "The start cannot be decided again. There is no method (warmed).",
                            last.state().sha256()));
        }
    }
}
