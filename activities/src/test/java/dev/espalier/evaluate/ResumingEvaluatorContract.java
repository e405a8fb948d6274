package dev.espalier.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.search.Candidate;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The laws of an evaluator that saves what it trains on its way, so that a cut-off attempt is not lost. */
public abstract class ResumingEvaluatorContract<P extends Record> extends TrainingEvaluatorContract<P> {

    @Test
    void goesOnFromWhatItSavedAndEndsTheSame() {
        var undisturbed = work("undisturbed");
        var whole = evaluator().evaluate(group(), problem(), params(), undisturbed);
        evaluator().clear(group(), params(), undisturbed.artifacts());
        var cutOff = work("cut-off").thatEndsAfter(1);
        assertThatThrownBy(() -> evaluator().evaluate(group(), problem(), params(), cutOff))
                .isInstanceOf(CancellationException.class);
        var later = work("cut-off").after(cutOff.saved().getLast());
        assertThat(evaluator().evaluate(group(), problem(), params(), later)).isEqualTo(whole);
        assertThat(later.saved()).hasSizeLessThan(undisturbed.saved().size());
    }

    @Test
    void whatCameOfItIsNotComputedAgainWhereNobodyNotedIt() {
        var forgotten = work("forgotten");
        var whole = evaluator().evaluate(group(), problem(), params(), forgotten);
        var later = work("forgotten").after(forgotten.saved().getLast());
        assertThat(evaluator().evaluate(group(), problem(), params(), later)).isEqualTo(whole);
        assertThat(later.saved()).hasSizeLessThan(forgotten.saved().size());
    }

    @Test
    void beginsAnewOnceAStepHasKeptWhatCameOfIt() {
        inAStep(evaluator(), steps -> steps.evaluate(message("one")));
        var again = workOfSteps();
        evaluator().evaluate(representatives(), problem(), params(), again);
        var first = work("first");
        evaluator().clear(representatives(), params(), first.artifacts());
        evaluator().evaluate(representatives(), problem(), params(), first);
        assertThat(again.saved()).hasSameSizeAs(first.saved());
    }

    private List<Candidate> representatives() {
        return group().stream()
                .map(Candidate::architecture)
                .map(architecture -> evaluator().identity(architecture, space()))
                .map(architecture -> new Candidate(architecture, List.of(), "random"))
                .toList();
    }
}
