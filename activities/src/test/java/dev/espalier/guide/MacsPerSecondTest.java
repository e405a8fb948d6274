package dev.espalier.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.LatencyModelContract;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import org.junit.jupiter.api.Test;

class MacsPerSecondTest extends LatencyModelContract {

    @Override
    protected LatencyModel model() {
        return new MacsPerSecond();
    }

    @Override
    protected SearchSpace space() {
        return new NasBench201();
    }

    @Test
    void takes315MillisecondsForTheFirstCellOfTheBenchmark() {
        var space = new NasBench201();
        // 15,647,370 multiply-accumulates.
        assertThat(model().latency(space.network(space.ofIndex(0))).meanMs()).isEqualTo(2 + 15_647_370 / 50_000.0);
    }
}
