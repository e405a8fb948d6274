package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract finds the mistakes it was written for, and nothing in a method without them. */
class PlantedMistakesTest {

    @TempDir
    Path folder;

    /** Its settings: none. */
    public record Params() {}

    /** What it says it has learned. */
    public record State(int trials) {}

    /** Sound but for what its subclasses plant. */
    private abstract static class Planted implements SearchMethod<Params, State> {

        @Override
        public MethodInfo<Params, State> info() {
            return new MethodInfo<>("planted", "Carries a mistake.", "none", Params.class, State.class);
        }

        @Override
        public State start(SearchContext<Params> context) {
            return new State(0);
        }

        @Override
        public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
            return Stream.generate(() -> candidate(context)).limit(count).toList();
        }

        Candidate candidate(SearchContext<Params> context) {
            return new Candidate(context.space().sample(context.random()), List.of(), "random");
        }

        @Override
        public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
            return new State(state.trials() + trials.size());
        }
    }

    private static final class Sound extends Planted {}

    /** Counts its rounds in a field, which a fresh instance does not know. */
    private static final class CountsInAField extends Planted {

        private int rounds;

        @Override
        Candidate candidate(SearchContext<Params> context) {
            var sample = context.space().sample(context.random());
            return new Candidate(sample.with(0, rounds % 5), List.of(), "random");
        }

        @Override
        public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
            rounds++;
            return super.tell(state, context, trials, work);
        }
    }

    /** Draws from a generator of its own. */
    private static final class DrawsOnItsOwn extends Planted {

        private final Random random = new Random(5);

        @Override
        Candidate candidate(SearchContext<Params> context) {
            return new Candidate(context.space().sample(random), List.of(), "random");
        }
    }

    private static final class LeavesTheSpace extends Planted {

        @Override
        Candidate candidate(SearchContext<Params> context) {
            return new Candidate(new Architecture("nasbench201", 9, 9, 9, 9, 9, 9), List.of(), "random");
        }
    }

    private static final class TakesFailureForAccuracy extends Planted {

        @Override
        public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
            var objectives = context.problem().objectives();
            var known = trials.stream()
                    .map(trial -> Scored.of(trial, objectives).orElseThrow())
                    .toList();
            return new State(state.trials() + known.size());
        }
    }

    private static final class AnswersMoreThanAsked extends Planted {

        @Override
        public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
            return super.ask(state, context, count + 1);
        }
    }

    /** The laws that a method breaks, by the names of their tests. */
    private List<String> broken(Supplier<SearchMethod<Params, State>> method) throws ReflectiveOperationException {
        var broken = new ArrayList<String>();
        for (var law : SearchMethodContract.class.getDeclaredMethods()) {
            if (law.isAnnotationPresent(Test.class)) {
                var contract = new Contract(method);
                contract.folder = folder;
                try {
                    law.invoke(contract);
                } catch (InvocationTargetException e) {
                    broken.add(law.getName());
                    assertThat(e.getCause()).isInstanceOfAny(AssertionError.class, RuntimeException.class);
                }
            }
        }
        return broken;
    }

    private static final class Contract extends SearchMethodContract<Params, State> {

        private final Supplier<SearchMethod<Params, State>> method;

        private Contract(Supplier<SearchMethod<Params, State>> method) {
            this.method = method;
        }

        @Override
        protected SearchMethod<Params, State> method() {
            return method.get();
        }

        @Override
        protected Params params() {
            return new Params();
        }
    }

    @Test
    void aSoundMethodKeepsAllLaws() throws ReflectiveOperationException {
        assertThat(broken(Sound::new)).isEmpty();
        assertThat(Arrays.stream(SearchMethodContract.class.getDeclaredMethods())
                        .filter(law -> law.isAnnotationPresent(Test.class)))
                .as("laws that were tried")
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void findsACounterInAField() throws ReflectiveOperationException {
        assertThat(broken(CountsInAField::new)).contains("aFreshInstanceWithTheStateReadBackGoesOnTheSame");
        var contract = new Contract(CountsInAField::new);
        contract.folder = folder;
        assertThatThrownBy(contract::aFreshInstanceWithTheStateReadBackGoesOnTheSame)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsAGeneratorOfItsOwn() throws ReflectiveOperationException {
        assertThat(broken(DrawsOnItsOwn::new)).contains("askingTwiceGivesTheSameCandidates");
        var contract = new Contract(DrawsOnItsOwn::new);
        contract.folder = folder;
        assertThatThrownBy(contract::askingTwiceGivesTheSameCandidates).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsProposalsOutsideTheSpace() throws ReflectiveOperationException {
        assertThat(broken(LeavesTheSpace::new)).contains("proposesWithinTheSpace");
    }

    @Test
    void findsWhoCannotTakeFailures() throws ReflectiveOperationException {
        assertThat(broken(TakesFailureForAccuracy::new)).contains("survivesARoundInWhichEveryTrialFailed");
    }

    @Test
    void findsWhoAnswersMoreThanAsked() throws ReflectiveOperationException {
        assertThat(broken(AnswersMoreThanAsked::new)).contains("proposesNoMoreThanAskedFor");
    }
}
