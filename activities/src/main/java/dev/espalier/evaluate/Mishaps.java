package dev.espalier.evaluate;

import ai.djl.engine.EngineException;
import dev.espalier.data.UnreadableImage;
import dev.espalier.search.Outcome;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.train.Diverged;
import dev.espalier.train.NoMemory;
import dev.espalier.train.Stalled;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What may go wrong with one network while it is computed and says nothing of the others: its own failure. */
public final class Mishaps {

    /** What the library says of its allocators on processors and on GPUs, and of what it uses there. */
    private static final Pattern OUT_OF_MEMORY = Pattern.compile(
            "out of memory|(can't|could not) allocate memory|alloc_failed|bad_alloc", Pattern.CASE_INSENSITIVE);

    private Mishaps() {}

    /**
     * What is evaluated, or how that failed.
     *
     * @param outOfMemory what is said when there is too little memory
     */
    public static Evaluation caught(Supplier<Evaluation> evaluation, String outOfMemory) {
        return caught(() -> List.of(evaluation.get()), 1, outOfMemory).getFirst();
    }

    /**
     * What is evaluated of a group, or how all of it failed.
     *
     * @param size of the group
     */
    public static List<Evaluation> caught(Supplier<List<Evaluation>> group, int size, String outOfMemory) {
        try {
            return group.get();
        } catch (Diverged | NoMemory | Stalled | Unbuildable | UnreadableImage e) {
            return failed(size, String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError _) {
            return failed(size, outOfMemory);
        } catch (EngineException e) {
            if (OUT_OF_MEMORY.matcher(String.valueOf(e.getMessage())).find()) {
                return failed(size, outOfMemory);
            }
            throw e;
        }
    }

    private static List<Evaluation> failed(int size, String sentence) {
        return Collections.nCopies(size, failed(sentence));
    }

    /** A failure, in a sentence. */
    public static Evaluation failed(String sentence) {
        return new Evaluation(new Outcome.Failed(sentence), 0);
    }
}
