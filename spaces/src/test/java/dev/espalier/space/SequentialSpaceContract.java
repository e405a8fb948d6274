package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The laws of every space whose architectures are made by a sequence of choices. */
public abstract class SequentialSpaceContract extends SearchSpaceContract {

    /** A fresh instance of the space under test. */
    @Override
    protected abstract SequentialSpace space();

    @Test
    void whoeverTakesWhatIsAllowedEndsWithAnArchitecture() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 1_000; i++) {
            var taken = new ArrayList<Integer>();
            for (var step : space().steps()) {
                var allowed = space().allowed(taken);
                assertThat(allowed).hasSize(step.arity()).contains(true);
                int option = random.nextInt(step.arity());
                while (!allowed[option]) {
                    option = (option + 1) % step.arity();
                }
                taken.add(option);
            }
            assertThat(space().contains(space().made(taken))).as("%s", taken).isTrue();
        }
    }

    @Test
    void theStepsOfAnArchitectureAreAllowedAndLeadToIt() {
        for (var sample : samples()) {
            var steps = space().steps(sample);
            assertThat(steps).hasSameSizeAs(space().steps());
            for (int i = 0; i < steps.size(); i++) {
                assertThat(space().allowed(steps.subList(0, i))[steps.get(i)])
                        .as("step %d of %s", i, sample.id())
                        .isTrue();
            }
            assertThat(space().made(steps)).isEqualTo(sample);
        }
    }
}
