package dev.espalier.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A flat search space: a fixed list of decisions, from which sampling, mutation, neighbours and encoding follow. The
 * laws are in {@code FlatSpaceContract}.
 */
public interface DecisionSpace extends SequentialSpace {

    /** The decisions, in the order of an architecture's choices. */
    List<Decision> decisions();

    @Override
    default List<Decision> steps() {
        return decisions();
    }

    /** No choice rules out another. */
    @Override
    default boolean[] allowed(List<Integer> taken) {
        var allowed = new boolean[decisions().get(taken.size()).arity()];
        Arrays.fill(allowed, true);
        return allowed;
    }

    @Override
    default Architecture made(List<Integer> taken) {
        return new Architecture(name(), taken);
    }

    @Override
    default List<Integer> steps(Architecture architecture) {
        return architecture.choices();
    }

    @Override
    default double size() {
        return decisions().stream().mapToDouble(Decision::arity).reduce(1, (a, b) -> a * b);
    }

    @Override
    default boolean contains(Architecture architecture) {
        var decisions = decisions();
        var choices = architecture.choices();
        if (!architecture.space().equals(name()) || choices.size() != decisions.size()) {
            return false;
        }
        for (int i = 0; i < decisions.size(); i++) {
            if (choices.get(i) < 0 || choices.get(i) >= decisions.get(i).arity()) {
                return false;
            }
        }
        return true;
    }

    @Override
    default Architecture sample(RandomGenerator random) {
        return new Architecture(
                name(),
                decisions().stream()
                        .map(decision -> random.nextInt(decision.arity()))
                        .toList());
    }

    /** Changes one decision that has a choice, drawn uniformly, to another of its options, drawn uniformly. */
    @Override
    default Architecture mutate(Architecture architecture, RandomGenerator random) {
        var decisions = decisions();
        if (decisions.stream().allMatch(decision -> decision.arity() == 1)) {
            return architecture;
        }
        while (true) {
            int decision = random.nextInt(decisions.size());
            int arity = decisions.get(decision).arity();
            if (arity > 1) {
                int step = 1 + random.nextInt(arity - 1);
                return architecture.with(decision, (architecture.choices().get(decision) + step) % arity);
            }
        }
    }

    /** A chain: one vertex before and after each decision, the chosen option on the arrow between. */
    @Override
    default List<Cell> cells(Architecture architecture) {
        var vertices = new ArrayList<String>(List.of("input"));
        var edges = new ArrayList<Cell.Edge>();
        for (int i = 0; i < decisions().size(); i++) {
            var decision = decisions().get(i);
            vertices.add(decision.name());
            edges.add(new Cell.Edge(
                    i, i + 1, decision.options().get(architecture.choices().get(i))));
        }
        return List.of(new Cell(name(), vertices, edges));
    }

    /** All architectures that differ in one decision, in the order of decisions, then options. */
    @Override
    default List<Architecture> neighbors(Architecture architecture) {
        var neighbors = new ArrayList<Architecture>();
        var decisions = decisions();
        for (int decision = 0; decision < decisions.size(); decision++) {
            for (int option = 0; option < decisions.get(decision).arity(); option++) {
                if (option != architecture.choices().get(decision)) {
                    neighbors.add(architecture.with(decision, option));
                }
            }
        }
        return neighbors;
    }

    /** One-hot, in the order of decisions; its length is the sum of their arities. */
    default double[] encode(Architecture architecture) {
        var decisions = decisions();
        var encoding = new double[decisions.stream().mapToInt(Decision::arity).sum()];
        int offset = 0;
        for (int i = 0; i < decisions.size(); i++) {
            encoding[offset + architecture.choices().get(i)] = 1;
            offset += decisions.get(i).arity();
        }
        return encoding;
    }
}
