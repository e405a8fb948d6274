package dev.espalier.sgnas;

import dev.espalier.catalogue.Answerer.Answer;
import dev.espalier.catalogue.Answerer.Reach;
import dev.espalier.method.AnsweringMethod.Learned;
import dev.espalier.method.Seeded;
import dev.espalier.space.Architecture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A generator that is asked beside its search. */
final class LearnedGenerator implements Learned {

    private static final Comparator<Answer> BEST_FIRST = Comparator.comparingDouble(
                    (Answer one) -> Objects.requireNonNull(one.accuracyPct()))
            .reversed();

    private final Wanted wanted;
    private final @Nullable Answers answers;
    private final @Nullable Examiner examiner;
    private final Map<Architecture, Double> examined = new HashMap<>();

    /** Says how well architectures do with the weights that they inherit, in percent. */
    interface Examiner {
        List<Double> inheritedPct(List<Architecture> architectures);
    }

    /**
     * @param answers null while it learns
     * @param examiner null where there is no supernet
     */
    LearnedGenerator(Wanted wanted, @Nullable Answers answers, @Nullable Examiner examiner) {
        this.wanted = wanted;
        this.answers = answers;
        this.examiner = examiner;
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
        var given = answers.several(cost, count, random);
        if (examiner == null) {
            return given.stream()
                    .map(answer -> new Answer(answer.architecture(), answer.cost(), null))
                    .toList();
        }
        examine(examiner, given.stream().map(answer -> answer.architecture()).toList());
        return given.stream()
                .map(answer -> new Answer(answer.architecture(), answer.cost(), examined.get(answer.architecture())))
                .sorted(BEST_FIRST)
                .toList();
    }

    private void examine(Examiner examiner, List<Architecture> given) {
        var left = new ArrayList<>(given);
        left.removeAll(examined.keySet());
        if (!left.isEmpty()) {
            var found = examiner.inheritedPct(left);
            for (int i = 0; i < left.size(); i++) {
                examined.put(left.get(i), found.get(i));
            }
        }
    }
}
