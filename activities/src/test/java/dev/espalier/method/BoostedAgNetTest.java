package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.surrogate.trees.XGBoostLibrary;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A search as published whose candidates boosted trees choose. */
class BoostedAgNetTest extends SearchMethodContract<AgNet.Params, AgNet.State> {

    @BeforeAll
    static void library() {
        XGBoostLibrary.orSkip();
    }

    @Override
    protected AgNet method() {
        return new AgNet();
    }

    @Override
    protected AgNet.Params params() {
        return PaperAgNet.params(AgNet.BOOSTED_TREES, false);
    }

    @Test
    void keepsTheGrowingNetworkAndNoTrees() {
        var state = after(method(), 4);
        assertThat(Base64.getDecoder().decode(state.network())).hasSize(4 + 12 * 42_474);
        assertThat(state.form()).isEqualTo("boosted-trees");
    }

    @Test
    void proposesBetterThanItDraws() {
        var state = after(method(), 4);
        var asked = method().ask(state, at(4), 100);
        var trials = evaluated(4, asked);
        assertThat(mean(trials.subList(0, 20))).isGreaterThan(mean(trials.subList(trials.size() - 20, trials.size())));
    }

    private static double mean(List<Trial> trials) {
        return trials.stream()
                .mapToDouble(
                        trial -> ((Outcome.Measured) trial.outcome()).measures().get(Metric.VAL_ACCURACY_PCT))
                .average()
                .orElseThrow();
    }
}
