package dev.espalier.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a model expects of candidates. Of most a glance says that they are not among the best, whatever the criterion;
 * how uncertain the others are is computed when it matters, since that is what takes long.
 */
public final class Outlooks {

    private final Prediction[] glances;
    private final @Nullable Prediction[] exact;
    private final IntFunction<Prediction> exactly;

    /**
     * @param glance of a candidate: its mean, and a deviation that may be too great
     * @param exactly its mean and deviation
     */
    Outlooks(int size, IntFunction<Prediction> glance, IntFunction<Prediction> exactly) {
        this.glances = new Prediction[size];
        Arrays.setAll(glances, glance);
        this.exact = new Prediction[size];
        this.exactly = exactly;
    }

    /** As somebody else made them. */
    public static Outlooks of(List<Prediction> predictions) {
        return new Outlooks(predictions.size(), predictions::get, predictions::get);
    }

    /** Of what is known for certain. */
    public static Outlooks known(double[] values) {
        IntFunction<Prediction> value = i -> new Prediction(values[i], 0);
        return new Outlooks(values.length, value, value);
    }

    /** What a prediction is worth; never less when the deviation is greater. */
    public interface Criterion {
        double of(Prediction prediction, int candidate);
    }

    public int size() {
        return glances.length;
    }

    /** Of one candidate, exactly. */
    public Prediction of(int candidate) {
        var known = exact[candidate];
        if (known == null) {
            known = exactly.apply(candidate);
            exact[candidate] = known;
        }
        return known;
    }

    /** The candidates worth most that are not taken, the first the best. */
    public List<Integer> best(int count, Criterion criterion, Set<Integer> taken) {
        var worths = new double[glances.length];
        for (int i = 0; i < worths.length; i++) {
            var known = exact[i];
            worths[i] = taken.contains(i) ? Double.NaN : criterion.of(known == null ? glances[i] : known, i);
        }
        var best = new ArrayList<Integer>();
        for (int first = most(worths); first >= 0 && best.size() < count; first = most(worths)) {
            settle(first, worths, criterion);
            int next = certain(worths, worths[first], criterion);
            best.add(next);
            worths[next] = Double.NaN;
        }
        return best;
    }

    /** The best of all, those computed exactly that could be worth more than one that was. */
    private int certain(double[] worths, double least, Criterion criterion) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < worths.length; i++) {
            if (worths[i] >= Math.max(least, most)) {
                settle(i, worths, criterion);
            }
            if (worths[i] > most && exact[i] != null) {
                most = worths[i];
                best = i;
            }
        }
        return best;
    }

    private void settle(int candidate, double[] worths, Criterion criterion) {
        if (exact[candidate] == null) {
            worths[candidate] = criterion.of(of(candidate), candidate);
        }
    }

    /** The candidate of the greatest worth; none, -1, where none has a worth. */
    private static int most(double[] worths) {
        int most = -1;
        for (int i = 0; i < worths.length; i++) {
            if (!Double.isNaN(worths[i]) && (most < 0 || worths[i] > worths[most])) {
                most = i;
            }
        }
        return most;
    }
}
