package dev.espalier.surrogate;

import org.ejml.data.DMatrixRMaj;

/** A sum over operations and a neighbourhood, mixed, around a level that is not known either. */
final class MixedKernel {

    private static final double LEVEL = 1;

    private MixedKernel() {}

    /** @param share of the sums, 0 to 1; what is left is that of the neighbourhood */
    static DMatrixRMaj matrix(double[][] sums, double[][] near, double share, double noise) {
        int size = sums.length;
        var matrix = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix.set(i, j, share * sums[i][j] + (1 - share) * near[i][j] + LEVEL);
            }
            matrix.add(i, i, noise);
        }
        return matrix;
    }

    /**
     * With each of the known, then with itself.
     *
     * @param sums with each of the known, then with itself
     * @param near with each of the known
     */
    static double[] to(double[] sums, double[] near, double share) {
        var kernel = new double[sums.length];
        for (int i = 0; i < near.length; i++) {
            kernel[i] = share * sums[i] + (1 - share) * near[i] + LEVEL;
        }
        kernel[near.length] = share * sums[near.length] + (1 - share) + LEVEL;
        return kernel;
    }
}
