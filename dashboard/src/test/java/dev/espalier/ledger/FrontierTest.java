package dev.espalier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Naming;
import dev.espalier.file.Text;
import dev.espalier.search.Candidate;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FrontierTest {

    private static final Experiment ONE_OBJECTIVE = ExperimentFile.parse(Text.yaml("""
            name: small
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            method: random-search
            evaluator: {name: table, table: nasbench201-cifar10}
            budget: {trials: 20}
            """), new Naming("abc123", 99));

    private static final List<Trial> FRONT =
            List.of(trial(0, 0, measured(94, 150)), trial(0, 1, measured(91, 60)), trial(0, 2, measured(80, 10)));

    private static Outcome measured(double accuracy, double macs) {
        return new Outcome.Measured(new Measures(new TreeMap<>(Map.of("val_accuracy_pct", accuracy, "macs_m", macs))));
    }

    private static Trial trial(int round, int place, Outcome outcome) {
        var architecture = Architecture.of("nasbench201:0-0-0-0-%d-%d".formatted(round, place));
        return new Trial(
                Trial.id(round, place), round, new Candidate(architecture, List.of(), "random"), outcome, 1, false);
    }

    @Test
    void keepsItsMembersThroughARoundInWhichEveryTrialFailed() {
        var failed =
                List.of(trial(1, 0, new Outcome.Failed("It broke.")), trial(1, 1, new Outcome.Failed("It broke.")));

        assertThat(Frontier.with(FRONT, failed, ONE_OBJECTIVE)).isEqualTo(FRONT);
    }

    @Test
    void keepsItsMembersWhenNothingIsAdded() {
        assertThat(Frontier.with(FRONT, List.of(), ONE_OBJECTIVE)).isEqualTo(FRONT);
    }

    @Test
    void tradesMacsOffAlsoWithARoundThatDoesNotTellThem() {
        var untold = new Outcome.Measured(new Measures(new TreeMap<>(Map.of("val_accuracy_pct", 99.0))));

        assertThat(Frontier.with(FRONT, List.of(trial(1, 0, untold)), ONE_OBJECTIVE))
                .containsExactlyInAnyOrderElementsOf(FRONT);
    }

    @Test
    void dropsWhatANewTrialDominates() {
        var better = trial(1, 0, measured(92, 50));

        assertThat(Frontier.with(FRONT, List.of(better), ONE_OBJECTIVE))
                .containsExactlyInAnyOrder(FRONT.getFirst(), better, FRONT.getLast());
    }

    @Test
    void namesMacsAsAnAxisOnlyWhereThereIsOneAndTheyAreKnown() {
        assertThat(Trials.axes(ONE_OBJECTIVE, List.of()))
                .isEqualTo(ONE_OBJECTIVE.problem().objectives());
        assertThat(Frontier.known(Frontier.axes(ONE_OBJECTIVE), ONE_OBJECTIVE, _ -> true))
                .extracting(axis -> axis.metric().name())
                .containsExactly("val_accuracy_pct", "macs_m");
    }
}
