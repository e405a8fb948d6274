package dev.espalier.sgnas;

/**
 * What it counts that an expected cost is not the one asked for: the square of the difference, which is taken in widths of
 * the range of constraints.
 *
 * <p>Unlike the paper, whose weight belongs to differences in millions of multiply-accumulates, it so means the same for
 * every measure of cost; the standard one is that of the released code in the range for ImageNet, 3e-4 times 180 squared.
 *
 * @param weight of all of it beside the loss of the task, at least 0
 * @param over how much more a cost above the constraint counts, at least 0
 * @param under how much more one below it counts, at least 0; 0 where repair fills up what is left
 * @param free differences up to this count nothing, at least 0
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Equation 10</a>
 */
public record CostLoss(double weight, double over, double under, double free) {

    /** As released: more for what exceeds a constraint, nothing up to 0.1 million of 180. */
    public static final CostLoss RELEASED = new CostLoss(9.72, 1.2, 1, 0.1 / 180);

    public CostLoss {
        if (!(weight >= 0 && over >= 0 && under >= 0 && free >= 0)) {
            throw new IllegalArgumentException(
                    "The cost loss (weight %s, over %s, under %s, free %s) must consist of numbers of at least 0."
                            .formatted(weight, over, under, free));
        }
    }

    /** Of a cost that is so many widths above its constraint. */
    double of(double above) {
        return factor(above) * above * above;
    }

    /** How {@link #of} grows there. */
    double slope(double above) {
        return 2 * factor(above) * above;
    }

    private double factor(double above) {
        return Math.abs(above) <= free ? 0 : weight * (above > 0 ? over : under);
    }
}
