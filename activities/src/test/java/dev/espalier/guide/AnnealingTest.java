package dev.espalier.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.method.SearchMethod;
import dev.espalier.method.SearchMethodContract;
import org.junit.jupiter.api.Test;

class AnnealingTest extends SearchMethodContract<Annealing.Params, Annealing.State> {

    @Override
    protected SearchMethod<Annealing.Params, Annealing.State> method() {
        return new Annealing();
    }

    @Override
    protected Annealing.Params params() {
        return new Annealing.Params(1, 0.5);
    }

    @Test
    void coolsDownWithEveryRound() {
        assertThat(after(method(), 3).temperature()).isEqualTo(0.125);
    }
}
