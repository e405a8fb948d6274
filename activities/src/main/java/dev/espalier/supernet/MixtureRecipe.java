package dev.espalier.supernet;

import dev.espalier.train.Schedule;

/**
 * How a mixture learns its shares.
 *
 * @param order what their gradient is of
 * @param drawn whether a step takes one option of each decision by chance, instead of all by their shares
 * @param begunAtRandom whether the free numbers are drawn from 0 to 1, instead of being all 1
 * @param schedule their learning rate over time
 * @param momentum of plain descent, or -1 for Adam
 * @see <a href="https://arxiv.org/abs/1806.09055">Liu et al., ICLR 2019</a>, Section 2.3
 */
public record MixtureRecipe(Order order, boolean drawn, boolean begunAtRandom, Schedule schedule, double momentum) {

    /** Instead of a momentum. */
    public static final double ADAM = -1;

    /** What the gradient of shares is of. */
    public enum Order {
        /** The loss that the weights learn from, in the same step. */
        TRIVIAL(1),
        /** The loss on other images, with the weights as they are. */
        FIRST(2),
        /** The loss on other images, with the weights after a step of their own. */
        SECOND(5);

        private final int passes;

        Order(int passes) {
            this.passes = passes;
        }

        /** How often a step passes through the supernet, there and back. */
        public int passes() {
            return passes;
        }
    }
}
