package dev.espalier.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The laws of an evaluator that saves what it trains on its way, so that a cut-off attempt is not lost. */
public abstract class ResumingEvaluatorContract<P extends Record> extends TrainingEvaluatorContract<P> {

    @Test
    void goesOnFromWhatItSavedAndEndsTheSame() {
        var undisturbed = work("undisturbed");
        var whole = evaluator().evaluate(group(), problem(), params(), undisturbed);
        var cutOff = work("cut-off").thatEndsAfter(1);
        assertThatThrownBy(() -> evaluator().evaluate(group(), problem(), params(), cutOff))
                .isInstanceOf(CancellationException.class);
        var later = work("cut-off").after(cutOff.saved().getLast());
        assertThat(evaluator().evaluate(group(), problem(), params(), later)).isEqualTo(whole);
        assertThat(later.saved()).hasSizeLessThan(undisturbed.saved().size());
    }
}
