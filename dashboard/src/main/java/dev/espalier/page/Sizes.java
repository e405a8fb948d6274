package dev.espalier.page;

/** Sizes of files in words: "11.3 MB", none for 0. */
final class Sizes {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final double STEP = 1000;

    private Sizes() {}

    static String said(long bytes) {
        return bytes == 0 ? "none" : figure(bytes) + " " + unit(bytes);
    }

    static String figure(long bytes) {
        double value = bytes / Math.pow(STEP, step(bytes));
        return Said.fixed(value, step(bytes) == 0 || value >= 100 ? 0 : 1);
    }

    static String unit(long bytes) {
        return UNITS[step(bytes)];
    }

    private static int step(long bytes) {
        int step = 0;
        for (double value = bytes; value >= STEP && step < UNITS.length - 1; value /= STEP) {
            step++;
        }
        return step;
    }
}
