package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.search.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Screened searches run, verified, forked and refused by the engine. */
class ScreenedCourseTest {

    @TempDir
    Path folder;

    private TestEngine engine;

    @BeforeEach
    void up() {
        engine = new TestEngine(folder);
    }

    @AfterEach
    void down() {
        engine.close();
    }

    private static Experiment screened(String id, String method, Component screen) {
        var plain = TestEngine.experiment(id, 60, 7);
        var settings = method.equals("agnet") ? Map.<String, Object>of("samples", 100) : Map.<String, Object>of();
        return new Experiment(
                id,
                0,
                id,
                plain.problem(),
                new Component(method, new TreeMap<>(settings)),
                plain.evaluator(),
                40,
                10,
                8,
                List.of(),
                plain.budget(),
                plain.seed(),
                plain.labels(),
                null,
                screen);
    }

    private String difference(String id, Experiment experiment) {
        var last = Objects.requireNonNull(engine.run(experiment).checkpoint());
        return String.valueOf(
                new Verification(engine.desk).verify(id, last, (_, _) -> {}).firstDifference());
    }

    @ParameterizedTest
    @CsvSource({
        "regularized-evolution, surrogate",
        "regularized-evolution, noise",
        "random-search, surrogate",
        "agnet, surrogate",
        "agnet, noise",
        "agnet, none"
    })
    void everyDecisionOfAScreenedSearchIsMadeTheSameAgain(String method, String screen) {
        assertThat(difference("x", screened("x", method, new Component(screen))))
                .isEqualTo("null");
        assertThat(engine.ledger.trials("x")).hasSize(60);
    }

    @Test
    void findsAForgedJudgement() throws IOException {
        var experiment = screened("x", "regularized-evolution", new Component("surrogate"));
        var last = Objects.requireNonNull(engine.run(experiment).checkpoint());
        var file = folder.resolve("experiments/x/000005/trials.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"tau\":", "\"tau\":1"));
        assertThat(new Verification(engine.desk).verify("x", last, (_, _) -> {}).ok())
                .isFalse();
    }

    @Test
    void aForkWithTheSameSeedRepeatsItsParent() {
        var parent = screened("x", "regularized-evolution", new Component("surrogate"));
        var end = Objects.requireNonNull(engine.run(parent).checkpoint());
        var fork = TestEngine.forked("y", parent, 4, 7).screenedBy(parent.screen());
        assertThat(Objects.requireNonNull(engine.run(fork).checkpoint()).state().sha256())
                .isEqualTo(end.state().sha256());
        assertThat(engine.ledger.trials("y").stream().map(Trial::id)).isNotEmpty();
    }

    @Test
    void refusesAnUnknownScreenAndSettingsOutOfRange() {
        var unknown = screened("x", "regularized-evolution", new Component("oracle"));
        assertThat(engine.desk.catalogue().problems(unknown))
                .containsExactly("There is no screen (oracle); there are surrogate, noise, none.");
        var much =
                screened("x", "regularized-evolution", new Component("surrogate", new TreeMap<>(Map.of("audit", 0.9))));
        assertThat(engine.desk.catalogue().problems(much))
                .singleElement()
                .asString()
                .contains("The audit (0.9) must be from 0 to 0.5.");
    }
}
