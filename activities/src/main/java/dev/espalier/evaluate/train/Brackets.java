package dev.espalier.evaluate.train;

/**
 * The brackets of Hyperband: the first rung of each lies {@code eta} times as late as that of the bracket before, and none
 * beyond the last epoch. Unlike the paper, trainings come one by one, so each is dealt to a bracket by chance, with the
 * shares that brackets have there; the chance is its key's, so that every attempt at it lands in the same.
 *
 * @param grace epochs before the earliest rung, at least 1
 * @param eta of how many one goes on, at least 2
 * @param epochs of a whole training, at least 1
 * @see <a href="https://www.jmlr.org/papers/v18/16-558.html">Li et al., JMLR 2018, Algorithm 1</a>
 */
record Brackets(int grace, int eta, int epochs) {

    /** Hexadecimal digits that a double holds exactly. */
    private static final int DIGITS = 13;

    /**
     * After how many epochs a training may first be given up.
     *
     * @param key a hash in hexadecimal digits
     */
    long firstRung(String key) {
        double left = chance(key) * total();
        long rung = grace;
        for (int later = deepest(); later > 0; later--) {
            left -= share(later);
            if (left < 0) {
                return rung;
            }
            rung *= eta;
        }
        return rung;
    }

    /** How many rungs the earliest bracket has below a whole training. */
    private int deepest() {
        int rungs = 0;
        for (long rung = grace; rung * eta <= epochs; rung *= eta) {
            rungs++;
        }
        return rungs;
    }

    /** How many trainings begin in the bracket with so many further rungs, the paper's n before it is rounded up. */
    private double share(int later) {
        return (deepest() + 1.0) / (later + 1) * Math.pow(eta, later);
    }

    private double total() {
        double sum = 0;
        for (int later = deepest(); later >= 0; later--) {
            sum += share(later);
        }
        return sum;
    }

    private static double chance(String key) {
        return Long.parseLong(key.substring(0, DIGITS), 16) / Math.pow(16, DIGITS);
    }
}
