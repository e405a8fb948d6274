package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.search.Constraint;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Objective.Direction;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.surrogate.trees.XGBoostLibrary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaperProblemsTest {

    private static final Objective ACCURATE = new Objective(Metric.VAL_ACCURACY_PCT, Direction.MAXIMIZE);
    private static final Objective FAST = new Objective(Metric.latencyMs("pixel3"), Direction.MINIMIZE);
    private static final Constraint IN_TIME = new Constraint(Metric.latencyMs("pixel3"), 5);
    private static final Constraint SMALL = new Constraint(Metric.PARAMS_M, 1);
    private static final SearchSpace SPACE = new NasBench201();

    private static List<String> problems(String predictor, List<Objective> objectives, Constraint... limits) {
        var problem = new SearchProblem(SPACE.name(), objectives, List.of(limits));
        return new AgNet().problems(problem, SPACE, PaperAgNet.params(predictor, false));
    }

    @Test
    void aCostMayBeLimitedOrAnObjectiveOrBoth() {
        assertThat(problems(AgNet.NETWORK, List.of(ACCURATE))).isEmpty();
        assertThat(problems(AgNet.NETWORK, List.of(ACCURATE), SMALL)).isEmpty();
        assertThat(problems(AgNet.NETWORK, List.of(ACCURATE, FAST))).isEmpty();
        assertThat(problems(AgNet.NETWORK, List.of(ACCURATE, FAST), IN_TIME)).isEmpty();
    }

    @Test
    void twoCostsAreNamed() {
        assertThat(problems(AgNet.NETWORK, List.of(ACCURATE, FAST), SMALL))
                .containsExactly(
                        "The mode paper of agnet learns one cost, but the problem speaks of latency_ms@pixel3 and params_m.\nMaybe use the mode paired.");
    }

    @Test
    void accuracyComesFirstAndACostIsToBeMinimized() {
        var costly = new Objective(Metric.MACS_M, Direction.MAXIMIZE);
        for (var objectives : List.of(
                List.of(FAST), List.of(FAST, ACCURATE), List.of(ACCURATE, costly), List.of(ACCURATE, FAST, FAST))) {
            assertThat(problems(AgNet.NETWORK, objectives))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "The mode paper of agnet needs one objective, a percentage to maximize, or with it a cost to minimize; or scores that need no training.");
        }
    }

    @Test
    void treesTakeAnyLimitsButOneObjective() {
        XGBoostLibrary.orSkip();
        assertThat(problems(AgNet.BOOSTED_TREES, List.of(ACCURATE), IN_TIME, SMALL))
                .isEmpty();
        assertThat(problems(AgNet.BOOSTED_TREES, List.of(ACCURATE, FAST)))
                .singleElement()
                .asString()
                .startsWith("The predictor boosted-trees of agnet needs one objective");
    }

    @Test
    void treesPropagateNothingBack() {
        XGBoostLibrary.orSkip();
        var problem = new SearchProblem(SPACE.name(), List.of(ACCURATE), List.of());
        var params = PaperAgNet.params(AgNet.BOOSTED_TREES_RANKING, false, AgNet.BACK_PROPAGATION);
        assertThat(new AgNet().problems(problem, SPACE, params))
                .singleElement()
                .asString()
                .startsWith("The predictor boosted-trees-ranking of agnet propagates nothing back");
    }

    @Test
    void anUnknownPredictorIsRefused() {
        assertThatThrownBy(() -> Settings.parse("method agnet", AgNet.Params.class, Map.of("predictor", "forest")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(
                        "The predictor (forest) must be one of network, boosted-trees, boosted-trees-ranking.");
    }
}
