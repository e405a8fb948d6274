package dev.espalier.evaluate;

import ai.djl.engine.EngineException;
import dev.espalier.data.UnreadableImage;
import dev.espalier.search.Outcome;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.train.Diverged;
import dev.espalier.train.NoMemory;
import dev.espalier.train.Stalled;
import java.util.Locale;
import java.util.function.Supplier;

/** What may go wrong with one network while it is computed and says nothing of the others: its own failure. */
public final class Mishaps {

    private Mishaps() {}

    /**
     * What is evaluated, or how that failed.
     *
     * @param outOfMemory what is said when there is too little memory
     */
    public static Evaluation caught(Supplier<Evaluation> evaluation, String outOfMemory) {
        try {
            return evaluation.get();
        } catch (Diverged | NoMemory | Stalled | Unbuildable | UnreadableImage e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError | ArithmeticException _) {
            // An array of more elements than can be counted is as well too large.
            return failed(outOfMemory);
        } catch (EngineException e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("memory")) {
                return failed(outOfMemory);
            }
            throw e;
        }
    }

    /** A failure, in a sentence. */
    public static Evaluation failed(String sentence) {
        return new Evaluation(new Outcome.Failed(sentence), 0);
    }
}
