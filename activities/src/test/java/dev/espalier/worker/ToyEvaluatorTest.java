package dev.espalier.worker;

import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.ResumingEvaluatorContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class ToyEvaluatorTest {

    @Nested
    class Alone extends ResumingEvaluatorContract<ToyEvaluator.Params> {

        @Override
        protected Evaluator<ToyEvaluator.Params> evaluator() {
            return new ToyEvaluator();
        }

        @Override
        protected Map<String, Object> settings() {
            return Map.of("epochs", 5, "fails", "yes");
        }
    }

    @Nested
    class Jointly extends ResumingEvaluatorContract<ToyEvaluator.Params> {

        @Override
        protected Evaluator<ToyEvaluator.Params> evaluator() {
            return new ToyEvaluator();
        }

        @Override
        protected Map<String, Object> settings() {
            return Map.of("group_size", 4, "epochs", 5);
        }
    }
}
