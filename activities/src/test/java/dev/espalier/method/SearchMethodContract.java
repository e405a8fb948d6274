package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.worker.Unhurried;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The laws of every method. A test of a method extends this, names the method and its settings, and adds what is special
 * about it. A method from elsewhere can be held by them, too: this class is in the test jar.
 */
public abstract class SearchMethodContract<P extends Record, S extends Record> {

    private static final int ROUNDS = 6;
    private static final int COUNT = 8;

    @TempDir
    Path folder;

    /** A fresh instance at every call. */
    protected abstract SearchMethod<P, S> method();

    protected abstract P params();

    protected SearchSpace space() {
        return new NasBench201();
    }

    /** The context of a step: equal for equal sequences. */
    protected SearchContext<P> at(int sequence) {
        var problem = new SearchProblem(
                space().name(),
                List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                List.of());
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(41L + sequence);
        return new SearchContext<>(problem, space(), params(), random, _ -> Measures.of(Metric.MACS_M, 1));
    }

    /** Trials as an evaluator would return them, with an accuracy that follows from the choices. */
    protected List<Trial> evaluated(int round, List<Candidate> candidates) {
        var trials = new ArrayList<Trial>();
        for (var candidate : candidates) {
            var measures = Measures.of(Metric.VAL_ACCURACY_PCT, accuracy(candidate.architecture()));
            trials.add(new Trial(
                    Trial.id(round, trials.size()), round, candidate, new Outcome.Measured(measures), 1, false));
        }
        return trials;
    }

    private static double accuracy(Architecture architecture) {
        return 50
                + architecture.choices().stream()
                        .mapToInt(choice -> choice * 7 % 5)
                        .sum();
    }

    /** What the method has learned after some rounds. */
    protected S after(SearchMethod<P, S> method, int rounds) {
        var work = new Unhurried(new FileArtifactStore(folder));
        var state = method.start(at(0));
        for (boolean ready = false; !ready; ) {
            var warmup = method.warmUp(state, at(0), work);
            state = warmup.state();
            ready = warmup.ready();
        }
        for (int round = 0; round < rounds; round++) {
            state = method.tell(state, at(round), evaluated(round, method.ask(state, at(round), COUNT)), work);
        }
        return state;
    }

    @Test
    void askingTwiceGivesTheSameCandidates() {
        var method = method();
        for (int round = 0; round < ROUNDS; round++) {
            var state = after(method, round);
            assertThat(method.ask(state, at(round), COUNT)).isEqualTo(method.ask(state, at(round), COUNT));
        }
    }

    @Test
    void aFreshInstanceWithTheStateReadBackGoesOnTheSame() throws IOException {
        var json = JsonMapper.builder().build();
        var method = method();
        for (int round = 0; round < ROUNDS; round++) {
            var state = after(method, round);
            var back =
                    json.readValue(json.writeValueAsBytes(state), method.info().state());
            assertThat(back).isEqualTo(state);
            assertThat(method().ask(back, at(round), COUNT)).isEqualTo(method.ask(state, at(round), COUNT));
        }
    }

    @Test
    void proposesWithinTheSpace() {
        var method = method();
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(method.ask(after(method, round), at(round), COUNT))
                    .isNotEmpty()
                    .allMatch(candidate -> space().contains(candidate.architecture()));
        }
    }

    @Test
    void proposesNoMoreThanAskedFor() {
        assertThat(method().ask(after(method(), 1), at(1), 3)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void survivesARoundInWhichEveryTrialFailed() {
        var method = method();
        var state = after(method, 2);
        var failed = method.ask(state, at(2), COUNT).stream()
                .map(candidate -> new Trial(
                        "2-0",
                        2,
                        new Candidate(candidate.architecture(), Fidelity.FULL, List.of(), "random"),
                        new Outcome.Failed("out of memory"),
                        0,
                        false))
                .toList();
        var next = method.tell(state, at(2), failed, new Unhurried(new FileArtifactStore(folder)));
        assertThat(method.ask(next, at(3), COUNT)).isNotEmpty();
    }

    @Test
    void saysWhatItIsAndServesItsProblem() {
        var info = method().info();
        assertThat(info.name()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(info.summary()).endsWith(".").doesNotContain("\n");
        assertThat(info.source()).isNotBlank();
        assertThat(method().problems(at(0).problem(), space(), params())).isEmpty();
    }

    @Test
    void keepsOfAPoolWhatItProposedAndNoMoreThanAskedFor() {
        var method = method();
        var state = after(method, 2);
        var pool = method.ask(state, at(2), COUNT);
        assertThat(method.screen(state, at(2), pool, 3))
                .hasSizeLessThanOrEqualTo(3)
                .isSubsetOf(pool)
                .isEqualTo(method().screen(state, at(2), pool, 3));
    }

    @Test
    void refusesSettingsOutOfRangeOrOfAnotherTypeWithASentence() throws ReflectiveOperationException {
        var type = method().info().params();
        for (var setting : Settings.describe(type)) {
            if (setting.type().equals("integer") || setting.type().equals("number")) {
                refused(type, setting.name(), -1_000_000_000);
                refused(type, setting.name(), "plenty");
            }
        }
        refused(type, "no_such_setting", 1);
    }

    private void refused(Class<P> type, String setting, Object value) throws ReflectiveOperationException {
        var given = new HashMap<String, Object>();
        var described = Settings.describe(type);
        var values = values(params());
        for (int i = 0; i < described.size(); i++) {
            given.put(described.get(i).name(), values.get(i));
        }
        assertThat(Settings.parse("method", type, given)).as("its own settings").isEqualTo(params());
        given.put(setting, value);
        assertThatThrownBy(() -> Settings.parse("method", type, given))
                .as("the setting %s with the value %s", setting, value)
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The ");
    }

    /** In the order in which they are described: those of a record inside stand where it does. */
    private static List<Object> values(Record settings) throws ReflectiveOperationException {
        var values = new ArrayList<>();
        for (var component : settings.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            var value = component.getAccessor().invoke(settings);
            values.addAll(value instanceof Record inner ? values(inner) : List.of(value));
        }
        return values;
    }
}
