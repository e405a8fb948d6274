package dev.espalier.effect;

import dev.espalier.space.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What one decision does to a measure, over whatever the others were: trials that a search chose, so it is what was seen
 * and not what an experiment with chance would find.
 *
 * @param choices in the order of the decision's options; only those that some trial took
 */
public record Effect(Decision decision, List<Choice> choices) {

    private static final double OUTSIDE = 0.025;

    /**
     * The trials that took one option.
     *
     * @param low the lower end of the interval of the mean, 95 % by Student's t; the mean where there is one trial
     */
    public record Choice(String option, int count, double mean, double low, double high) {}

    /** How far the means of its options lie apart, weighted by how often they were taken; 0 of one option. */
    public double spread() {
        double count = choices.stream().mapToInt(Choice::count).sum();
        double mean = choices.stream()
                        .mapToDouble(choice -> choice.count * choice.mean)
                        .sum()
                / Math.max(1, count);
        double squares = choices.stream()
                .mapToDouble(choice -> choice.count * (choice.mean - mean) * (choice.mean - mean))
                .sum();
        return Math.sqrt(squares / Math.max(1, count));
    }

    /** Of all decisions, in their order. */
    public static List<Effect> of(Observations seen) {
        var effects = new ArrayList<Effect>();
        for (int decision = 0; decision < seen.decisions().size(); decision++) {
            effects.add(of(seen, decision));
        }
        return effects;
    }

    private static Effect of(Observations seen, int decision) {
        var choices = new ArrayList<Choice>();
        var options = seen.decisions().get(decision).options();
        var values = new double[options.size()][seen.size()];
        var counts = new int[options.size()];
        for (int i = 0; i < seen.size(); i++) {
            int option = seen.options().get(i).get(decision);
            values[option][counts[option]++] = seen.values()[i];
        }
        for (int option = 0; option < options.size(); option++) {
            if (counts[option] > 0) {
                choices.add(choice(options.get(option), Arrays.copyOf(values[option], counts[option])));
            }
        }
        return new Effect(seen.decisions().get(decision), choices);
    }

    private static Choice choice(String option, double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).sum() / n;
        if (n == 1) {
            return new Choice(option, 1, mean, mean, mean);
        }
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double error = Math.sqrt(squares / (n - 1) / n);
        double half = error * new TDistribution(n - 1.0).inverseCumulativeProbability(1 - OUTSIDE);
        return new Choice(option, n, mean, mean - half, mean + half);
    }
}
