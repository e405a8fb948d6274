package dev.espalier.surrogate;

/**
 * The standard normal distribution: 15 digits, of far tails 8. A search asks for it a million times, and it must be the
 * same on every machine.
 *
 * @see <a href="https://doi.org/10.1002/wilm.42820050521">West, Better approximations to cumulative normal functions,
 *     2005</a>, after Hart, 1968
 */
final class StandardNormal {

    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    /** Beyond, the tail is a continued fraction. */
    private static final double FAR = 7.07106781186547;

    private static final double[] NUMERATOR = {
        3.52624965998911e-02,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] DENOMINATOR = {
        8.83883476483184e-02,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private StandardNormal() {}

    static double density(double z) {
        return DENSITY_AT_ZERO * StrictMath.exp(-z * z / 2);
    }

    /** The probability of less than z. */
    static double below(double z) {
        double tail = tail(Math.abs(z));
        return z > 0 ? 1 - tail : tail;
    }

    /** The probability of more than z, which is at least 0. */
    private static double tail(double z) {
        if (z < FAR) {
            return StrictMath.exp(-z * z / 2) * polynomial(NUMERATOR, z) / polynomial(DENOMINATOR, z);
        }
        double fraction = z + 0.65;
        for (int i = 4; i > 0; i--) {
            fraction = z + i / fraction;
        }
        return density(z) / fraction;
    }

    private static double polynomial(double[] coefficients, double z) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * z + coefficient;
        }
        return value;
    }
}
