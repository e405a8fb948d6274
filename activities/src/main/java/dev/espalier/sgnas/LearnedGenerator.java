package dev.espalier.sgnas;

import dev.espalier.artifact.Sha256;
import dev.espalier.catalogue.Answerer.Answer;
import dev.espalier.catalogue.Answerer.Reach;
import dev.espalier.method.AnsweringMethod.Learned;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * A generator that is asked beside its search.
 *
 * @param answers null while it learns
 */
record LearnedGenerator(Wanted wanted, @Nullable Answers answers) implements Learned {

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
        var random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(Sha256.digest(Double.toString(cost).getBytes(StandardCharsets.US_ASCII)));
        return answers.several(cost, count, random).stream()
                .map(answer -> new Answer(answer.architecture(), answer.cost(), null))
                .toList();
    }
}
