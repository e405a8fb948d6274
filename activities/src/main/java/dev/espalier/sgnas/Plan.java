package dev.espalier.sgnas;

/**
 * How a generator learns.
 *
 * @param low the lowest constraint that it learns to answer, in the unit of the cost
 * @param high the highest, above the lowest
 * @param epochs at least 1
 * @param steps of each epoch, at least 1
 * @param constraints of each step, at least 1
 * @param rate of learning in the first epoch, above 0
 * @param temperature of the softmax in the first epoch, above 0
 * @param cooling what both are multiplied by after each epoch, above 0, at most 1
 * @param priors how many random architectures it is given to start from, each for the constraints near its cost; 0 for
 *     none, with which the paper's ablation shows that it answers all constraints alike
 */
public record Plan(
        double low,
        double high,
        int epochs,
        int steps,
        int constraints,
        double rate,
        double temperature,
        double cooling,
        int priors,
        CostLoss loss) {

    /** Between the constraints of a round through the range; as released for ImageNet. */
    static final int INTERVALS = 36;

    public Plan {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "The lowest constraint (%s) must be below the highest (%s).".formatted(low, high));
        }
        if (epochs < 1 || steps < 1 || constraints < 1 || priors < 0) {
            throw new IllegalArgumentException(
                    "The `epochs` (%d), `steps` (%d) and `constraints` (%d) must be at least 1, and the `priors` (%d) at least 0."
                            .formatted(epochs, steps, constraints, priors));
        }
        if (!(rate > 0 && temperature > 0 && cooling > 0 && cooling <= 1)) {
            throw new IllegalArgumentException(
                    "The `rate` (%s), `temperature` (%s) and `cooling` (%s) must be above 0, and the last at most 1."
                            .formatted(rate, temperature, cooling));
        }
    }

    /**
     * As the paper and its code do, for cost alone: 50 epochs, one prior.
     *
     * <p>Unlike the paper, where each step has one constraint, each has four: what they share is computed once.
     */
    public static Plan standard(double low, double high) {
        return new Plan(low, high, 50, 20, 4, 1e-3, 5, 0.95, 1, CostLoss.RELEASED);
    }

    /** How many steps the whole training has. */
    public int total() {
        return epochs * steps;
    }

    double width() {
        return high - low;
    }

    /**
     * Where in the range a constraint lies, 0 at its lower end, 1 at its upper.
     *
     * <p>Unlike the paper, what lies outside the range counts as its end: there the network has learned nothing.
     */
    float at(double target) {
        return (float) Math.clamp((target - low) / width(), 0, 1);
    }

    float temperatureAt(int step) {
        return (float) (temperature * cooled(step));
    }

    /**
     * Unlike the paper, where the rate is constant, it falls with the temperature: the colder the softmax, the less scores
     * have to change for another option, and so the network would lose in the end what it had learned.
     */
    float rateAt(int step) {
        return (float) (rate * cooled(step));
    }

    private double cooled(int step) {
        int epoch = step / steps;
        return StrictMath.pow(cooling, epoch);
    }
}
