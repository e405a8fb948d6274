package dev.espalier.sgnas;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/** Milliseconds of some rounds, the slowest of which may have been disturbed. */
record Rounds(double[] sorted) {

    private static final int ROUNDS = 15;

    /** Work in turns with other work, after one turn of each that does not count. */
    static void print(PrintStream out, String what, Runnable work, String beside, Runnable other) {
        work.run();
        other.run();
        var first = new double[ROUNDS];
        var second = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            first[round] = milliseconds(work);
            second[round] = milliseconds(other);
        }
        var ours = sorted(first);
        var theirs = sorted(second);
        out.printf(
                Locale.ROOT,
                "%-45s %s; %s %s: %.1f times as long%n",
                what,
                ours,
                beside,
                theirs,
                theirs.median() / ours.median());
    }

    /** Work by itself, after one turn that does not count, in parts that are as long as each other. */
    static void print(PrintStream out, String what, int parts, Runnable work) {
        work.run();
        var times = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            times[round] = milliseconds(work) / parts;
        }
        out.printf(Locale.ROOT, "%-45s %s%n", what, sorted(times));
    }

    private static Rounds sorted(double[] times) {
        Arrays.sort(times);
        return new Rounds(times);
    }

    private static double milliseconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private double median() {
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%8.2f ms (%.2f to %.2f)", median(), sorted[0], sorted[sorted.length - 1]);
    }
}
