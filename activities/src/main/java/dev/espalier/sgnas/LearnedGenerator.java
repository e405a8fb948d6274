package dev.espalier.sgnas;

import dev.espalier.catalogue.Answerer.Answer;
import dev.espalier.catalogue.Answerer.Reach;
import dev.espalier.method.AnsweringMethod.Learned;
import dev.espalier.method.Seeded;
import dev.espalier.method.Work;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generator that is asked beside its search. */
final class LearnedGenerator implements Learned {

    private final Wanted wanted;
    private final @Nullable Answers answers;
    private final Examiner examiner;
    private final Work work;

    /** @param answers null while it learns */
    LearnedGenerator(Wanted wanted, @Nullable Answers answers, Examiner examiner, Work work) {
        this.wanted = wanted;
        this.answers = answers;
        this.examiner = examiner;
        this.work = work;
    }

    @Override
    public Reach reach() {
        var plan = wanted.plan();
        return new Reach(wanted.metric(), plan.low(), plan.high(), answers != null);
    }

    @Override
    public List<Answer> answers(double cost, int count) {
        if (answers == null) {
            throw new IllegalArgumentException("The generator is still learning.\nMaybe ask again later.");
        }
        var random = Seeded.by(Double.toString(cost).getBytes(StandardCharsets.US_ASCII));
        return examiner.ranked(answers.several(cost, count, random), work).stream()
                .map(one -> new Answer(one.architecture(), one.cost(), one.inheritedPct()))
                .toList();
    }

    @Override
    public void close() {
        examiner.close();
    }
}
