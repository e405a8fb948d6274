package dev.espalier.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The laws of an evaluator that trains instead of looking up, so that its results are worth keeping. */
public abstract class TrainingEvaluatorContract<P extends Record> extends EvaluatorContract<P> {

    @Test
    void trains() {
        assertThat(evaluator().looksUp(params())).isFalse();
    }

    @Test
    void anotherExperimentTrainsNothingAgain() {
        var counted = new CountedEvaluator<>(evaluator());
        var first = inAStep(counted, steps -> steps.evaluate(message("one")));
        var second = inAStep(counted, steps -> steps.evaluate(message("two")));
        assertThat(counted.calls()).isEqualTo(1);
        assertThat(evaluations(second)).isEqualTo(evaluations(first));
    }
}
