package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.ledger.TrialStatus;
import dev.espalier.ledger.TrialView;
import dev.espalier.page.Staircase.Axes;
import dev.espalier.page.Staircase.Reference;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Objective.Direction;
import dev.espalier.search.Traces;
import dev.espalier.space.Architecture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StaircaseTest {

    private static final Axes AXES = new Axes(
            new Objective(new Metric("val_accuracy_pct"), Direction.MAXIMIZE),
            new Objective(new Metric("latency_ms@pixel3"), Direction.MINIMIZE));

    private static TrialView trial(String id, double accuracy, double latency) {
        return trial(id, Map.of("val_accuracy_pct", accuracy, "latency_ms@pixel3", latency));
    }

    private static TrialView trial(String id, Map<String, Double> measures) {
        return new TrialView(
                id,
                "walk",
                0,
                TrialStatus.MEASURED,
                Architecture.of("nasbench201:0-0-0-0-0-0"),
                Fidelity.FULL,
                "random",
                List.of(),
                new Measures(new TreeMap<>(measures)),
                Map.of(),
                null,
                new Traces(null, null),
                null,
                0,
                false,
                null,
                Instant.EPOCH);
    }

    private static Staircase stairs(TrialView... trials) {
        return Staircase.of(AXES, List.of(trials));
    }

    @Test
    void leavesOutWhatIsWorseInBothMeasuresOrLacksOne() {
        var stairs = stairs(
                trial("slow", 90, 10),
                trial("fast", 80, 2),
                trial("worse", 79, 3),
                trial("between", 85, 4),
                trial("untold", Map.of("val_accuracy_pct", 99.0)));

        assertThat(stairs.steps()).extracting(TrialView::id).containsExactly("fast", "between", "slow");
    }

    @Test
    void theAreaIsTheSumOfItsSteps() {
        var stairs = stairs(trial("fast", 80, 2), trial("slow", 90, 6));

        // 80 to 70 from 2 to 10 ms, and 90 to 80 from 6 to 10 ms.
        assertThat(stairs.area(new Reference(-70, 10))).isCloseTo(10 * 8 + 10 * 4, within(1e-9));
    }

    @Test
    void whatIsBeyondTheReferenceCountsForNothing() {
        var stairs = stairs(trial("fast", 80, 2), trial("slow", 90, 6));

        assertThat(stairs.area(new Reference(-70, 5))).isCloseTo(10 * 3, within(1e-9));
        assertThat(stairs.area(new Reference(-95, 10))).isZero();
        assertThat(stairs.area(new Reference(-70, 1))).isZero();
    }

    @Test
    void theReferenceIsTheWorstOfAllFronts() {
        var worst = Reference.worst(List.of(stairs(trial("a", 80, 2)), stairs(trial("b", 90, 6))));

        assertThat(worst).isEqualTo(new Reference(-80, 6));
    }
}
