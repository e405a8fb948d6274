package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.search.Candidate;
import dev.espalier.search.Constraint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.worker.Unhurried;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A search as published within a limit that only evaluations show. */
class HardwareAgNetTest extends SearchMethodContract<AgNet.Params, AgNet.State> {

    private static final Metric LATENCY = Metric.latencyMs("pixel3");
    private static final Constraint LIMIT = new Constraint(LATENCY, 20);

    @Override
    protected AgNet method() {
        return new AgNet();
    }

    @Override
    protected AgNet.Params params() {
        return PaperAgNet.params(AgNet.NETWORK, false);
    }

    @Override
    protected SearchContext<AgNet.Params> at(int sequence) {
        return within(sequence, List.of(LIMIT));
    }

    private SearchContext<AgNet.Params> within(int sequence, List<Constraint> limits) {
        var plain = super.at(sequence);
        var problem = new SearchProblem(
                space().name(), List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)), limits);
        return new SearchContext<>(problem, space(), params(), plain.random(), plain.pricing());
    }

    @Override
    protected List<Trial> evaluated(int round, List<Candidate> candidates) {
        var trials = new ArrayList<Trial>();
        for (var trial : super.evaluated(round, candidates)) {
            var measures = ((Outcome.Measured) trial.outcome())
                    .measures()
                    .and(Measures.of(LATENCY, latency(trial.candidate().architecture())));
            var outcome = LIMIT.holds(measures)
                    ? new Outcome.Measured(measures)
                    : new Outcome.Infeasible("too slow", measures);
            trials.add(new Trial(trial.id(), round, trial.candidate(), outcome, 1, false));
        }
        return trials;
    }

    private static double latency(Architecture architecture) {
        return architecture.choices().stream()
                .mapToDouble(choice -> choice * 2.5)
                .sum();
    }

    @Test
    void learnsFromWhatBreaksTheLimitAndDoesNotAskForItAgain() {
        var state = after(method(), 4);
        assertThat(state.infeasible()).isNotEmpty().allMatch(scored -> latency(scored.architecture()) > 20);
        assertThat(state.infeasible().size() + state.knowledge().measured().size())
                .isEqualTo(state.knowledge().checked().size());
        assertThat(method().ask(state, at(4), 100))
                .extracting(Candidate::architecture)
                .doesNotContainAnyElementsOf(state.knowledge().evaluated());
    }

    @Test
    void aLimitThatIsTakenAwayOrSetBeginsAnotherNetworkWithAllThatIsKnown() {
        var work = new Unhurried(new FileArtifactStore(folder));
        var limited = after(method(), 3);
        assertThat(limited.form()).isEqualTo("latency_ms@pixel3");
        var free = within(3, List.of());
        var candidates = method().ask(limited, free, 8);
        assertThat(candidates)
                .isNotEmpty()
                .allMatch(candidate -> candidate.origin().equals("random"));
        var plain = method().tell(limited, free, evaluated(3, candidates), work);
        assertThat(plain.form()).isEmpty();
        assertThat(method().ask(plain, free, 8))
                .allMatch(candidate -> candidate.origin().equals("generator"));
        var again = method().tell(plain, at(4), List.of(), work);
        assertThat(again.form()).isEqualTo("latency_ms@pixel3");
        assertThat(method().ask(again, at(4), 8))
                .allMatch(candidate -> candidate.origin().equals("generator"));
    }

    @Test
    void proposesNothingThatIsKnownToBreakTheLimit() {
        var free = at(3);
        var priced = new SearchContext<>(
                free.problem(),
                free.space(),
                free.params(),
                free.random(),
                architecture -> Measures.of(LATENCY, latency(architecture)));
        assertThat(method().ask(method().start(priced), priced, 50))
                .isNotEmpty()
                .allMatch(candidate -> latency(candidate.architecture()) <= 20);
        assertThat(method().ask(after(method(), 3), priced, 50))
                .isNotEmpty()
                .allMatch(candidate -> latency(candidate.architecture()) <= 20);
    }
}
